package org.findbuch.ingest.picture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.extract.PrintedPages;
import org.findbuch.extract.PrintedWords;

/**
 * What of a document is where on its print, kept beside it. Form: for each page that was read the
 * number of the printed page that shows it, the length of its layout in bytes and that, as integers
 * of four bytes.
 */
public final class PrintPlaces {
  private final List<Place> places;

  private record Place(int page, Layout layout) {}

  private PrintPlaces(List<Place> places) {
    this.places = places;
  }

  /**
   * Looks for the pages that were read among those that were printed.
   *
   * @param read their texts
   * @param printed what was read of the print
   */
  static PrintPlaces of(List<String> read, List<Page> printed) {
    List<String> texts = read.isEmpty() ? List.of("") : read;
    List<Page> pages =
        printed.isEmpty()
            ? List.of(new Page(1, "1", PageState.BLANK, "", Layout.NONE))
            : List.copyOf(printed);
    List<Integer> numbers = PrintedPages.of(texts, pages.stream().map(Page::text).toList());
    List<Place> places = new ArrayList<>();
    for (int at = 0; at < texts.size(); at++) {
      int number = numbers.get(at);
      places.add(new Place(number, PrintedWords.of(texts.get(at), pages.get(number - 1))));
    }
    return new PrintPlaces(places);
  }

  /** What was kept. */
  static PrintPlaces stored(byte[] encoded) {
    List<Place> places = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
      while (in.available() > 0) {
        int page = in.readInt();
        places.add(new Place(page, Layout.stored(in.readNBytes(in.readInt()))));
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException("places of a print are damaged", damaged);
    }
    return new PrintPlaces(places);
  }

  byte[] encoded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Place place : places) {
        byte[] layout = place.layout().encoded();
        out.writeInt(place.page());
        out.writeInt(layout.length);
        out.write(layout);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** The number of the printed page that shows a page as it was read. */
  int page(int read) {
    return place(read).page();
  }

  /** Where the words of a page, as it was read, stand on its printed page. */
  Layout layout(int read) {
    return place(read).layout();
  }

  private Place place(int read) {
    return places.get(Math.min(read, places.size()) - 1);
  }
}
