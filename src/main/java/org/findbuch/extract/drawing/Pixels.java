package org.findbuch.extract.drawing;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** The pixels of a picture in the forms in which the JDK's writers take them quickly. */
final class Pixels {
  private static final int BITS = 4;
  private static final int GREYS = 1 << BITS;
  private static final int BYTE = 0xff;
  private static final int[] RED_GREEN_BLUE = {0, 1, 2};

  /** A scan of a black and white page in colour has specks of it. */
  private static final int HARDLY_COLOURED = 10;

  private final int columns;
  private final int rows;

  /** Eight bits each of red, green and blue, from the left of the upper row. */
  private final int[] rgb;

  private Pixels(int columns, int rows, int[] rgb) {
    this.columns = columns;
    this.rows = rows;
    this.rgb = rgb;
  }

  static Pixels of(BufferedImage image) {
    int columns = image.getWidth();
    int rows = image.getHeight();
    int[] rgb =
        image.getRaster().getDataBuffer() instanceof DataBufferInt ints
            ? ints.getData()
            : image.getRGB(0, 0, columns, rows, null, 0, columns);
    return new Pixels(columns, rows, rgb);
  }

  /** Whether it has more than greys. */
  boolean isColoured() {
    for (int pixel : rgb) {
      int red = pixel >> 16 & BYTE;
      int green = pixel >> 8 & BYTE;
      int blue = pixel & BYTE;
      int most = Math.max(red, Math.max(green, blue));
      if (most - Math.min(red, Math.min(green, blue)) > HARDLY_COLOURED) {
        return true;
      }
    }
    return false;
  }

  /** In bytes of red, green and blue: of integers the JPEG writer takes each row apart. */
  BufferedImage asBytes() {
    byte[] bytes = new byte[rgb.length * RED_GREEN_BLUE.length];
    int at = 0;
    for (int pixel : rgb) {
      bytes[at++] = (byte) (pixel >> 16);
      bytes[at++] = (byte) (pixel >> 8);
      bytes[at++] = (byte) pixel;
    }
    return new BufferedImage(
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_BYTE),
        Raster.createInterleavedRaster(
            new DataBufferByte(bytes, bytes.length),
            columns,
            rows,
            columns * RED_GREEN_BLUE.length,
            RED_GREEN_BLUE.length,
            RED_GREEN_BLUE,
            null),
        false,
        null);
  }

  /** In 16 greys, two pixels a byte. */
  BufferedImage asGreys() {
    byte[] shades = new byte[GREYS];
    for (int i = 0; i < GREYS; i++) {
      shades[i] = (byte) (i * BYTE / (GREYS - 1));
    }
    BufferedImage greys =
        new BufferedImage(
            columns,
            rows,
            BufferedImage.TYPE_BYTE_BINARY,
            new IndexColorModel(BITS, GREYS, shades, shades, shades));
    byte[] packed = ((DataBufferByte) greys.getRaster().getDataBuffer()).getData();
    int at = 0;
    int to = 0;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x += 2) {
        int right = x + 1 < columns ? shade(rgb[at + 1]) : 0;
        packed[to++] = (byte) (shade(rgb[at]) << BITS | right);
        at += Math.min(2, columns - x);
      }
    }
    return greys;
  }

  /** By its green, as its red and blue are the same or hardly other. */
  private static int shade(int pixel) {
    return ((pixel >> 8 & BYTE) * (GREYS - 1) + BYTE / 2) / BYTE;
  }
}
