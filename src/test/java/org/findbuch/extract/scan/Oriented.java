package org.findbuch.extract.scan;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.findbuch.document.Format;

/** Pictures that say how they lie. */
final class Oriented {
  private Oriented() {}

  static byte[] written(BufferedImage image, Format format, int orientation) throws IOException {
    return switch (format) {
      case JPEG -> jpeg(encoded(image, "jpg"), orientation);
      case PNG -> png(encoded(image, "png"), orientation);
      default -> tiff(image, orientation);
    };
  }

  private static byte[] encoded(BufferedImage image, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, name, bytes);
    return bytes.toByteArray();
  }

  /** Behind the header of JFIF, as programs do it; then a second segment that is none of it. */
  private static byte[] jpeg(byte[] bytes, int orientation) {
    byte[] exif = exif(orientation);
    ByteBuffer all = ByteBuffer.allocate(bytes.length + exif.length + 10 + 12);
    int head = 4 + ByteBuffer.wrap(bytes).getShort(4);
    all.put(bytes, 0, head);
    all.putShort((short) 0xFFE1).putShort((short) (exif.length + 8));
    all.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(exif);
    all.putShort((short) 0xFFE1)
        .putShort((short) 10)
        .put("http://x".getBytes(StandardCharsets.US_ASCII));
    return all.put(bytes, head, bytes.length - head).array();
  }

  private static byte[] png(byte[] bytes, int orientation) {
    byte[] exif = exif(orientation);
    ByteBuffer chunk = ByteBuffer.allocate(12 + exif.length).putInt(exif.length);
    chunk.put("eXIf".getBytes(StandardCharsets.US_ASCII)).put(exif);
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), 4, 4 + exif.length);
    chunk.putInt((int) sum.getValue());
    ByteBuffer all = ByteBuffer.allocate(bytes.length + chunk.capacity());
    int end = bytes.length - 12;
    return all.put(bytes, 0, end).put(chunk.array()).put(bytes, end, 12).array();
  }

  private static byte[] exif(int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(26);
    tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 1);
    return field(tiff, 274, 3, orientation).putInt(0).array();
  }

  private static byte[] tiff(BufferedImage image, int orientation) {
    int pixels = image.getWidth() * image.getHeight();
    ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 9 * 12 + 4 + pixels);
    tiff.order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x4949).putShort((short) 42).putInt(8);
    tiff.putShort((short) 9);
    field(tiff, 256, 4, image.getWidth());
    field(tiff, 257, 4, image.getHeight());
    field(tiff, 258, 3, 8);
    field(tiff, 259, 3, 1);
    field(tiff, 262, 3, 1);
    field(tiff, 273, 4, 8 + 2 + 9 * 12 + 4);
    field(tiff, 274, 3, orientation);
    field(tiff, 278, 4, image.getHeight());
    field(tiff, 279, 4, pixels);
    tiff.putInt(0);
    for (int i = 0; i < pixels; i++) {
      tiff.put((byte) image.getRaster().getSample(i % image.getWidth(), i / image.getWidth(), 0));
    }
    return tiff.array();
  }

  private static ByteBuffer field(ByteBuffer tiff, int tag, int type, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(1);
    return type == 3 ? tiff.putShort((short) value).putShort((short) 0) : tiff.putInt(value);
  }
}
