package org.findbuch.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP whose one file is the ZIP itself, byte for byte, so that unpacking it never ends.
 *
 * <p>DEFLATE (RFC 1951) can say two things: here are n bytes, and: the last n bytes once more. From
 * these a text is made that tells its own beginning and end. Each command takes five bytes, so that
 * commands can tell commands. The checksum of the file stands in the file: it depends on the bits
 * of that place in a linear way, so it is the solution of 32 equations.
 */
final class Quine {
  private static final String NAME = "r.zip";
  private static final int COMMAND = 5;
  private static final int EXTRA = 25;
  private static final int HEAD = 30 + NAME.length() + EXTRA;
  private static final int TAIL = 46 + NAME.length() + 22;
  private static final int LAST_REPEAT = 4;
  private static final int SIZE = 414;

  private Quine() {}

  static byte[] zip() {
    for (int salt = 0; ; salt++) {
      int[] sums = new int[33];
      for (int bit = 0; bit < 32; bit++) {
        sums[bit] = sum(file(1 << bit, salt));
      }
      sums[32] = sum(file(0, salt));
      Integer solved = solve(sums);
      if (solved != null) {
        return file(solved, salt);
      }
    }
  }

  private static int sum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return (int) sum.getValue();
  }

  private static byte[] file(int sum, int salt) {
    Commands all = new Commands();
    byte[] head = head(sum, salt);
    byte[] tail = tail(sum);
    byte[] five = tell(COMMAND);
    byte[] twenty = tell(4 * COMMAND);
    byte[] headOnce = tell(HEAD + COMMAND);
    all.say(headOnce, head, headOnce).say(REPEAT_HEAD);
    all.say(five, REPEAT_HEAD).say(five, five);
    all.say(twenty, REPEAT_HEAD, five, five, twenty).say(REPEAT_TWENTY);
    all.say(twenty, REPEAT_TWENTY, twenty, REPEAT_TWENTY, twenty).say(REPEAT_TWENTY);
    byte[] end = tell(LAST_REPEAT + TAIL);
    all.say(twenty, REPEAT_TWENTY, tell(0), tell(0), end).say(REPEAT_TWENTY);
    all.say(tell(0), tell(0)).say(end, REPEAT_END, tail).say(REPEAT_END);
    return new Commands().say(head, all.toByteArray(), tail).toByteArray();
  }

  /** What is written one behind the other. */
  private static final class Commands extends ByteArrayOutputStream {
    Commands say(byte[]... parts) {
      for (byte[] part : parts) {
        writeBytes(part);
      }
      return this;
    }
  }

  /** Has the bytes that follow stand in the output: a stored block. */
  private static byte[] tell(int bytes) {
    ByteBuffer block = buffer(COMMAND).put((byte) 0).putShort((short) bytes);
    return filled(block.putShort((short) ~bytes));
  }

  /** 20 bytes once more: twice 10 from 20 back, which fills five bytes. */
  private static final byte[] REPEAT_TWENTY =
      new Bits().put(0b010, 3).match(8, 0, 0, 8, 3, 3).match(8, 0, 0, 8, 3, 3).end().bytes();

  /** 65 bytes once more, and a block with nothing in it to fill five bytes. */
  private static final byte[] REPEAT_HEAD =
      new Bits().put(0b010, 3).match(20, 3, 6, 12, 5, 0).end().put(0b010, 3).end().bytes();

  /** 77 bytes once more, in the last block. */
  private static final byte[] REPEAT_END =
      new Bits().put(0b011, 3).match(21, 4, 10, 12, 5, 12).end().bytes();

  /** Bits as DEFLATE packs them, with its fixed codes. */
  private static final class Bits {
    private long bits;
    private int count;

    /** A number, its lowest bit first. */
    Bits put(int number, int length) {
      bits |= (long) number << count;
      count += length;
      return this;
    }

    /** A code, its highest bit first. */
    private Bits code(int code, int length) {
      return put(Integer.reverse(code) >>> (32 - length), length);
    }

    Bits match(int length, int more, int rest, int distance, int further, int away) {
      return code(length, 7).put(rest, more).code(distance, 5).put(away, further);
    }

    Bits end() {
      return code(0, 7);
    }

    byte[] bytes() {
      byte[] bytes = new byte[(count + 7) / 8];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (bits >>> (8 * i));
      }
      return bytes;
    }
  }

  private static byte[] head(int sum, int salt) {
    ByteBuffer head = buffer(HEAD).putInt(0x04034B50).putShort((short) 20).putShort((short) 0);
    about(head, sum).putShort((short) EXTRA).put(NAME.getBytes(US_ASCII));
    return filled(head.putShort((short) 0x7171).putShort((short) (EXTRA - 4)).putInt(salt));
  }

  private static byte[] tail(int sum) {
    ByteBuffer tail = buffer(TAIL).putInt(0x02014B50).putShort((short) 20).putShort((short) 20);
    about(tail.putShort((short) 0), sum).putShort((short) 0).putShort((short) 0).putInt(0);
    tail.putInt(0).putInt(0).put(NAME.getBytes(US_ASCII));
    tail.putInt(0x06054B50).putInt(0).putShort((short) 1).putShort((short) 1);
    return filled(tail.putInt(TAIL - 22).putInt(SIZE - TAIL).putShort((short) 0));
  }

  private static byte[] filled(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.capacity()];
    buffer.clear().get(bytes);
    return bytes;
  }

  /** Method, time, checksum, sizes and the length of the name: what head and tail both say. */
  private static ByteBuffer about(ByteBuffer to, int sum) {
    to.putShort((short) 8).putInt(0).putInt(sum).putInt(SIZE - HEAD - TAIL).putInt(SIZE);
    return to.putShort((short) NAME.length());
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The checksum that a file has which says so, by elimination; null when there is none.
   *
   * @param sums of the file that says 1, 2, 4 ..., and last of the one that says 0
   */
  private static @Nullable Integer solve(int[] sums) {
    long[] rows = new long[32];
    for (int row = 0; row < 32; row++) {
      for (int bit = 0; bit < 32; bit++) {
        rows[row] |= (long) ((sums[bit] ^ sums[32] ^ 1 << bit) >>> row & 1) << bit;
      }
      rows[row] |= (long) (sums[32] >>> row & 1) << 32;
    }
    return eliminate(rows) ? read(rows) : null;
  }

  private static boolean eliminate(long[] rows) {
    for (int bit = 0; bit < 32; bit++) {
      int pivot = bit;
      while (pivot < 32 && !has(rows[pivot], bit)) {
        pivot++;
      }
      if (pivot == 32) {
        return false;
      }
      long row = rows[pivot];
      rows[pivot] = rows[bit];
      rows[bit] = row;
      for (int other = 0; other < 32; other++) {
        rows[other] ^= other != bit && has(rows[other], bit) ? row : 0;
      }
    }
    return true;
  }

  private static boolean has(long row, int bit) {
    return (row >>> bit & 1) == 1;
  }

  private static int read(long[] rows) {
    int sum = 0;
    for (int bit = 0; bit < 32; bit++) {
      sum |= (has(rows[bit], 32) ? 1 : 0) << bit;
    }
    return sum;
  }
}
