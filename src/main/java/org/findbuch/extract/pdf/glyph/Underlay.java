package org.findbuch.extract.pdf.glyph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes away invisible text where visible text stands: recognised text lies behind the picture of a
 * page, and is read only where nothing else is.
 */
public final class Underlay {
  /** A line in type so many times larger is another thing in the same place, as a stamp is. */
  private static final float LARGER = 3;

  private Underlay() {}

  public static void clear(Glyphs glyphs) {
    List<Run> visible = new ArrayList<>();
    List<Run> invisible = new ArrayList<>();
    glyphs.runs().forEach(run -> (run.visible ? visible : invisible).add(run));
    if (visible.isEmpty() || invisible.isEmpty()) {
      return;
    }
    visible.sort(Comparator.comparingDouble(run -> run.base));
    invisible.sort(Comparator.comparingDouble(run -> run.base));
    int from = 0;
    for (Run run : invisible) {
      while (from < visible.size() && visible.get(from).base < run.base - LARGER * run.size) {
        from++;
      }
      for (int i = from; i < visible.size(); i++) {
        Run over = visible.get(i);
        if (over.base > run.base + LARGER * run.size) {
          break;
        }
        if (covers(over, run)) {
          clear(glyphs, run, over);
        }
      }
    }
  }

  private static boolean covers(Run over, Run run) {
    return over.direction == run.direction
        && over.left < run.right
        && over.right > run.left
        && over.size < LARGER * run.size
        && run.size < LARGER * over.size
        && over.isBeside(run);
  }

  private static void clear(Glyphs glyphs, Run run, Run over) {
    for (int glyph = run.first; glyph < run.end; glyph++) {
      float middle = (glyphs.left(glyph) + glyphs.right(glyph)) / 2;
      if (middle > over.left && middle < over.right) {
        glyphs.remove(glyph);
      }
    }
  }
}
