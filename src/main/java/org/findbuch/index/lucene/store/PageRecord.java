package org.findbuch.index.lucene.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteArrayDataOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;
import org.findbuch.document.Structure;
import org.findbuch.index.SearchedPages.Furniture;
import org.findbuch.index.SearchedPages.Origin;
import org.findbuch.index.SearchedPages.Searched;
import org.findbuch.language.Word;

/**
 * What showing a page needs, in one piece and not compressed: its number, label and text, and where
 * each of its words stands. One table of places serves all analyses, and is half of what offsets in
 * the postings of a single one would take.
 *
 * <p>The running heads of a document are one more such record behind its pages. It has the number
 * {@link #FURNITURE}, and says of each of its lines on which page that stands first.
 */
public final class PageRecord {
  /** Stands for the number of a page where the record is that of the running heads. */
  public static final int FURNITURE = 0;

  private static final int LONGEST_NUMBER = 5;

  private final int number;
  private final String label;
  private final String text;
  private final int[] starts;
  private final int[] ends;
  private final Furniture furniture;
  private final byte[] tables;

  private PageRecord(
      int number,
      String label,
      String text,
      int[] starts,
      int[] ends,
      Furniture furniture,
      byte[] tables) {
    this.number = number;
    this.label = label;
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.furniture = furniture;
    this.tables = tables;
  }

  public String text() {
    return text;
  }

  /** The tables of the page whose cells are known, which few pages have. */
  public List<Structure.Block> tables() {
    return Structure.stored(tables).blocks();
  }

  /** How many words the page has; their positions are smaller. */
  public int words() {
    return starts.length;
  }

  /** Where the word at a position begins, in UTF-16 code units of the text. */
  public int start(int position) {
    return starts[position];
  }

  public int end(int position) {
    return ends[position];
  }

  /** The page that a place of the text stands on; of a running head, where it stands first. */
  public Origin origin(int place) {
    return number == FURNITURE ? furniture.origin(place) : new Origin(0, number, label);
  }

  static BytesRef encoded(Searched page, List<Word> words) {
    return encoded(page.number(), page.label(), page.text(), words, List.of(), page.tables());
  }

  static BytesRef encoded(Furniture furniture, List<Word> words) {
    return encoded(FURNITURE, "", furniture.text(), words, furniture.origins(), Structure.UNKNOWN);
  }

  /** Of each word its distance from the one before and its length are written. */
  private static BytesRef encoded(
      int number,
      String label,
      String text,
      List<Word> words,
      List<Origin> origins,
      Structure tables) {
    byte[] packed = tables.encoded();
    int strings = label.length() + text.length();
    strings += origins.stream().mapToInt(origin -> origin.label().length()).sum();
    int numbers = 4 + 2 * words.size() + 3 * origins.size();
    byte[] bytes =
        new byte[LONGEST_NUMBER * numbers + UnicodeUtil.maxUTF8Length(strings) + packed.length];
    ByteArrayDataOutput out = new ByteArrayDataOutput(bytes);
    try {
      out.writeVInt(number);
      out.writeString(label);
      out.writeString(text);
      out.writeVInt(words.size());
      int before = 0;
      for (Word word : words) {
        out.writeVInt(word.start() - before);
        out.writeVInt(word.end() - word.start());
        before = word.end();
      }
      for (Origin origin : origins) {
        out.writeVInt(origin.start());
        out.writeVInt(origin.page());
        out.writeString(origin.label());
      }
      out.writeBytes(packed, packed.length);
    } catch (IOException impossible) {
      throw new IllegalStateException("a page could not be written to memory", impossible);
    }
    return new BytesRef(bytes, 0, out.getPosition());
  }

  /** The number alone, without reading on. */
  public static int number(BytesRef encoded) throws IOException {
    return new ByteArrayDataInput(encoded.bytes, encoded.offset, encoded.length).readVInt();
  }

  public static PageRecord decoded(BytesRef encoded) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(encoded.bytes, encoded.offset, encoded.length);
    int number = in.readVInt();
    String label = in.readString();
    String text = in.readString();
    int count = in.readVInt();
    int[] starts = new int[count];
    int[] ends = new int[count];
    int before = 0;
    for (int i = 0; i < count; i++) {
      starts[i] = before + in.readVInt();
      ends[i] = starts[i] + in.readVInt();
      before = ends[i];
    }
    List<Origin> origins = new ArrayList<>();
    while (number == FURNITURE && !in.eof()) {
      origins.add(new Origin(in.readVInt(), in.readVInt(), in.readString()));
    }
    // of older versions nothing more is there
    byte[] tables = new byte[encoded.length + encoded.offset - in.getPosition()];
    in.readBytes(tables, 0, tables.length);
    Furniture furniture = new Furniture(text, origins);
    return new PageRecord(number, label, text, starts, ends, furniture, tables);
  }
}
