package org.findbuch.extract.pdf.glyph;

/** A map of the plane: a point (x, y) goes to (ax + cy + e, bx + dy + f). */
public record Matrix(double a, double b, double c, double d, double e, double f) {
  public static final Matrix NONE = new Matrix(1, 0, 0, 1, 0, 0);

  /** This map first, then the other. */
  public Matrix then(Matrix other) {
    return new Matrix(
        a * other.a + b * other.c,
        a * other.b + b * other.d,
        c * other.a + d * other.c,
        c * other.b + d * other.d,
        e * other.a + f * other.c + other.e,
        e * other.b + f * other.d + other.f);
  }

  /** A move by (x, y) first, then this map. */
  public Matrix after(double x, double y) {
    return new Matrix(a, b, c, d, a * x + c * y + e, b * x + d * y + f);
  }

  public double x(double x, double y) {
    return a * x + c * y + e;
  }

  public double y(double x, double y) {
    return b * x + d * y + f;
  }
}
