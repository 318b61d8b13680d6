package org.findbuch.extract.picture;

/**
 * How a page is to be drawn.
 *
 * @param dots an inch at most
 * @param columns of the picture, or 0 for as many as the dots make
 * @param isColoured or in grey; what is drawn to be seen is also drawn smoothly
 * @param isWhole or without what the file has as text and can be read
 */
public record Drawing(int dots, int columns, boolean isColoured, boolean isWhole) {
  /** A sheet of A3 in 400 dots an inch has 31 million. */
  private static final double MOST_PIXELS = 40e6;

  private static final int UNLIMITED = 10_000;

  /** Whoever draws rounds down. */
  private static final double SURPLUS = 0.05;

  public static Drawing toRead(int dots) {
    return new Drawing(dots, 0, false, true);
  }

  /** To find what there is to read beside the text. */
  public static Drawing toRecognise(int dots) {
    return new Drawing(dots, 0, false, false);
  }

  public static Drawing toSee(int columns) {
    return new Drawing(UNLIMITED, columns, true, true);
  }

  /** How many dots an inch a page of that size in points may have. */
  public double dots(double width, double height) {
    double inches = width * height / (PagePicture.POINTS_AN_INCH * PagePicture.POINTS_AN_INCH);
    double most = Math.min(dots, Math.sqrt(MOST_PIXELS / inches));
    return columns == 0
        ? most
        : Math.min(most, (columns + SURPLUS) * PagePicture.POINTS_AN_INCH / width);
  }
}
