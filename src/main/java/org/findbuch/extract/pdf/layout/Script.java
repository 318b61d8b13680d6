package org.findbuch.extract.pdf.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.findbuch.document.Layout;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Structure;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.extract.pdf.glyph.Glyphs;
import org.findbuch.extract.pdf.glyph.LetterSpacing;
import org.findbuch.extract.pdf.glyph.Overprint;
import org.findbuch.extract.pdf.glyph.Remark;
import org.findbuch.extract.pdf.glyph.Run;
import org.findbuch.extract.pdf.glyph.Surface;
import org.findbuch.extract.pdf.glyph.Turned;
import org.findbuch.extract.pdf.glyph.Underlay;
import org.findbuch.extract.pdf.table.Tables;
import org.findbuch.extract.pdf.table.Token;

/** The text of one page as it grows, with the place of every word. */
public final class Script {
  private static final float BELOW_THE_LINE = 0.25f;
  private static final float GAP = 0.12f;
  private static final float RAISED = 0.2f;
  private static final float SMALLER = 0.95f;

  /** Of so many parts of a page one may be furniture; programs mark much by mistake. */
  private static final int FURNITURE = 3;

  private final StringBuilder text = new StringBuilder();
  private final List<WordBox> words = new ArrayList<>();
  private final List<Structure.Block> furniture = new ArrayList<>();
  private final List<Structure.Block> bold = new ArrayList<>();
  private final List<Token> tokens = new ArrayList<>();
  private final Glyphs glyphs;
  private final Surface surface;
  private LinePitch pitch = new LinePitch();
  private Turned turned = Turned.by(0);
  private boolean isUpright;

  // the word that is being written
  private int start = -1;
  private float left;
  private float right;
  private float top;
  private float bottom;
  private boolean isBold;

  /** Whether it ends in a hyphen that is only there if the line ends with it. */
  private boolean isSoftHyphen;

  private Script(Glyphs glyphs, Surface surface) {
    this.glyphs = glyphs;
    this.surface = surface;
  }

  /** Upright text first; then what stands askew, one direction after the other. */
  public static Script of(Glyphs glyphs, Surface surface) {
    Underlay.clear(glyphs);
    Overprint.clear(glyphs);
    LetterSpacing.mend(glyphs);
    Script script = new Script(glyphs, surface);
    Map<Integer, List<Run>> directions = new TreeMap<>();
    for (Run run : glyphs.runs()) {
      directions.computeIfAbsent(run.direction, key -> new ArrayList<>()).add(run);
    }
    directions.forEach(script::write);
    glyphs.remarks().forEach(script::write);
    return script;
  }

  public String text() {
    return text.toString().stripTrailing();
  }

  public Layout layout() {
    return Layout.of(new Layout.Boxes(surface.width(), surface.height(), words));
  }

  /**
   * Its tables, the lines that are marked as furniture unless most of the page is, and those that
   * are set in bold type.
   */
  public Structure structure() {
    int length = furniture.stream().mapToInt(block -> block.end() - block.start()).sum();
    if (FURNITURE * length > text.length()) {
      furniture.clear();
    }
    tokens.removeIf(word -> furniture.stream().anyMatch(b -> b.holds(word.start(), word.end())));
    List<Structure.Block> tables = Tables.of(text(), tokens, glyphs.rules());
    List<Structure.Block> blocks = new ArrayList<>(tables);
    Stream.of(furniture, bold)
        .flatMap(List::stream)
        .filter(block -> tables.stream().noneMatch(t -> t.meets(block)))
        .forEach(blocks::add);
    blocks.sort(Comparator.comparingInt(Structure.Block::start));
    return new Structure(blocks);
  }

  private void write(int direction, List<Run> runs) {
    turned = Turned.by(direction);
    isUpright = direction == 0;
    pitch = new LinePitch();
    for (Row row : ReadingOrder.of(runs)) {
      beginLine(row);
      int from = text.length();
      if (glyphs.hasRightToLeft()) {
        writeMixed(row);
      } else {
        write(row);
      }
      endWord();
      if (row.isArtifact() && text.length() > from) {
        furniture.add(new Structure.Block(BlockKind.FURNITURE, 0, from, text.length()));
      } else if (row.isBold() && text.length() > from) {
        bold.add(new Structure.Block(BlockKind.HEADING, 0, from, text.length()));
      }
    }
    if (!text.isEmpty() && last() != '\n') {
      text.append('\n');
    }
  }

  /** Remarks follow the page's text, a paragraph each; their words stand where they belong to. */
  private void write(Remark remark) {
    turned = Turned.by(remark.direction());
    isUpright = false;
    if (!text.isEmpty()) {
      text.append(last() == '\n' ? "\n" : "\n\n");
    }
    for (String line : remark.text().strip().lines().toList()) {
      for (String word : line.strip().split("\\s+", -1)) {
        left = remark.left();
        top = remark.top();
        right = remark.right();
        bottom = remark.bottom();
        text.append(text.isEmpty() || last() == '\n' ? "" : " ");
        start = text.length();
        text.append(word);
        endWord();
      }
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
        || isMark(last, next)
        || isBehindMark(last, next);
  }

  /** A mark in front of a word, as where the note itself stands, belongs to it no more. */
  private boolean isBehindMark(Run last, Run next) {
    String shown = start < 0 ? "" : glyphs.text(last.first, last.end);
    String first = next.first < next.end ? glyphs.text(next.first) : null;
    return !shown.isEmpty()
        && first != null
        && isRaised(last, next)
        && Character.isLetter(first.codePointAt(0))
        && text.length() - start == shown.length()
        && MarkSign.isNote(shown, "");
  }

  /** The raised mark of a note belongs to no word; a square metre's two does. */
  private boolean isMark(Run last, Run next) {
    return start >= 0
        && isRaised(next, last)
        && MarkSign.isNote(glyphs.text(next.first, next.end), text.substring(start));
  }

  private static boolean isRaised(Run run, Run line) {
    return run.foot() < line.foot() - RAISED * line.size
        && (run.rise > 0 || run.size < SMALLER * line.size);
  }

  private void write(Run run) {
    isBold = run.isBold();
    for (int glyph = run.first; glyph < run.end; glyph++) {
      String characters = glyphs.text(glyph);
      if (characters != null) {
        if (glyphs.isSpaced(glyph)) {
          endWord();
        }
        write(characters, glyph, run.foot());
      }
    }
  }

  private void write(String characters, int glyph, float base) {
    float height = glyphs.height(glyph);
    if (isSoftHyphen && start >= 0) {
      text.setLength(text.length() - 1);
    }
    isSoftHyphen = glyphs.isSoftHyphen(glyph);
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
      WordBox box = turned.box(start, text.length(), left, top, right, bottom, surface);
      words.add(box);
      if (isUpright) {
        tokens.add(new Token(box, isBold, 1));
      }
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
}
