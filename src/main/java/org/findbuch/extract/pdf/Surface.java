package org.findbuch.extract.pdf;

import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.findbuch.document.Layout.WordBox;

/** A page as it is shown: its size, and where glyphs stand on it from the upper left corner. */
final class Surface {
  private static final float BELOW_THE_LINE = 0.25f;

  private final float width;
  private final float height;
  private final int rotation;

  Surface(PDPage page) {
    PDRectangle crop = page.getCropBox();
    width = crop.getWidth();
    height = crop.getHeight();
    rotation = Math.floorMod(page.getRotation(), 360);
  }

  float shownWidth() {
    return rotation % 180 == 0 ? width : height;
  }

  float shownHeight() {
    return rotation % 180 == 0 ? height : width;
  }

  /** The box around all of these glyphs, cut at the edges of the page. */
  WordBox box(int start, int end, List<TextPosition> glyphs) {
    Bounds bounds = new Bounds();
    for (TextPosition glyph : glyphs) {
      include(bounds, glyph);
    }
    float left = Math.clamp(bounds.left, 0f, shownWidth());
    float top = Math.clamp(bounds.top, 0f, shownHeight());
    float right = Math.clamp(bounds.right, left, shownWidth());
    float bottom = Math.clamp(bounds.bottom, top, shownHeight());
    return new WordBox(start, end, left, top, right - left, bottom - top);
  }

  /** Glyphs stand along a base line that may run in any direction. */
  private void include(Bounds bounds, TextPosition glyph) {
    Matrix matrix = glyph.getTextMatrix();
    float x = matrix.getTranslateX();
    float y = matrix.getTranslateY();
    float up = (float) Math.hypot(matrix.getShearX(), matrix.getScaleY());
    float upX = up == 0 ? 0 : matrix.getShearX() / up * glyph.getHeight();
    float upY = up == 0 ? glyph.getHeight() : matrix.getScaleY() / up * glyph.getHeight();
    for (float times : new float[] {-BELOW_THE_LINE, 1}) {
      includePoint(bounds, x + times * upX, y + times * upY);
      includePoint(bounds, glyph.getEndX() + times * upX, glyph.getEndY() + times * upY);
    }
  }

  private void includePoint(Bounds bounds, float x, float y) {
    switch (rotation) {
      case 90 -> bounds.include(y, x);
      case 180 -> bounds.include(width - x, y);
      case 270 -> bounds.include(height - y, width - x);
      default -> bounds.include(x, height - y);
    }
  }

  private static final class Bounds {
    private float left = Float.MAX_VALUE;
    private float top = Float.MAX_VALUE;
    private float right = -Float.MAX_VALUE;
    private float bottom = -Float.MAX_VALUE;

    void include(float x, float y) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
}
