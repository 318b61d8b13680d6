package org.findbuch.extract.look;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Looks for the record that says that old slides have macros ([MS-PPT] 2.4.10 and 2.4.11). */
final class SlideMacros {
  private static final int MOST_BYTES = 64 << 20;
  private static final int PIECE = 1 << 20;

  /** A container of the one atom that follows it, up to where that says whether there are any. */
  private static final byte[] RECORD = {
    (byte) 0xFF, 0x03, 0x14, 0, 0, 0, 0x02, 0, 0, 0x04, 0x0C, 0, 0, 0
  };

  private static final int FLAG_AFTER = 4;

  private SlideMacros() {}

  static boolean areIn(FileChannel channel) throws IOException {
    int overlap = RECORD.length + FLAG_AFTER + 1;
    ByteBuffer piece = ByteBuffer.allocate(PIECE + overlap);
    for (long at = 0; at < Math.min(channel.size(), MOST_BYTES); at += PIECE) {
      piece.clear();
      Bytes.fill(channel, piece, at);
      if (areIn(piece.array(), piece.position() - overlap)) {
        return true;
      }
    }
    return false;
  }

  private static boolean areIn(byte[] bytes, int last) {
    for (int at = 0; at <= last; at++) {
      if (bytes[at] == RECORD[0] && isRecord(bytes, at)) {
        return bytes[at + RECORD.length + FLAG_AFTER] != 0;
      }
    }
    return false;
  }

  private static boolean isRecord(byte[] bytes, int at) {
    return java.util.Arrays.equals(bytes, at, at + RECORD.length, RECORD, 0, RECORD.length);
  }
}
