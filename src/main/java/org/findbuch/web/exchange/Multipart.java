package org.findbuch.web.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.QuotedStringTokenizer;
import org.findbuch.language.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a {@code multipart/form-data} body one after the other (RFC 7578), so that a
 * large file goes from the wire to its place without being kept on the way. Jetty's parser pushes
 * what it finds in a buffer; from here it is pulled, and the next buffer is read only then.
 */
public final class Multipart {
  private static final int BUFFER = 1 << 16;
  private static final int LARGEST_HEAD = 1 << 14;
  private static final int MOST_PARTS = 50;

  /** Few senders say how long a part is; what they say was so when they began. */
  private static final long UNTOLD = -1;

  private static final QuotedStringTokenizer PARAMETERS =
      QuotedStringTokenizer.builder()
          .delimiters(";")
          .ignoreOptionalWhiteSpace()
          .allowEmbeddedQuotes()
          .allowEscapeOnlyForQuotes()
          .build();

  private final InputStream in;
  private final MultiPart.Parser parser;
  private final byte[] buffer = new byte[BUFFER];
  private final PartHeads heads = new PartHeads();
  private final Deque<Found> found = new ArrayDeque<>();
  private final int mostParts;
  private int parts;
  private boolean ended;
  private @Nullable Throwable broken;

  /**
   * One part.
   *
   * @param fileName as the sender wrote it; null for a part that is no file
   * @param body to be read before the next part is asked for; what is left of it is skipped
   */
  public record Part(String name, @Nullable String fileName, InputStream body) {
    /**
     * What was typed.
     *
     * @throws ProblemException when it is longer than so many bytes
     */
    public String text(int most) throws IOException {
      byte[] bytes = body.readNBytes(most + 1);
      if (bytes.length > most) {
        throw Problem.of(413, "body-too-large", most >> 10).exception();
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** The beginning of a part, some of its bytes, or its end where it is neither. */
  private record Found(@Nullable String disposition, @Nullable ByteBuffer bytes, long told) {
    static final Found END = new Found(null, null, UNTOLD);
  }

  private Multipart(InputStream in, String boundary, int mostParts) {
    this.in = in;
    this.mostParts = mostParts;
    this.parser = new MultiPart.Parser(boundary, new Finder());
    parser.setMaxParts(-1); // counted here, where it can be told from a head that is too long
    parser.setPartHeadersMaxLength(LARGEST_HEAD);
  }

  /** The parts of a body; empty when the content type is another one. */
  public static Optional<Multipart> of(@Nullable String contentType, InputStream in) {
    return of(contentType, in, MOST_PARTS);
  }

  /** As {@link #of(String, InputStream)}, of as many parts as are given. */
  public static Optional<Multipart> of(
      @Nullable String contentType, InputStream in, int mostParts) {
    try {
      return Optional.ofNullable(contentType)
          .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data"))
          .map(MultiPart::extractBoundary)
          .map(boundary -> new Multipart(in, boundary, mostParts));
    } catch (IllegalArgumentException openQuote) {
      return Optional.empty();
    }
  }

  /** The next part, until there is none. */
  public Optional<Part> next() throws IOException {
    while (fill()) {
      Found next = found.remove();
      String disposition = next.disposition();
      if (disposition != null && ++parts > mostParts) {
        throw new MalformedException(null);
      }
      if (disposition != null) {
        return Optional.of(part(disposition, next.told()));
      }
    }
    return Optional.empty();
  }

  /** Reads on until something is found; false at the end of all parts. */
  private boolean fill() throws IOException {
    while (found.isEmpty() && !ended) {
      if (broken instanceof IllegalStateException) {
        throw Problem.of(400, "part-head-too-long", LARGEST_HEAD >> 10).exception();
      }
      if (broken != null) {
        throw new MalformedException(broken);
      }
      int read = read();
      ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, Math.max(0, read));
      parser.parse(Content.Chunk.from(bytes, read < 0));
    }
    return !found.isEmpty();
  }

  private int read() throws MalformedException {
    try {
      int read = in.read(buffer);
      heads.passed(buffer, read);
      return read;
    } catch (IOException gone) {
      throw new MalformedException(gone);
    }
  }

  private Part part(String disposition, long told) throws IOException {
    Map<String, String> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    try {
      for (Iterator<String> all = PARAMETERS.tokenize(disposition); all.hasNext(); ) {
        String[] sides = all.next().split("=", 2);
        parameters.put(sides[0].strip(), sides[sides.length - 1].strip());
      }
      // Browsers write a quotation mark as %22.
      String name = parameters.getOrDefault("name", "").replace("%22", "\"");
      String plain = parameters.get("filename");
      String extended = parameters.get("filename*");
      String fileName = plain == null ? null : plain.replace("%22", "\"");
      return new Part(name, extended == null ? fileName : decoded(extended), new Body(told));
    } catch (IllegalArgumentException unreadable) {
      throw new MalformedException(unreadable);
    }
  }

  /** By RFC 8187: charset, language and bytes. */
  private static String decoded(String extended) {
    String[] parts = extended.split("'", 3);
    String bytes = parts[parts.length - 1];
    String read = URLDecoder.decode(bytes.replace("+", "%2B"), Charset.forName(parts[0]));
    return read.indexOf('\uFFFD') < 0 ? read : Encoding.unescaped(bytes);
  }

  private final class Finder implements MultiPart.Parser.Listener {
    private String disposition = "";
    private long told = UNTOLD;

    @Override
    public void onPartHeader(String name, String value) {
      if (name.equalsIgnoreCase("Content-Disposition")) {
        disposition = heads.mended(value);
      } else if (name.equalsIgnoreCase("Content-Length") && value.matches("\\d{1,18}")) {
        told = Long.parseLong(value);
      }
    }

    @Override
    public void onPartHeaders() {
      found.add(new Found(disposition, null, told));
      disposition = "";
      told = UNTOLD;
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
      if (chunk.hasRemaining()) {
        found.add(new Found(null, chunk.getByteBuffer(), UNTOLD));
      }
    }

    @Override
    public void onPartEnd() {
      found.add(Found.END);
    }

    @Override
    public void onComplete() {
      ended = true;
    }

    @Override
    public void onFailure(Throwable why) {
      broken = why;
    }
  }

  /** The bytes of the part that was asked for last. */
  private final class Body extends InputStream {
    private final long told;
    private long came;

    Body(long told) {
      this.told = told;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      ByteBuffer bytes = fill() ? found.getFirst().bytes() : null;
      if (bytes == null && told != UNTOLD && came != told) {
        throw new MalformedException(null);
      }
      if (bytes == null) {
        return -1;
      }
      int count = Math.min(length, bytes.remaining());
      bytes.get(target, offset, count);
      came += count;
      if (!bytes.hasRemaining()) {
        found.remove();
      }
      return count;
    }
  }

  /**
   * The body broke off or is not what its content type says. Whatever else fails while it is read,
   * as the disk that it is written to, is not the client's fault.
   */
  public static final class MalformedException extends IOException {
    MalformedException(@Nullable Throwable cause) {
      super(cause);
    }
  }
}
