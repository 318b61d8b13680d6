package org.findbuch.extract.pdf.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.findbuch.extract.pdf.font.Typeface;
import org.findbuch.extract.pdf.glyph.Matrix;
import org.findbuch.extract.pdf.glyph.Typesetter;

/** Writes the strings of a text object, glyph after glyph, and moves on as it writes. */
final class Pen {
  /** The mode of text that is neither filled nor stroked nor a path to clip with. */
  private static final int INVISIBLE = 3;

  private static final int FILLED_AND_STROKED = 2;

  private final Typesetter typesetter;
  private Matrix line = Matrix.NONE;
  private Matrix text = Matrix.NONE;
  // how far the pen has moved since the text matrix was set, in units of that matrix
  private double along;
  private double down;
  private boolean wrote;

  Pen(Typesetter typesetter) {
    this.typesetter = typesetter;
  }

  boolean wrote() {
    return wrote;
  }

  void set(Matrix matrix) {
    line = matrix;
    text = matrix;
    along = 0;
    down = 0;
  }

  void move(double x, double y) {
    set(line.after(x, y));
  }

  /** Moves by thousandths of the size of type, against the direction of writing. */
  void kern(GraphicsState state, float thousandths) {
    if (state.font != null && state.font.isVertical()) {
      down -= thousandths / 1000 * state.size;
    } else {
      along -= thousandths / 1000 * state.size * state.scale;
    }
  }

  void write(GraphicsState state, byte[] bytes, int start, int end) throws IOException {
    Typeface font = state.font;
    if (font == null || start == end) {
      return;
    }
    Matrix device = text.then(state.matrix);
    style(state, font, device);
    int length = font.bytesACode();
    if (length == 0) {
      writeMapped(state, font, device, new ByteArrayInputStream(bytes, start, end - start));
    } else {
      for (int at = start; at < end; at += length) {
        int code = bytes[at] & 0xFF;
        if (length == 2) {
          code = code << 8 | (at + 1 < end ? bytes[at + 1] & 0xFF : 0);
        }
        write(state, font, device, code, length == 1 && code == ' ');
      }
    }
  }

  private void style(GraphicsState state, Typeface font, Matrix device) {
    double up = Math.hypot(device.c(), device.d()) * Math.abs(state.size);
    double along = Math.hypot(device.a(), device.b());
    double spacing = Math.max(0, state.characterSpacing * state.scale) * along;
    double blank = 0.5 * font.space() * Math.abs(state.size * state.scale) * along;
    double sign = state.size * state.scale < 0 ? -1 : 1;
    typesetter.style(
        device.a() * sign,
        device.b() * sign,
        (float) up,
        (float) (font.height() * up),
        (float) blank,
        (float) spacing);
    boolean isBold = font.isBold() || state.mode == FILLED_AND_STROKED;
    boolean isVisible = state.mode != INVISIBLE;
    typesetter.raise(state.rise * device.c(), state.rise * device.d(), isVisible, isBold);
  }

  private void write(
      GraphicsState state, Typeface font, Matrix device, int code, boolean isWordEnd) {
    double width = font.width(code) * state.size * state.scale;
    String shown = font.text(code);
    if (shown.isEmpty()) {
      wrote |= !typesetter.isHidden();
    } else {
      double x = device.a() * along + device.c() * (down + state.rise) + device.e();
      double y = device.b() * along + device.d() * (down + state.rise) + device.f();
      wrote |= typesetter.add(shown, x, y, x + device.a() * width, y + device.b() * width);
    }
    along += width + (state.characterSpacing + (isWordEnd ? state.wordSpacing : 0)) * state.scale;
  }

  /** Codes of a font whose own map says how long they are, and whether they run downwards. */
  private void writeMapped(
      GraphicsState state, Typeface font, Matrix device, ByteArrayInputStream in)
      throws IOException {
    boolean isVertical = font.isVertical();
    while (in.available() > 0) {
      int before = in.available();
      int code = font.readCode(in);
      boolean isWordEnd = before - in.available() == 1 && code == ' ';
      if (in.available() == before) {
        return;
      }
      if (isVertical) {
        writeDown(state, font, device, code);
      } else {
        write(state, font, device, code, isWordEnd);
      }
    }
  }

  private void writeDown(GraphicsState state, Typeface font, Matrix device, int code) {
    double height = font.drop(code) * state.size;
    String shown = font.text(code);
    if (shown.isEmpty()) {
      wrote |= !typesetter.isHidden();
    } else {
      double x = device.a() * along + device.c() * (down + state.rise) + device.e();
      double y = device.b() * along + device.d() * (down + state.rise) + device.f();
      typesetter.style(
          device.c() * Math.signum(height),
          device.d() * Math.signum(height),
          (float) Math.abs(height * Math.hypot(device.c(), device.d())),
          (float) Math.abs(state.size * Math.hypot(device.a(), device.b())),
          (float) Math.abs(height * Math.hypot(device.c(), device.d())),
          0);
      wrote |= typesetter.add(shown, x, y, x + device.c() * height, y + device.d() * height);
    }
    down += height + state.characterSpacing;
  }
}
