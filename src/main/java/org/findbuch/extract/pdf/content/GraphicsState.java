package org.findbuch.extract.pdf.content;

import org.findbuch.extract.pdf.font.Typeface;
import org.findbuch.extract.pdf.glyph.Matrix;
import org.jspecify.annotations.Nullable;

/** What the operators of a content stream have set so far, as far as text depends on it. */
final class GraphicsState {
  Matrix matrix;
  @Nullable Typeface font;
  float size;
  float characterSpacing;
  float wordSpacing;
  float scale = 1;
  float leading;
  float rise;
  int mode;

  GraphicsState(Matrix matrix) {
    this.matrix = matrix;
  }

  GraphicsState copy() {
    GraphicsState copy = new GraphicsState(matrix);
    copy.font = font;
    copy.size = size;
    copy.characterSpacing = characterSpacing;
    copy.wordSpacing = wordSpacing;
    copy.scale = scale;
    copy.leading = leading;
    copy.rise = rise;
    copy.mode = mode;
    return copy;
  }
}
