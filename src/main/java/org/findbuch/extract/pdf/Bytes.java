package org.findbuch.extract.pdf;

import java.util.Objects;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** Bytes in memory as PDFBox reads them, at the price of an array. */
final class Bytes implements RandomAccessRead {
  private final byte[] bytes;
  private int at;
  private boolean closed;

  Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    return at < bytes.length ? bytes[at++] & 0xFF : -1;
  }

  @Override
  public int peek() {
    return at < bytes.length ? bytes[at] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    int count = Math.min(length, bytes.length - at);
    if (count <= 0) {
      return length == 0 ? 0 : -1;
    }
    System.arraycopy(bytes, at, target, offset, count);
    at += count;
    return count;
  }

  @Override
  public long getPosition() {
    return at;
  }

  @Override
  public void seek(long position) {
    at = Math.clamp(position, 0, bytes.length);
  }

  @Override
  public void rewind(int count) {
    seek((long) at - count);
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isEOF() {
    return at >= bytes.length;
  }

  @Override
  public RandomAccessReadView createView(long start, long length) {
    return new RandomAccessReadView(new Bytes(bytes), start, length, true);
  }

  @Override
  public void close() {
    closed = true;
  }
}
