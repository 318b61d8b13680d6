package org.findbuch.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the words of a page stand, kept in its stored form and unpacked only when somebody looks.
 *
 * <p>Form: width and height of the page in tenths of a point, then for each word the distance of
 * its start from the end of the one before, its length in UTF-16 code units, and x, y, width,
 * height of its box in tenths of a point from the upper left corner; all as variable-length
 * integers.
 */
public final class Layout {
  public static final Layout NONE = new Layout(new byte[0]);

  private final byte[] encoded;

  private Layout(byte[] encoded) {
    this.encoded = encoded;
  }

  /**
   * A word's place: half-open range in the page's text, box in points from the upper left corner.
   */
  public record WordBox(int start, int end, float x, float y, float width, float height) {}

  /** Page size in points, and the words in the order of the text. */
  public record Boxes(float width, float height, List<WordBox> words) {
    public Boxes {
      words = List.copyOf(words);
    }
  }

  public static Layout of(Boxes boxes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 + 8 * boxes.words().size());
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, tenths(boxes.width()));
      write(out, tenths(boxes.height()));
      int last = 0;
      for (WordBox word : boxes.words()) {
        write(out, word.start() - last);
        write(out, word.end() - word.start());
        write(out, tenths(word.x()));
        write(out, tenths(word.y()));
        write(out, tenths(word.width()));
        write(out, tenths(word.height()));
        last = word.end();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Layout(bytes.toByteArray());
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
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
      float width = read(in) / 10f;
      float height = read(in) / 10f;
      List<WordBox> words = new ArrayList<>();
      int last = 0;
      while (in.available() > 0) {
        int start = last + read(in);
        last = start + read(in);
        words.add(
            new WordBox(
                start, last, read(in) / 10f, read(in) / 10f, read(in) / 10f, read(in) / 10f));
      }
      return new Boxes(width, height, words);
    } catch (IOException broken) {
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

  private static void write(DataOutputStream out, int value) throws IOException {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      out.writeByte((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private static int read(DataInputStream in) throws IOException {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int b = in.readUnsignedByte();
      value |= (b & 0x7F) << shift;
      if (b < 0x80) {
        break;
      }
    }
    return value;
  }
}
