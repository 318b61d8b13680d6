package org.findbuch.extract.pdf.glyph;

import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A page as it is shown.
 *
 * @param width in points
 * @param height in points
 * @param matrix from the page's own coordinates to points from the upper left corner, downwards
 */
public record Surface(float width, float height, Matrix matrix) {
  /** What viewers take for a page; points. */
  private static final float LARGEST = 200_000;

  private static final float SMALLEST = 3;

  public static Surface of(PDPage page) {
    PDRectangle crop = page.getCropBox();
    if (crop.getWidth() <= 0 || crop.getHeight() <= 0) {
      crop = page.getMediaBox();
    }
    float left = crop.getLowerLeftX();
    float low = crop.getLowerLeftY();
    float right = crop.getUpperRightX();
    float high = crop.getUpperRightY();
    float width = right - left;
    float height = high - low;
    return switch (Math.floorMod(page.getRotation(), 360)) {
      case 90 -> new Surface(height, width, new Matrix(0, 1, 1, 0, -low, -left));
      case 180 -> new Surface(width, height, new Matrix(-1, 0, 0, 1, right, -low));
      case 270 -> new Surface(height, width, new Matrix(0, -1, -1, 0, high, right));
      default -> new Surface(width, height, new Matrix(1, 0, 0, -1, -left, high));
    };
  }

  /**
   * Whether this point can be seen; all of them where the page has no size that a page can have.
   */
  public boolean holds(double x, double y) {
    return (x >= 0 && x <= width && y >= 0 && y <= height)
        || Math.max(width, height) > LARGEST
        || Math.min(width, height) < SMALLEST;
  }
}
