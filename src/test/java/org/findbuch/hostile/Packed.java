package org.findbuch.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.zip.Checksum;
import java.util.zip.Deflater;

/** Bytes that unpack to a piece repeated so often, made without unpacking them (RFC 1951). */
final class Packed {
  private static final int END = 2;

  private final byte[] bytes;
  private final byte[] piece;
  private final int times;
  private final String before;
  private final String behind;

  private Packed(byte[] bytes, byte[] piece, int times, String before, String behind) {
    this.bytes = bytes;
    this.piece = piece;
    this.times = times;
    this.before = before;
    this.behind = behind;
  }

  static Packed of(byte[] piece, int times) {
    Deflater deflater = new Deflater(9, true);
    byte[] once = new byte[piece.length + 100];
    deflater.setInput(piece);
    int length = deflater.deflate(once, 0, once.length, Deflater.FULL_FLUSH);
    deflater.end();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      out.write(once, 0, length);
    }
    // a last block with nothing in it
    out.write(3);
    out.write(0);
    return new Packed(out.toByteArray(), piece, times, "", "");
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** The same with something before and behind it. */
  Packed between(String before, String behind) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    stored(out, before.getBytes(UTF_8));
    out.write(bytes, 0, bytes.length - END);
    stored(out, behind.getBytes(UTF_8));
    out.write(bytes, bytes.length - END, END);
    return new Packed(out.toByteArray(), piece, times, before, behind);
  }

  private static void stored(ByteArrayOutputStream out, byte[] text) {
    out.write(0);
    out.write(text.length);
    out.write(text.length >> 8);
    out.write(~text.length);
    out.write(~text.length >> 8);
    out.writeBytes(text);
  }

  long size() {
    return before.length() + (long) piece.length * times + behind.length();
  }

  long sum(Checksum sum) {
    sum.update(before.getBytes(UTF_8));
    repeat(sum);
    sum.update(behind.getBytes(UTF_8));
    return sum.getValue();
  }

  private void repeat(Checksum sum) {
    for (int i = 0; i < times; i++) {
      sum.update(piece, 0, piece.length);
    }
  }

  /** The same with a header and a checksum (RFC 1950). */
  byte[] zlib() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x78);
    out.write(0x9C);
    out.writeBytes(bytes);
    long adler = sum(new java.util.zip.Adler32());
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write((int) (adler >>> shift));
    }
    return out.toByteArray();
  }
}
