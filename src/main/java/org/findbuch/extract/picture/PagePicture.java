package org.findbuch.extract.picture;

import java.awt.image.BufferedImage;

/**
 * A page as it is seen.
 *
 * @param image in grey
 * @param width of the page in points
 * @param height of the page in points
 * @param isWhole whether everything on it could be drawn
 */
public record PagePicture(BufferedImage image, double width, double height, boolean isWhole) {
  /** A sheet of A3 in 400 dots an inch has 31 million. */
  private static final double MOST_PIXELS = 40e6;

  public static final double POINTS_AN_INCH = 72;

  public PagePicture {
    if (!(width > 0 && height > 0)) {
      throw new IllegalArgumentException("a page of " + width + " × " + height);
    }
  }

  /** How many dots an inch a page of that size may have, at most so many. */
  public static double dots(double width, double height, double most) {
    double inches = width * height / (POINTS_AN_INCH * POINTS_AN_INCH);
    return Math.min(most, Math.sqrt(MOST_PIXELS / inches));
  }

  /** Points to the dots of the picture, across. */
  public double dotsAPoint() {
    return image.getWidth() / width;
  }
}
