package org.findbuch.web.exchange;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Bytes of a known length, sent whole or in part (RFC 9110, section 14).
 *
 * @param length of the whole, in bytes
 */
public record RangedAnswer(Context http, long length, Body body) {

  /** What is read in one call. */
  private static final int PIECE = 1 << 18;

  /** What goes to the socket in one call; pieces that are larger are not copied once more. */
  private static final int SENT = PIECE / 2;

  /** Where the bytes come from. */
  @FunctionalInterface
  public interface Body {
    /**
     * Writes one part of them.
     *
     * @throws IOException also when they are not what they should be; the answer is too short then
     */
    void write(ByteRange range, OutputStream out) throws IOException;
  }

  /**
   * Copies so many bytes.
   *
   * @param what is named when there are fewer
   */
  public static void copy(InputStream in, long length, OutputStream out, String what)
      throws IOException {
    byte[] buffer = new byte[(int) Math.min(PIECE, length)];
    long left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException(what + " is too short");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  /**
   * Says which file it is, and keeps from sending another than was asked for, or the same again.
   *
   * @return whether the answer is that it is the same (304)
   * @throws ProblemException (412) when {@code If-Match} names another file
   */
  public static boolean isAnswered(Context http, EntityTag tag) {
    http.disableCompression();
    http.header("ETag", tag.header())
        .header("Accept-Ranges", "bytes")
        .header("X-Robots-Tag", "noindex");
    String match = Conditions.header(http, "If-Match");
    if (match != null && !tag.isStronglyNamedBy(match)) {
      throw Problem.of(412, "other-file").exception();
    }
    boolean isSame = tag.isNamedBy(Conditions.header(http, "If-None-Match"));
    if (isSame) {
      http.status(304);
    }
    return isSame;
  }

  /** The part that is asked for; the whole, where {@code If-Range} names another file. */
  public void send(EntityTag tag) throws IOException {
    String known = http.header("If-Range");
    boolean isStill = known == null || tag.isStronglyNamedBy(known);
    send(isStill ? range() : new ByteRange.Asked.Whole());
  }

  /** What the header {@code Range} asks of it. */
  public ByteRange.Asked range() {
    String header = http.header("Range");
    return header == null || !http.req().getMethod().equals("GET")
        ? new ByteRange.Asked.Whole()
        : ByteRange.parse(header, length);
  }

  public void send(ByteRange.Asked asked) throws IOException {
    switch (asked) {
      case ByteRange.Asked.Whole() -> copy(new ByteRange(0, length - 1));
      case ByteRange.Asked.Part(var range) -> {
        http.status(206).header("Content-Range", range.of(length));
        copy(range);
      }
      case ByteRange.Asked.Outside() -> {
        http.removeHeader("Content-Disposition");
        throw Problem.of(416, "outside", length)
            .header("Content-Range", "bytes */" + length)
            .exception();
      }
    }
  }

  private void copy(ByteRange range) throws IOException {
    http.res().setContentLengthLong(range.length());
    if (http.req().getMethod().equals("HEAD")) {
      // Sent here, because an answer without a body would be given the length 0 later.
      http.res().flushBuffer();
      return;
    }
    if (range.length() > PIECE) {
      http.res().setBufferSize(SENT); // else it is cut into much smaller pieces on its way
    }
    body.write(range, http.res().getOutputStream());
  }
}
