package org.findbuch.index.lucene.store;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteArrayDataOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;
import org.findbuch.document.Page;
import org.findbuch.language.Word;

/**
 * What showing a page needs, in one piece and not compressed: its number, label and text, and where
 * each of its words stands. One table of places serves all analyses, and is half of what offsets in
 * the postings of a single one would take.
 */
public final class PageRecord {
  private static final int LONGEST_NUMBER = 5;

  private final int number;
  private final String label;
  private final String text;
  private final int[] starts;
  private final int[] ends;

  private PageRecord(int number, String label, String text, int[] starts, int[] ends) {
    this.number = number;
    this.label = label;
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  public int number() {
    return number;
  }

  public String label() {
    return label;
  }

  public String text() {
    return text;
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

  /** Of each word its distance from the one before and its length are written. */
  static BytesRef encoded(Page page, List<Word> words) {
    int strings = UnicodeUtil.maxUTF8Length(page.label().length() + page.text().length());
    byte[] bytes = new byte[LONGEST_NUMBER * (4 + 2 * words.size()) + strings];
    ByteArrayDataOutput out = new ByteArrayDataOutput(bytes);
    try {
      out.writeVInt(page.number());
      out.writeString(page.label());
      out.writeString(page.text());
      out.writeVInt(words.size());
      int before = 0;
      for (Word word : words) {
        out.writeVInt(word.start() - before);
        out.writeVInt(word.end() - word.start());
        before = word.end();
      }
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
    return new PageRecord(number, label, text, starts, ends);
  }
}
