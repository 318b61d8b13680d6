package org.findbuch.document;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many pages of something are in which state.
 *
 * @param truncated whether reading stopped at a limit before the end
 */
public record Coverage(int text, int ocr, int garbled, int blank, int unread, boolean truncated) {
  public static final Coverage NONE = new Coverage(0, 0, 0, 0, 0, false);

  /** All states, also those of no page. */
  public Map<PageState, Long> byState() {
    Map<PageState, Long> counts = new EnumMap<>(PageState.class);
    counts.put(PageState.TEXT, (long) text);
    counts.put(PageState.OCR, (long) ocr);
    counts.put(PageState.GARBLED, (long) garbled);
    counts.put(PageState.BLANK, (long) blank);
    counts.put(PageState.UNREAD, (long) unread);
    return counts;
  }

  public int pages() {
    return text + ocr + garbled + blank + unread;
  }

  /** Pages that a search can look into, blank ones included: nothing on them is missed. */
  public int searchable() {
    return text + ocr + blank;
  }
}
