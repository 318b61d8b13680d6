package org.findbuch.document;

import java.io.EOFException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Numbers from 0 as variable-length integers, the lowest seven bits first. */
final class Packed {
  private static final int LONGEST = 5;

  private byte[] out;
  private int size;

  Packed(int expected) {
    out = new byte[expected];
  }

  Packed add(int value) {
    if (out.length < size + LONGEST) {
      out = Arrays.copyOf(out, 2 * size + LONGEST);
    }
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      out[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out[size++] = (byte) rest;
    return this;
  }

  byte[] bytes() {
    return Arrays.copyOf(out, size);
  }

  static int next(ByteBuffer in) throws EOFException {
    int value = 0;
    try {
      for (int shift = 0; shift < 35; shift += 7) {
        int b = in.get();
        value |= (b & 0x7F) << shift;
        if (b >= 0) {
          break;
        }
      }
    } catch (BufferUnderflowException ended) {
      throw new EOFException("a number ended early");
    }
    return value;
  }
}
