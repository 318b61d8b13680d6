package org.findbuch.extract.pdf.glyph;

import org.findbuch.document.Layout.WordBox;

/** Leads from the coordinates of a direction of writing back to those of the page. */
public record Turned(double cos, double sin) {
  public static Turned by(int direction) {
    double angle = Typesetter.angle(direction);
    return new Turned(Math.cos(angle), Math.sin(angle));
  }

  /** The box on the page around this one, cut at the edges of the page. */
  public WordBox box(
      int start, int end, float left, float top, float right, float bottom, Surface surface) {
    double x1 = left;
    double x2 = right;
    double y1 = top;
    double y2 = bottom;
    if (cos != 1) {
      double middleX = x((left + right) / 2, (top + bottom) / 2);
      double middleY = y((left + right) / 2, (top + bottom) / 2);
      double halfX = (Math.abs(cos) * (right - left) + Math.abs(sin) * (bottom - top)) / 2;
      double halfY = (Math.abs(sin) * (right - left) + Math.abs(cos) * (bottom - top)) / 2;
      x1 = middleX - halfX;
      x2 = middleX + halfX;
      y1 = middleY - halfY;
      y2 = middleY + halfY;
    }
    float boxLeft = clamped(x1, 0, surface.width());
    float boxTop = clamped(y1, 0, surface.height());
    float boxRight = clamped(x2, boxLeft, surface.width());
    float boxBottom = clamped(y2, boxTop, surface.height());
    return new WordBox(start, end, boxLeft, boxTop, boxRight - boxLeft, boxBottom - boxTop);
  }

  private double x(double along, double across) {
    return along * cos - across * sin;
  }

  private double y(double along, double across) {
    return along * sin + across * cos;
  }

  private static float clamped(double value, float low, float high) {
    return (float) Math.clamp(value, low, Math.max(low, high));
  }
}
