package org.findbuch.extract.pdf.table;

import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Grid;
import org.findbuch.extract.pdf.table.Alignment.Cut;
import org.findbuch.extract.pdf.table.Draft.Slot;

/** Puts lines whose segments stand below each other into rows and columns. */
record Aligned(List<List<Segment>> lines, String text) {
  /** Lines closer than this, in heights of a word, may be of one row. */
  private static final float TIGHT = 1.5f;

  /**
   * Rows between rules.
   *
   * @param ys heights of the rules, from top to bottom
   */
  Draft between(List<Float> ys) {
    Alignment columns = Alignment.of(lines);
    int bands = ys.size() - 1;
    boolean isRuled = bands * 2 > lines.size() || bands > 4;
    Draft draft = new Draft(columns.columns());
    List<List<Cut>> open = new ArrayList<>();
    int band = -1;
    for (List<Segment> line : lines) {
      int at = band(line, ys);
      boolean isHead = at == 0 && bands > 1;
      boolean goesOn =
          at == band && !open.isEmpty() && (isRuled || isHead || goesOn(open, columns.cut(line)));
      if (!goesOn) {
        close(open, draft);
      }
      open.add(columns.cut(line));
      band = at;
    }
    close(open, draft);
    return draft;
  }

  private static int band(List<Segment> line, List<Float> ys) {
    float middle = line.getFirst().words().getFirst().centre();
    int band = 0;
    while (band + 2 < ys.size() && ys.get(band + 1) < middle) {
      band++;
    }
    return band;
  }

  /** Whether the line only goes on in cells that stand right above it. */
  private boolean goesOn(List<List<Cut>> row, List<Cut> next) {
    List<Cut> last = row.getLast();
    Segment first = next.getFirst().segment();
    float pitch = first.base() - last.getFirst().segment().base();
    if (pitch > TIGHT * first.size()) {
      return false;
    }
    boolean hasFigures = next.stream().anyMatch(this::isFigure);
    boolean hadFigures = row.stream().flatMap(List::stream).anyMatch(this::isFigure);
    boolean isBelow =
        next.stream()
            .allMatch(cut -> row.stream().flatMap(List::stream).anyMatch(c -> isIn(c, cut)));
    if (next.getFirst().first() > 0) {
      return isBelow && next.stream().noneMatch(cut -> isFigure(cut) && isBelowFigure(row, cut));
    }
    boolean isLabel = next.size() == 1;
    String said = first.said(text);
    boolean isRest = Character.isLowerCase(said.charAt(0)) || said.charAt(0) == '(';
    boolean waits = last.size() == 1 && last.getFirst().first() == 0 && !hadFigures;
    return (isLabel && isRest && !hasFigures) || (waits && isRest);
  }

  private boolean isBelowFigure(List<List<Cut>> row, Cut below) {
    return row.stream().flatMap(List::stream).anyMatch(cut -> isIn(cut, below) && isFigure(cut));
  }

  private boolean isFigure(Cut cut) {
    return Grid.isFigure(cut.segment().said(text));
  }

  private static boolean isIn(Cut above, Cut below) {
    return below.first() >= above.first() && below.last() <= above.last();
  }

  private static void close(List<List<Cut>> open, Draft draft) {
    if (open.isEmpty()) {
      return;
    }
    List<Slot> slots = new ArrayList<>();
    for (Cut cut : open.stream().flatMap(List::stream).toList()) {
      int at = -1;
      for (int i = 0; i < slots.size(); i++) {
        Slot slot = slots.get(i);
        boolean isCommon =
            cut.first() < slot.column() + slot.columns() && cut.last() >= slot.column();
        at = isCommon ? i : at;
      }
      if (at < 0) {
        int over = cut.last() - cut.first() + 1;
        slots.add(new Slot(cut.first(), over, 1, new ArrayList<>(cut.segment().words())));
      } else {
        slots.get(at).words().addAll(cut.segment().words());
      }
    }
    draft.add(slots);
    open.clear();
  }
}
