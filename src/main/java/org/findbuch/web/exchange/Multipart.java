package org.findbuch.web.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a {@code multipart/form-data} body one after the other (RFC 7578), so that a
 * large file goes from the wire to its place without being kept on the way.
 */
public final class Multipart {
  private static final int BUFFER = 1 << 16;
  private static final int LARGEST_HEAD = 1 << 14;
  private static final int MOST_PARTS = 50;
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70}))", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern FILE =
      Pattern.compile("(?i)[;\\s]filename=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");
  private static final Pattern FILE_8187 =
      Pattern.compile("(?i)[;\\s]filename\\*=UTF-8'[^']*'([^;\\s]+)");

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;
  private int parts;
  private boolean inPart;

  /**
   * One part.
   *
   * @param fileName as the sender wrote it; null for a part that is no file
   * @param body to be read before the next part is asked for; what is left of it is skipped
   */
  public record Part(String name, @Nullable String fileName, InputStream body) {}

  private Multipart(InputStream in, String boundary) {
    this.in = in;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    // The first delimiter has no line break before it; with this one it looks like all others.
    buffer[0] = '\r';
    buffer[1] = '\n';
    end = 2;
    inPart = true;
  }

  /** The parts of a body; empty when the content type is another one. */
  public static Optional<Multipart> of(@Nullable String contentType, InputStream in) {
    if (contentType == null
        || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      return Optional.empty();
    }
    Matcher matcher = BOUNDARY.matcher(contentType);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String boundary = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return Optional.of(new Multipart(in, boundary));
  }

  /** The next part, until there is none. */
  public Optional<Part> next() throws IOException {
    new Body().skipAll();
    String tail = line();
    if (tail.startsWith("--")) {
      return Optional.empty();
    }
    if (++parts > MOST_PARTS) {
      throw new MalformedException("more than " + MOST_PARTS + " parts");
    }
    String disposition = "";
    int head = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      head += line.length();
      if (head > LARGEST_HEAD) {
        throw new MalformedException("the head of a part is too long");
      }
      if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
        disposition = line;
      }
    }
    inPart = true;
    return Optional.of(new Part(first(NAME, disposition), fileName(disposition), new Body()));
  }

  private static String first(Pattern pattern, String disposition) {
    Matcher matcher = pattern.matcher(disposition);
    return matcher.find() ? unescaped(matcher.group(1)) : "";
  }

  private static @Nullable String fileName(String disposition) {
    Matcher extended = FILE_8187.matcher(disposition);
    if (extended.find()) {
      try {
        return URLDecoder.decode(extended.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException badEscape) {
        return extended.group(1);
      }
    }
    Matcher matcher = FILE.matcher(disposition);
    if (!matcher.find()) {
      return null;
    }
    return matcher.group(1) == null ? matcher.group(2) : unescaped(matcher.group(1));
  }

  /** Browsers write a quotation mark as {@code %22}, other clients put a backslash before it. */
  private static String unescaped(String quoted) {
    return quoted.replaceAll("\\\\([\"\\\\])", "$1").replace("%22", "\"");
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (line.size() <= LARGEST_HEAD) {
      if (start == end && !fill()) {
        throw new MalformedException("it ends inside a part");
      }
      byte b = buffer[start++];
      if (b == '\n') {
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
      }
      line.write(b);
    }
    throw new MalformedException("a line is too long");
  }

  /** Moves what is left to the front and reads more behind it; false at the end of the body. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    int read = in.read(buffer, end, buffer.length - end);
    if (read > 0) {
      end += read;
    }
    return read > 0;
  }

  /** Where the delimiter begins, or where it could begin at the end of what has been read. */
  private int delimiterFrom(int from) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\r') {
        int length = Math.min(delimiter.length, end - i);
        if (Arrays.equals(buffer, i, i + length, delimiter, 0, length)) {
          return i;
        }
      }
    }
    return end;
  }

  /** The bytes up to the next delimiter, which is consumed with the last of them. */
  private final class Body extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      while (inPart) {
        int stop = delimiterFrom(start);
        if (stop > start) {
          int count = Math.min(length, stop - start);
          System.arraycopy(buffer, start, target, offset, count);
          start += count;
          return count;
        }
        if (end - start >= delimiter.length) {
          start += delimiter.length;
          inPart = false;
        } else if (!fill()) {
          throw new MalformedException("it ends inside a part");
        }
      }
      return -1;
    }

    void skipAll() throws IOException {
      byte[] skipped = new byte[8192];
      int count = 0;
      while (count >= 0) {
        count = read(skipped, 0, skipped.length);
      }
    }
  }

  /** The body is not what its content type says. */
  public static final class MalformedException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }
}
