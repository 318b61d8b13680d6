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
      if (run.gaps >= FEWEST_GAPS && !mended(glyphs, run.first, run.end, run.gaps)) {
        mendWords(glyphs, run);
      }
    }
  }

  /** Single words may be set wide among others, parted from them by blanks of their own. */
  private static void mendWords(Glyphs glyphs, Run run) {
    int first = run.first;
    int seen = 0;
    for (int glyph = first + 1; glyph <= run.end; glyph++) {
      if (glyph == run.end || glyphs.isBlank(glyph)) {
        mended(glyphs, first, glyph, seen);
        first = glyph;
        seen = 0;
      } else if (glyphs.isGap(glyph)) {
        seen++;
      }
    }
  }

  /** Closes the gaps between letters; returns false where these are not set wide. */
  private static boolean mended(Glyphs glyphs, int first, int end, int seen) {
    if (seen < FEWEST_GAPS || 3 * seen <= end - first) {
      return false;
    }
    float[] gaps = new float[end - first - 1];
    int pairs = 0;
    int wide = 0;
    for (int glyph = first + 1; glyph < end; glyph++) {
      if (isLetter(glyphs, glyph - 1) && isLetter(glyphs, glyph)) {
        pairs++;
        if (glyphs.isGap(glyph)) {
          gaps[wide++] = gap(glyphs, glyph);
        }
      }
    }
    if (wide < FEWEST_GAPS || wide * 10 <= pairs * 6) {
      return false;
    }
    Arrays.sort(gaps, 0, wide);
    close(glyphs, first, end, WIDER * gaps[wide / 2]);
    return true;
  }

  private static void close(Glyphs glyphs, int first, int end, float widest) {
    for (int glyph = first + 1; glyph < end; glyph++) {
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
