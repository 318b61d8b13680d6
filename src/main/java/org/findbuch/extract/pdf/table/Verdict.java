package org.findbuch.extract.pdf.table;

import java.util.List;
import java.util.regex.Pattern;
import org.findbuch.document.Grid;
import org.findbuch.extract.pdf.table.Draft.Slot;

/** Whether what stands in rows and columns is a table. */
record Verdict(Draft draft, String text) {
  private static final int FEWEST_CELLS = 4;
  private static final int FEWEST_ROWS = 3;
  private static final int FEWEST_TITLES = 5;

  /** A line of running text has so many characters at least. */
  private static final int PROSE = 34;

  /** What a form asks for, whether an answer stands behind it or not. */
  private static final Pattern LABEL = Pattern.compile("^[^:]{2,40}:(?: |$)|:$");

  private static final Pattern PAGE = Pattern.compile("\\d{1,3}");

  boolean isTable() {
    List<Slot> full =
        draft.rows().stream().flatMap(List::stream).filter(slot -> !slot.isEmpty()).toList();
    long labels = full.stream().filter(slot -> LABEL.matcher(slot.said(text)).find()).count();
    return draft.columns() > 1
        && draft.rows().size() > 1
        && full.size() >= FEWEST_CELLS
        && draft.fullRows() > 1
        && labels * 2 < full.size();
  }

  /** Whether it is no more than two lines that say nothing of others: what they ask may be told. */
  boolean isForm() {
    boolean hasFigures = false;
    for (int column = 1; column < draft.columns(); column++) {
      hasFigures |= draft.isOfFigures(column, text);
    }
    return draft.fullRows() < FEWEST_ROWS && !hasFigures && draft.heads() == 0;
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

  /** Whether titles without a head stand beside numbers of pages. */
  boolean areTitles() {
    return draft.columns() == 2
        && draft.rows().size() >= FEWEST_TITLES
        && draft.heads() == 0
        && draft.column(0).stream().noneMatch(slot -> Grid.isFigure(slot.said(text)))
        && areContents();
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
