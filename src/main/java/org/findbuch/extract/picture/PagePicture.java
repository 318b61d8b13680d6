package org.findbuch.extract.picture;

import java.awt.image.BufferedImage;
import org.findbuch.document.Page;
import org.jspecify.annotations.Nullable;

/**
 * A page as it is seen.
 *
 * @param image in grey, or in colour where that was asked for
 * @param width of the page in points
 * @param height of the page in points
 * @param isWhole whether everything on it could be drawn
 * @param text what stands on the page as text and was left out of the picture
 */
public record PagePicture(
    BufferedImage image, double width, double height, boolean isWhole, @Nullable Page text) {
  public static final double POINTS_AN_INCH = 72;

  public PagePicture {
    if (!(width > 0 && height > 0)) {
      throw new IllegalArgumentException("a page of " + width + " × " + height);
    }
  }

  /** With all that stands on the page. */
  public PagePicture(BufferedImage image, double width, double height, boolean isWhole) {
    this(image, width, height, isWhole, null);
  }

  /** Points to the dots of the picture, across. */
  public double dotsAPoint() {
    return image.getWidth() / width;
  }
}
