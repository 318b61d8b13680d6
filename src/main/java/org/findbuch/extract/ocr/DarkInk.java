package org.findbuch.extract.ocr;

import java.awt.image.BufferedImage;

/**
 * Leaves only the darkest of what stands on a page: type under a stamp, a marker or a stain is
 * darker than those. Ink and ground are told bit by bit, as a page may be in shadow.
 */
final class DarkInk {
  /** Of the way from ink to ground: what is lighter is taken for ground. */
  private static final double DARK = 0.35;

  private static final int LEAST_CONTRAST = 100;

  /** Tiles an inch across and down. */
  private static final int TILES = 2;

  private static final int INK_PERCENT = 2;
  private static final int GROUND_PERCENT = 90;
  private static final int GREYS = 256;

  private DarkInk() {}

  static BufferedImage of(BufferedImage image, int dots) {
    int side = Math.max(1, dots / TILES);
    BufferedImage dark =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    for (int top = 0; top < image.getHeight(); top += side) {
      for (int left = 0; left < image.getWidth(); left += side) {
        int width = Math.min(side, image.getWidth() - left);
        int height = Math.min(side, image.getHeight() - top);
        byte[] tile = (byte[]) image.getRaster().getDataElements(left, top, width, height, null);
        spread(tile);
        dark.getRaster().setDataElements(left, top, width, height, tile);
      }
    }
    return dark;
  }

  private static void spread(byte[] tile) {
    int[] counts = new int[GREYS];
    for (byte grey : tile) {
      counts[grey & 0xFF]++;
    }
    int ground = share(counts, tile.length, GROUND_PERCENT);
    int ink = Math.min(share(counts, tile.length, INK_PERCENT), ground - LEAST_CONTRAST);
    double top = ink + DARK * (ground - ink);
    for (int i = 0; i < tile.length; i++) {
      double part = ((tile[i] & 0xFF) - ink) / (top - ink);
      tile[i] = (byte) Math.round((GREYS - 1) * Math.clamp(part, 0, 1));
    }
  }

  /** The grey below which so many percent are. */
  static int share(int[] counts, int all, int percent) {
    int below = 0;
    for (int grey = 0; grey < GREYS; grey++) {
      below += counts[grey];
      if (below * 100L >= (long) all * percent) {
        return grey;
      }
    }
    return GREYS - 1;
  }
}
