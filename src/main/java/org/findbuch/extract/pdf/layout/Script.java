package org.findbuch.extract.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.findbuch.document.Layout;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.extract.pdf.glyph.Glyphs;
import org.findbuch.extract.pdf.glyph.LetterSpacing;
import org.findbuch.extract.pdf.glyph.Overprint;
import org.findbuch.extract.pdf.glyph.Run;
import org.findbuch.extract.pdf.glyph.Surface;
import org.findbuch.extract.pdf.glyph.Turned;

/** The text of one page as it grows, with the place of every word. */
public final class Script {
  private static final float BELOW_THE_LINE = 0.25f;
  private static final float GAP = 0.12f;
  private static final float RAISED = 0.2f;

  private final StringBuilder text = new StringBuilder();
  private final List<WordBox> words = new ArrayList<>();
  private final Glyphs glyphs;
  private final Surface surface;
  private LinePitch pitch = new LinePitch();
  private Turned turned = Turned.by(0);

  // the word that is being written
  private int start = -1;
  private float left;
  private float right;
  private float top;
  private float bottom;

  private Script(Glyphs glyphs, Surface surface) {
    this.glyphs = glyphs;
    this.surface = surface;
  }

  /** Upright text first; then what stands askew, one direction after the other. */
  public static Script of(Glyphs glyphs, Surface surface) {
    Overprint.clear(glyphs);
    LetterSpacing.mend(glyphs);
    Script script = new Script(glyphs, surface);
    Map<Integer, List<Run>> directions = new TreeMap<>();
    for (Run run : glyphs.runs()) {
      directions.computeIfAbsent(run.direction, key -> new ArrayList<>()).add(run);
    }
    directions.forEach(script::write);
    return script;
  }

  public String text() {
    return text.toString().stripTrailing();
  }

  public Layout layout() {
    return Layout.of(new Layout.Boxes(surface.width(), surface.height(), words));
  }

  private void write(int direction, List<Run> runs) {
    turned = Turned.by(direction);
    pitch = new LinePitch();
    for (Row row : ReadingOrder.of(runs)) {
      beginLine(row);
      if (glyphs.hasRightToLeft()) {
        writeMixed(row);
      } else {
        write(row);
      }
      endWord();
    }
    if (!text.isEmpty() && last() != '\n') {
      text.append('\n');
    }
  }

  private void beginLine(Row row) {
    boolean begins = pitch.beginsParagraph(row.base(), row.size()) && !row.isCell();
    if (text.isEmpty()) {
      return;
    }
    boolean isBroken = last() == '-' || (last() == '\n' && text.length() > 1 && before() == '-');
    if (last() != '\n') {
      text.append('\n');
    }
    // an empty line, but never in a word that goes on in the next line
    if (begins && !isBroken) {
      text.append('\n');
    }
  }

  private char last() {
    return text.charAt(text.length() - 1);
  }

  private char before() {
    return text.charAt(text.length() - 2);
  }

  private void write(Row row) {
    for (Piece piece : row.pieces()) {
      endWord();
      Run last = null;
      for (Run run : piece.runs()) {
        if (last != null && isGap(last, run)) {
          endWord();
        }
        write(run);
        last = run;
      }
    }
  }

  private boolean isGap(Run last, Run next) {
    return last.blankBehind
        || next.left - last.right > GAP * Math.max(last.size, next.size)
        || isNoteMark(last, next);
  }

  /** The raised number of a note belongs to no word; a square metre's two does. */
  private boolean isNoteMark(Run last, Run next) {
    if (next.base > last.base - RAISED * last.size || next.end - next.first > 3) {
      return false;
    }
    for (int glyph = next.first; glyph < next.end; glyph++) {
      String characters = glyphs.text(glyph);
      if (characters == null || !Character.isDigit(characters.charAt(0))) {
        return false;
      }
    }
    return start >= 0
        && text.length() - start >= 3
        && text.chars().skip(text.length() - 3L).allMatch(Character::isLetter);
  }

  private void write(Run run) {
    for (int glyph = run.first; glyph < run.end; glyph++) {
      String characters = glyphs.text(glyph);
      if (characters != null) {
        if (glyphs.isSpaced(glyph)) {
          endWord();
        }
        write(characters, glyph, run.base);
      }
    }
  }

  private void write(String characters, int glyph, float base) {
    float height = glyphs.height(glyph);
    if (start < 0) {
      if (!text.isEmpty() && last() != '\n') {
        text.append(' ');
      }
      start = text.length();
      left = glyphs.left(glyph);
      right = glyphs.right(glyph);
      top = base - height;
      bottom = base + BELOW_THE_LINE * height;
    } else {
      left = Math.min(left, glyphs.left(glyph));
      right = Math.max(right, glyphs.right(glyph));
      top = Math.min(top, base - height);
      bottom = Math.max(bottom, base + BELOW_THE_LINE * height);
    }
    text.append(characters);
  }

  private void endWord() {
    if (start >= 0) {
      words.add(turned.box(start, text.length(), left, top, right, bottom, surface));
      start = -1;
    }
  }

  /** A line in which writing runs both ways is put together as it is spoken. */
  private void writeMixed(Row row) {
    Spoken spoken = new Spoken(glyphs);
    for (Piece piece : row.pieces()) {
      spoken.blank();
      Run last = null;
      for (Run run : piece.runs()) {
        if (last != null && isGap(last, run)) {
          spoken.blank();
        }
        spoken.add(run);
        last = run;
      }
    }
    spoken.forEach(
        (characters, glyph) -> {
          if (glyph == Spoken.BLANK) {
            endWord();
          } else {
            write(characters, glyph, row.base());
          }
        });
  }

  /**
   * Tells from the distance of a line to the one before whether a paragraph begins: it is larger
   * than the pitch of the lines so far, or the text goes on further up, in another column. The
   * pitch is taken from the page itself, because one program sets lines tight and the next one
   * wide.
   */
  private static final class LinePitch {
    /** A first pair of lines further apart than this, in heights of type, is no paragraph's. */
    private static final float WIDEST_FIRST = 1.9f;

    private static final float WIDER = 1.25f;
    private static final float TIGHTER = 0.8f;
    private static final float OTHER_TYPE = 0.08f;

    private float last = Float.NaN;
    private float pitch = Float.NaN;
    private float type;

    /** Takes the base line and the size of type of the next line. */
    boolean beginsParagraph(float line, float size) {
      float height = Math.max(1, size);
      float gap = line - last;
      last = line;
      if (Math.abs(height - type) > OTHER_TYPE * height) {
        type = height;
        pitch = Float.NaN;
      }
      if (Float.isNaN(gap)) {
        return false;
      }
      if (gap <= 0) {
        return gap < -height;
      }
      float widest = Float.isNaN(pitch) ? WIDEST_FIRST * height : WIDER * pitch;
      boolean begins = gap > widest;
      if (!begins || gap < TIGHTER * pitch) {
        pitch = gap;
      }
      return begins;
    }
  }
}
