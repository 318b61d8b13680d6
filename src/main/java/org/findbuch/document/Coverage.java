package org.findbuch.document;

import java.util.List;

/**
 * How many pages of something are in which state.
 *
 * @param truncated whether reading stopped at a limit before the end
 */
public record Coverage(int text, int ocr, int garbled, int blank, int unread, boolean truncated) {
  public static final Coverage NONE = new Coverage(0, 0, 0, 0, 0, false);

  public static Coverage of(List<Page> pages, boolean truncated) {
    int[] counts = new int[PageState.values().length];
    for (Page page : pages) {
      counts[page.state().ordinal()]++;
    }
    return new Coverage(
        counts[PageState.TEXT.ordinal()],
        counts[PageState.OCR.ordinal()],
        counts[PageState.GARBLED.ordinal()],
        counts[PageState.BLANK.ordinal()],
        counts[PageState.UNREAD.ordinal()],
        truncated);
  }

  public int pages() {
    return text + ocr + garbled + blank + unread;
  }

  /** Pages that a search can look into, blank ones included: nothing on them is missed. */
  public int searchable() {
    return text + ocr + blank;
  }
}
