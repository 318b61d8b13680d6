package org.findbuch.extract.picture;

import java.awt.image.BufferedImage;

/**
 * A page as it is seen.
 *
 * @param image in grey, or in colour where that was asked for
 * @param width of the page in points
 * @param height of the page in points
 * @param isWhole whether everything on it could be drawn
 */
public record PagePicture(BufferedImage image, double width, double height, boolean isWhole) {
  public static final double POINTS_AN_INCH = 72;

  public PagePicture {
    if (!(width > 0 && height > 0)) {
      throw new IllegalArgumentException("a page of " + width + " × " + height);
    }
  }

  /** Points to the dots of the picture, across. */
  public double dotsAPoint() {
    return image.getWidth() / width;
  }
}
