package org.findbuch.web.holdings;

import java.util.List;
import org.findbuch.document.PageState;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.PageView;
import org.findbuch.reading.PageView.Boxes;
import org.findbuch.web.page.TextBlock;
import org.jspecify.annotations.Nullable;

/**
 * One page as it is shown: picture and text.
 *
 * @param picture of it; null where there is none
 * @param blocks its text, the found words apart
 * @param tables the address of its tables, without their number
 * @param waits whether its text is still to be recognised, if it has none
 */
public record ShownLeaf(
    PageView page,
    @Nullable Picture picture,
    List<TextBlock> blocks,
    String tables,
    boolean waits) {
  /**
   * What the page looks like.
   *
   * @param path of its document
   * @param boxes where the found words stand on it
   * @param isDrawable unless it was tried in vain
   */
  public record Picture(String path, Boxes boxes, boolean isDrawable) {
    /** Of those who do not say how large the page is most are A4. */
    private static final int[] LIKELY = {595, 842};

    public String address(int columns) {
      return path + "/" + boxes.page() + ".png?w=" + columns;
    }

    public int width() {
      return boxes.areKnown() ? Math.round(boxes.width()) : LIKELY[0];
    }

    public int height() {
      return boxes.areKnown() ? Math.round(boxes.height()) : LIKELY[1];
    }

    public List<Boxes.Rectangle> marked() {
      return boxes.boxes().stream().flatMap(word -> word.rectangles().stream()).toList();
    }
  }

  public boolean isPictured() {
    return picture != null && picture.isDrawable();
  }

  /**
   * Where to ask for the places of the found words once the picture is there: of what is printed
   * for the picture they are not known before. Null where they are, or nobody answers.
   */
  public @Nullable String boxes(String query) {
    return picture == null
            || picture.boxes().areKnown()
            || page.marks().isEmpty()
            || page.newerUrl() != null
        ? null
        : Addresses.withQuery(
            picture.path().replaceFirst("^/d/", "/api/documents/")
                + "/pages/"
                + page.page()
                + "/boxes",
            query);
  }

  public boolean isRecognised() {
    return page.state() == PageState.OCR;
  }

  /** The key of the sentence for a page without text. */
  public String missing() {
    return switch (page.state()) {
      case TEXT, OCR -> "page.blank";
      case UNREAD -> waits ? "page.waiting" : "page.unread";
      case GARBLED, BLANK -> "page." + page.state().code();
    };
  }

  /** The key of the sentence below a text, of which one does not stand above it. */
  public String note() {
    return switch (page.state()) {
      case GARBLED -> "page.garbled";
      case UNREAD -> "page.beside";
      case TEXT, OCR, BLANK -> "page.note";
    };
  }
}
