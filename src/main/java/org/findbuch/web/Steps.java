package org.findbuch.web;

import java.util.ArrayList;
import java.util.List;
import org.findbuch.query.SearchRequest;
import org.findbuch.reading.SearchView;
import org.findbuch.web.SearchPage.Step;
import org.jspecify.annotations.Nullable;

/** The pages of a list of hits: the first, the last, and those around the one shown. */
final class Steps {
  private static final int AROUND = 2;

  private Steps() {}

  static List<Step> of(SearchAddress at, SearchView found) {
    int last = last(found);
    if (last < 2) {
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    int before = 0;
    for (int page = 1; page <= last; page++) {
      if (page == 1 || page == last || Math.abs(page - found.page()) <= AROUND) {
        if (page > before + 1) {
          steps.add(new Step("…", null, false));
        }
        boolean current = page == found.page();
        steps.add(new Step(String.valueOf(page), current ? null : at.page(page).href(), current));
        before = page;
      }
    }
    return steps;
  }

  static @Nullable String next(SearchAddress at, SearchView found) {
    return found.page() < last(found) ? at.page(found.page() + 1).href() : null;
  }

  private static int last(SearchView found) {
    long reachable = Math.min(found.total(), SearchRequest.FARTHEST_HIT);
    return (int)
        Math.min(
            (reachable + found.size() - 1) / found.size(),
            SearchRequest.FARTHEST_HIT / found.size());
  }
}
