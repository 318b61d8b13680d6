package org.findbuch.document;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Numbers from 0 as variable-length integers, the lowest seven bits first. */
final class Packed {
  private final ByteArrayOutputStream out;

  Packed(int expected) {
    out = new ByteArrayOutputStream(expected);
  }

  Packed add(int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
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
