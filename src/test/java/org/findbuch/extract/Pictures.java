package org.findbuch.extract;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;

/** Small pictures of our own. */
public final class Pictures {
  private Pictures() {}

  public static byte[] png(int width, int height) throws IOException {
    return drawn(width, height, "png");
  }

  public static byte[] jpeg(int width, int height) throws IOException {
    return drawn(width, height, "jpg");
  }

  /** A header that promises pixels which are not there. */
  public static byte[] pngHeader(int width, int height) throws IOException {
    byte[] bytes = png(1, 1);
    ByteBuffer.wrap(bytes).putInt(16, width).putInt(20, height);
    return bytes;
  }

  /** Directories of pages of 10 × 20 pixels, none of which has data. */
  public static byte[] tiff(int pages, boolean little) {
    int length = 2 + 3 * 12 + 4;
    ByteBuffer file = ByteBuffer.allocate(8 + pages * length);
    file.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    file.putShort((short) (little ? 0x4949 : 0x4D4D)).putShort((short) 42).putInt(8);
    for (int page = 1; page <= pages; page++) {
      file.putShort((short) 3);
      field(file, 254, 0);
      field(file, 256, 10);
      field(file, 257, 20);
      file.putInt(page == pages ? 0 : 8 + page * length);
    }
    return file.array();
  }

  private static void field(ByteBuffer file, int tag, int value) {
    file.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
  }

  private static byte[] drawn(int width, int height, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
    return bytes.toByteArray();
  }
}
