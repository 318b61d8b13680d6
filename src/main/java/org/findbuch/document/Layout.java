package org.findbuch.document;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the words of a page stand, kept in its stored form and unpacked only when somebody looks.
 *
 * <p>Form: width and height of the page in tenths of a point, then for each word the distance of
 * its start from the end of the one before, its length in UTF-16 code units, and x, y, width,
 * height of its box in tenths of a point from the upper left corner; all as variable-length
 * integers. Where words were recognised a 0 stands before all, and behind each box how sure it is.
 */
public final class Layout {
  public static final Layout NONE = new Layout(new byte[0]);

  /** No page is so wide. */
  private static final int RECOGNISED = 0;

  private final byte[] encoded;

  private Layout(byte[] encoded) {
    this.encoded = encoded;
  }

  /**
   * A word's place: half-open range in the page's text, box in points from the upper left corner.
   *
   * @param confidence how sure it is that the word is this one, in percent
   */
  public record WordBox(
      int start, int end, float x, float y, float width, float height, int confidence) {
    private static final int SURE = 100;

    /** A word that stands in the file as such. */
    public WordBox(int start, int end, float x, float y, float width, float height) {
      this(start, end, x, y, width, height, SURE);
    }
  }

  /** Page size in points, and the words in the order of the text. */
  public record Boxes(float width, float height, List<WordBox> words) {
    public Boxes {
      words = List.copyOf(words);
    }
  }

  public static Layout of(Boxes boxes) {
    Packed bytes = new Packed(16 + 8 * boxes.words().size());
    boolean unsure = boxes.words().stream().anyMatch(word -> word.confidence() < WordBox.SURE);
    if (unsure) {
      bytes.add(RECOGNISED);
    }
    bytes.add(tenths(boxes.width())).add(tenths(boxes.height()));
    int last = 0;
    for (WordBox word : boxes.words()) {
      bytes.add(word.start() - last).add(word.end() - word.start());
      bytes.add(tenths(word.x())).add(tenths(word.y()));
      bytes.add(tenths(word.width())).add(tenths(word.height()));
      if (unsure) {
        bytes.add(word.confidence());
      }
      last = word.end();
    }
    return new Layout(bytes.bytes());
  }

  public static Layout stored(byte[] encoded) {
    return encoded.length == 0 ? NONE : new Layout(encoded.clone());
  }

  public byte[] encoded() {
    return encoded.clone();
  }

  public boolean isKnown() {
    return encoded.length > 0;
  }

  /** Unpacks it; a page without a layout has size 0 and no words. */
  public Boxes boxes() {
    if (!isKnown()) {
      return new Boxes(0, 0, List.of());
    }
    ByteBuffer in = ByteBuffer.wrap(encoded);
    try {
      int first = Packed.next(in);
      boolean unsure = first == RECOGNISED;
      float width = unsure ? tenth(in) : first / 10f;
      float height = Packed.next(in) / 10f;
      List<WordBox> words = new ArrayList<>();
      int last = 0;
      while (in.hasRemaining()) {
        int start = last + Packed.next(in);
        last = start + Packed.next(in);
        words.add(
            new WordBox(
                start,
                last,
                tenth(in),
                tenth(in),
                tenth(in),
                tenth(in),
                unsure ? Packed.next(in) : WordBox.SURE));
      }
      return new Boxes(width, height, words);
    } catch (EOFException broken) {
      throw new UncheckedIOException("stored layout is damaged", broken);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Layout that && Arrays.equals(encoded, that.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  private static int tenths(float points) {
    return Math.max(0, Math.round(points * 10));
  }

  private static float tenth(ByteBuffer in) throws EOFException {
    return Packed.next(in) / 10f;
  }
}
