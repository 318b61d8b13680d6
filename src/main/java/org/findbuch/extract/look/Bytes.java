package org.findbuch.extract.look;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Pieces of a file, wherever they stand in it. */
public final class Bytes {
  private Bytes() {}

  /** Reads until the buffer is full or the file ends. */
  static void fill(FileChannel channel, ByteBuffer into, long from) throws IOException {
    long at = from;
    while (into.hasRemaining()) {
      int read = channel.read(into, at);
      if (read < 0) {
        return;
      }
      at += read;
    }
  }

  /** A little-endian piece of exactly this length. */
  public static ByteBuffer piece(FileChannel channel, long from, int length) throws IOException {
    return ByteBuffer.wrap(array(channel, from, length)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A piece of exactly this length. */
  public static byte[] array(FileChannel channel, long from, int length) throws IOException {
    if (from < 0 || length < 0 || from > channel.size() - length) {
      throw new EOFException("the file ends before " + from + " + " + length);
    }
    byte[] bytes = new byte[length];
    fill(channel, ByteBuffer.wrap(bytes), from);
    return bytes;
  }
}
