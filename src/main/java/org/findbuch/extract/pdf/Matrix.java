package org.findbuch.extract.pdf;

/** A map of the plane: a point (x, y) goes to (ax + cy + e, bx + dy + f). */
record Matrix(double a, double b, double c, double d, double e, double f) {
  static final Matrix NONE = new Matrix(1, 0, 0, 1, 0, 0);

  /** This map first, then the other. */
  Matrix then(Matrix other) {
    return new Matrix(
        a * other.a + b * other.c,
        a * other.b + b * other.d,
        c * other.a + d * other.c,
        c * other.b + d * other.d,
        e * other.a + f * other.c + other.e,
        e * other.b + f * other.d + other.f);
  }

  /** A move by (x, y) first, then this map. */
  Matrix after(double x, double y) {
    return new Matrix(a, b, c, d, a * x + c * y + e, b * x + d * y + f);
  }

  double x(double x, double y) {
    return a * x + c * y + e;
  }

  double y(double x, double y) {
    return b * x + d * y + f;
  }
}
