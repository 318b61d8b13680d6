package org.findbuch.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** A ZIP written part by part, so that its directory may say what it likes (PKWARE APPNOTE). */
final class RawZip {
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private int entries;

  RawZip add(String name, String text) {
    return add(name, text.getBytes(UTF_8));
  }

  RawZip add(String name, byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    place(name, STORED, bytes, bytes.length, sum.getValue());
    return this;
  }

  RawZip add(String name, Packed packed) {
    place(name, DEFLATED, packed.bytes(), packed.size(), packed.sum(new CRC32()));
    return this;
  }

  /** So many names for the same bytes. */
  RawZip overlapping(String name, Packed packed, int times) {
    int at = out.size();
    long sum = packed.sum(new CRC32());
    place(name, DEFLATED, packed.bytes(), packed.size(), sum);
    for (int i = 1; i < times; i++) {
      enter(name + i, DEFLATED, packed.bytes().length, packed.size(), sum, at);
    }
    return this;
  }

  private void place(String name, int method, byte[] bytes, long size, long sum) {
    int at = out.size();
    byte[] called = name.getBytes(UTF_8);
    ByteBuffer head = buffer(30).putInt(0x04034B50).putShort((short) 20).putShort((short) 0);
    head.putShort((short) method).putInt(0).putInt((int) sum).putInt(bytes.length);
    head.putInt((int) size).putShort((short) called.length).putShort((short) 0);
    out.writeBytes(written(head));
    out.writeBytes(called);
    out.writeBytes(bytes);
    enter(name, method, bytes.length, size, sum, at);
  }

  private void enter(String name, int method, int length, long size, long sum, int at) {
    byte[] called = name.getBytes(UTF_8);
    ByteBuffer entry = buffer(46).putInt(0x02014B50).putShort((short) 20).putShort((short) 20);
    entry.putShort((short) 0).putShort((short) method).putInt(0).putInt((int) sum);
    entry.putInt(length).putInt((int) size).putShort((short) called.length);
    entry.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0);
    entry.putInt(0).putInt(at);
    directory.writeBytes(written(entry));
    directory.writeBytes(called);
    entries++;
  }

  byte[] bytes() {
    ByteBuffer end = buffer(22).putInt(0x06054B50).putInt(0).putShort((short) entries);
    end.putShort((short) entries).putInt(directory.size()).putInt(out.size()).putShort((short) 0);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(out.toByteArray());
    whole.writeBytes(directory.toByteArray());
    whole.writeBytes(written(end));
    return whole.toByteArray();
  }

  private static byte[] written(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.flip().remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
