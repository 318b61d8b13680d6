package org.findbuch.extract.pdf.table;

import java.util.List;
import java.util.regex.Pattern;
import org.findbuch.extract.pdf.table.Draft.Slot;

/** Whether what stands in rows and columns is a table. */
record Verdict(Draft draft, String text) {
  private static final int FEWEST_CELLS = 4;

  /** A line of running text has so many characters at least. */
  private static final int PROSE = 34;

  private static final Pattern PAGE = Pattern.compile("\\d{1,3}");

  boolean isTable() {
    List<Slot> full =
        draft.rows().stream().flatMap(List::stream).filter(slot -> !slot.isEmpty()).toList();
    long labels = full.stream().filter(slot -> slot.said(text).endsWith(":")).count();
    return draft.columns() > 1
        && draft.rows().size() > 1
        && full.size() >= FEWEST_CELLS
        && draft.fullRows() > 1
        && labels * 2 < full.size();
  }

  /** Whether it has two columns of running text, or one beside marks that are no figures. */
  boolean isProse() {
    int prose = 0;
    boolean hasFigures = false;
    for (int column = 0; column < draft.columns(); column++) {
      List<Slot> slots = draft.column(column);
      int characters = slots.stream().mapToInt(slot -> slot.said(text).length()).sum();
      prose += characters > PROSE * slots.size() ? 1 : 0;
      hasFigures |= column > 0 && draft.isOfFigures(column, text);
    }
    return prose > 1 || (prose == 1 && !hasFigures);
  }

  /** Whether the last column are numbers of pages, which rise. */
  boolean areContents() {
    int before = 0;
    int pages = 0;
    int falls = 0;
    List<Slot> last = draft.column(draft.columns() - 1);
    for (Slot slot : last) {
      String said = slot.said(text);
      if (PAGE.matcher(said).matches()) {
        pages++;
        falls += Integer.parseInt(said) < before ? 1 : 0;
        before = Integer.parseInt(said);
      }
    }
    return pages * 10 >= last.size() * 9 && falls * 6 <= pages;
  }
}
