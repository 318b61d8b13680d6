package org.findbuch.extract.pdf.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.findbuch.extract.pdf.glyph.Accents;
import org.findbuch.extract.pdf.glyph.Glyphs;
import org.findbuch.extract.pdf.glyph.Run;

/**
 * The glyphs of one line, taken in as they stand from left to right and given out as they are
 * spoken, where some of the writing runs from right to left.
 */
final class Spoken {
  static final int BLANK = -1;

  private static final String BRACKETS = "()[]{}<>«»";

  private final Glyphs glyphs;
  private final List<Integer> line = new ArrayList<>();

  /** Takes the characters of a glyph, or a {@link #BLANK}. */
  interface Taker {
    void take(String characters, int glyph);
  }

  Spoken(Glyphs glyphs) {
    this.glyphs = glyphs;
  }

  void blank() {
    line.add(BLANK);
  }

  void add(Run run) {
    for (int glyph = run.first; glyph < run.end; glyph++) {
      if (glyphs.text(glyph) != null) {
        if (glyphs.isSpaced(glyph)) {
          blank();
        }
        line.add(glyph);
      }
    }
  }

  void forEach(Taker taker) {
    int backward = 0;
    int forward = 0;
    for (int glyph : line) {
      backward += isBackward(glyph) ? 1 : 0;
      forward += isForward(glyph) ? 1 : 0;
    }
    boolean isBackward = backward > forward;
    if (isBackward) {
      Collections.reverse(line);
    }
    boolean[] turned = turn(!isBackward);
    for (int i = 0; i < line.size(); i++) {
      int glyph = line.get(i);
      boolean mirrors = backward > 0 && turned[i] != isBackward;
      taker.take(glyph == BLANK ? "" : mirrors ? mirrored(text(glyph)) : text(glyph), glyph);
    }
  }

  /** Turns round every stretch of writing in this direction, and tells which glyphs it turned. */
  private boolean[] turn(boolean backward) {
    boolean[] turned = new boolean[line.size()];
    int from = 0;
    while (from < line.size()) {
      int end = from;
      if (runs(line.get(from), backward)) {
        end = stretch(from, backward);
        Collections.reverse(line.subList(from, end));
        Arrays.fill(turned, from, end, true);
      }
      from = Math.max(end, from + 1);
    }
    return turned;
  }

  private int stretch(int from, boolean backward) {
    int end = from + 1;
    for (int i = from + 1; i < line.size() && !runs(line.get(i), !backward); i++) {
      if (runs(line.get(i), backward)) {
        end = i + 1;
      }
    }
    return end;
  }

  private boolean runs(int glyph, boolean backward) {
    return backward ? isBackward(glyph) : isForward(glyph);
  }

  private boolean isBackward(int glyph) {
    return glyph != BLANK && Accents.isRightToLeft(text(glyph));
  }

  /** Numbers run from left to right in every script. */
  private boolean isForward(int glyph) {
    return glyph != BLANK
        && Character.isLetterOrDigit(text(glyph).codePointAt(0))
        && !Accents.isRightToLeft(text(glyph));
  }

  private String text(int glyph) {
    String text = glyphs.text(glyph);
    return text == null ? "" : text;
  }

  private static String mirrored(String text) {
    int at = text.length() == 1 ? BRACKETS.indexOf(text) : -1;
    return at < 0 ? text : BRACKETS.substring(at ^ 1, (at ^ 1) + 1);
  }
}
