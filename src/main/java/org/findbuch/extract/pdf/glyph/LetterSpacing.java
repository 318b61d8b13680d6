package org.findbuch.extract.pdf.glyph;

import java.util.Arrays;

/**
 * Puts words together again that were set with wide gaps between all of their letters. Such a line
 * shows itself by having gaps nearly everywhere; between words they are wider still.
 */
public final class LetterSpacing {
  private static final int FEWEST_GAPS = 4;
  private static final float WIDER = 1.5f;

  private LetterSpacing() {}

  public static void mend(Glyphs glyphs) {
    for (Run run : glyphs.runs()) {
      if (run.gaps >= FEWEST_GAPS && 3 * run.gaps > run.end - run.first) {
        mend(glyphs, run);
      }
    }
  }

  private static void mend(Glyphs glyphs, Run run) {
    float[] gaps = new float[run.end - run.first - 1];
    int pairs = 0;
    int wide = 0;
    for (int glyph = run.first + 1; glyph < run.end; glyph++) {
      if (isLetter(glyphs, glyph - 1) && isLetter(glyphs, glyph)) {
        pairs++;
        if (glyphs.isGap(glyph)) {
          gaps[wide++] = gap(glyphs, glyph);
        }
      }
    }
    if (wide >= FEWEST_GAPS && wide * 10 > pairs * 6) {
      Arrays.sort(gaps, 0, wide);
      close(glyphs, run, WIDER * gaps[wide / 2]);
    }
  }

  private static void close(Glyphs glyphs, Run run, float widest) {
    for (int glyph = run.first + 1; glyph < run.end; glyph++) {
      if (glyphs.isGap(glyph) && gap(glyphs, glyph) < widest) {
        glyphs.space(glyph, Glyphs.NONE);
      }
    }
  }

  private static float gap(Glyphs glyphs, int glyph) {
    return glyphs.left(glyph) - glyphs.right(glyph - 1);
  }

  /** Dots that lead over to a page number stand apart without being a word. */
  private static boolean isLetter(Glyphs glyphs, int glyph) {
    String text = glyphs.text(glyph);
    return text != null && Character.isLetter(text.codePointAt(0));
  }
}
