package org.findbuch.extract.pdf.glyph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes away glyphs that stand where the same glyph stands already: bold type is often made by
 * printing twice. Only runs that lie over each other are looked at glyph by glyph.
 */
public final class Overprint {
  private static final float CLOSE = 1 / 3f;

  /** How far a shadow falls, in heights of the type; narrow letters are narrower than that. */
  private static final float SHADOW = 0.13f;

  /** How far a whole line falls, letter for letter. */
  private static final float FAR_SHADOW = 0.35f;

  private Overprint() {}

  public static void clear(Glyphs glyphs) {
    List<Run> runs = new ArrayList<>(glyphs.runs());
    runs.sort(Comparator.comparingDouble(run -> run.base));
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      for (int j = i + 1; j < runs.size(); j++) {
        Run other = runs.get(j);
        if (other.base - run.base > CLOSE * run.size) {
          break;
        }
        if (liesOver(run, other)) {
          clear(
              glyphs, run.first < other.first ? run : other, run.first < other.first ? other : run);
        }
      }
    }
  }

  private static boolean liesOver(Run run, Run other) {
    return run.direction == other.direction && run.left < other.right && other.left < run.right;
  }

  /** Another word that lies over this one has the same letters at some places, but not at most. */
  private static void clear(Glyphs glyphs, Run first, Run second) {
    if (isSame(glyphs, first, second)) {
      for (int glyph = second.first; glyph < second.end; glyph++) {
        glyphs.remove(glyph);
      }
      return;
    }
    List<Integer> twice = new ArrayList<>();
    int over = 0;
    int from = first.first;
    for (int glyph = second.first; glyph < second.end; glyph++) {
      String text = glyphs.text(glyph);
      float left = glyphs.left(glyph);
      float close = Math.max(CLOSE * (glyphs.right(glyph) - left), SHADOW * second.size);
      over += text != null && left >= first.left - close && left < first.right ? 1 : 0;
      while (from < first.end && glyphs.left(from) < left - close) {
        from++;
      }
      for (int at = from; at < first.end && glyphs.left(at) <= left + close; at++) {
        if (text != null && text.equals(glyphs.text(at))) {
          twice.add(glyph);
          break;
        }
      }
    }
    if (2 * twice.size() > over) {
      twice.forEach(glyphs::remove);
    }
  }

  private static boolean isSame(Glyphs glyphs, Run first, Run second) {
    int length = first.end - first.first;
    if (length < 2
        || length != second.end - second.first
        || Math.abs(first.left - second.left) > FAR_SHADOW * first.size
        || Math.abs(first.right - second.right) > FAR_SHADOW * first.size) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      String text = glyphs.text(first.first + i);
      if (text == null || !text.equals(glyphs.text(second.first + i))) {
        return false;
      }
    }
    return true;
  }
}
