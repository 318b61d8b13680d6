package org.findbuch.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a list: the first, the last, and those around the one shown.
 *
 * @param steps empty where all stands on one page
 * @param next the page after the one shown, if there is one
 */
public record Pagination(List<Step> steps, @Nullable String next) {
  private static final int AROUND = 2;

  /** A page of the list; without an address where there is a gap, or where the reader is. */
  public record Step(String label, @Nullable String url, boolean current) {}

  public static Pagination of(int shown, long entries, int size, IntFunction<String> address) {
    int last = (int) ((entries + size - 1) / size);
    if (last < 2) {
      return new Pagination(List.of(), null);
    }
    List<Step> steps = new ArrayList<>();
    int before = 0;
    for (int page = 1; page <= last; page++) {
      if (page == 1 || page == last || Math.abs(page - shown) <= AROUND) {
        if (page > before + 1) {
          steps.add(new Step("…", null, false));
        }
        boolean current = page == shown;
        steps.add(new Step(String.valueOf(page), current ? null : address.apply(page), current));
        before = page;
      }
    }
    return new Pagination(steps, shown < last ? address.apply(shown + 1) : null);
  }
}
