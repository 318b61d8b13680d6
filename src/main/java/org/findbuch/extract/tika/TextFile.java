package org.findbuch.extract.tika;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.findbuch.language.Encoding;

/**
 * The characters of a text file, whatever it is written in, line by line: some programs append to
 * one file in several encodings. What DOS ends and fills files with is left out.
 */
final class TextFile extends Reader {
  private static final int SAMPLE = 1 << 20;
  private static final int LONGEST_LINE = 8_192;

  private final InputStream in;
  private final Charset old;
  private String line = "";
  private int at;

  private TextFile(InputStream in, Charset old) {
    this.in = in;
    this.old = old;
  }

  static BufferedReader open(Path file) throws IOException {
    byte[] sample;
    try (InputStream in = Files.newInputStream(file)) {
      sample = in.readNBytes(SAMPLE);
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.skipNBytes(Encoding.mark(sample));
    Optional<Charset> wide = Encoding.wide(sample);
    return new BufferedReader(
        wide.isPresent()
            ? new InputStreamReader(in, wide.get())
            : new TextFile(in, Encoding.old(otherThanUtf8(sample))));
  }

  /** The lines that are no UTF-8; they alone say what they are. */
  private static byte[] otherThanUtf8(byte[] sample) {
    ByteArrayOutputStream others = new ByteArrayOutputStream();
    int from = 0;
    for (int end = 0; end < sample.length; end++) {
      if (sample[end] == '\n' || end + 1 == sample.length) {
        byte[] line = java.util.Arrays.copyOfRange(sample, from, end + 1);
        if (!Encoding.isUtf8(line, sample.length == SAMPLE)) {
          others.writeBytes(line);
        }
        from = end + 1;
      }
    }
    return others.toByteArray();
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    while (at == line.length()) {
      if (!fill()) {
        return -1;
      }
    }
    int taken = Math.min(length, line.length() - at);
    line.getChars(at, at + taken, into, offset);
    at += taken;
    return taken;
  }

  /** The next line; one that is endless in pieces that end with a character. */
  private boolean fill() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int next = in.read();
    for (; next >= 0; next = in.read()) {
      if (next != 0 && next != 0x1A) {
        bytes.write(next);
      }
      if (next == '\n' || (bytes.size() >= LONGEST_LINE && next < 0x80)) {
        break;
      }
    }
    line = Encoding.line(bytes.toByteArray(), bytes.size(), old);
    at = 0;
    return next >= 0 || bytes.size() > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
