package org.findbuch.web.holdings;

import java.util.Comparator;
import java.util.List;
import org.findbuch.reading.PageView.PageLink;
import org.jspecify.annotations.Nullable;

/**
 * Where one gets from a page: to its neighbours, to those that also hold the words, to any around.
 *
 * @param thumbnails of pages around it; none where pages have no pictures
 */
public record Turning(
    @Nullable PageLink previous,
    @Nullable PageLink next,
    @Nullable PageLink previousFound,
    @Nullable PageLink nextFound,
    List<PageLink> found,
    List<PageLink> thumbnails) {
  /** Pages before the one that is read, and as many after it. */
  private static final int MOST_AROUND = 15;

  /**
   * From pages that are shown.
   *
   * @param all pages of the original, in their order
   * @param found those that hold the words
   */
  static Turning from(
      List<Integer> shown, List<PageLink> all, List<PageLink> found, boolean isPictured) {
    int first = shown.getFirst();
    int last = shown.getLast();
    return new Turning(
        first > 1 && first - 2 < all.size() ? all.get(first - 2) : null,
        last < all.size() ? all.get(last) : null,
        found.stream().filter(link -> link.page() < first).max(inOrder()).orElse(null),
        found.stream().filter(link -> link.page() > last).min(inOrder()).orElse(null),
        found,
        isPictured
            ? all.stream()
                .filter(link -> link.page() >= first - MOST_AROUND)
                .filter(link -> link.page() <= last + MOST_AROUND)
                .toList()
            : List.of());
  }

  private static Comparator<PageLink> inOrder() {
    return Comparator.comparingInt(PageLink::page);
  }

  /** Whether there is no other page to go to. */
  public boolean isAlone() {
    return previous == null && next == null && previousFound == null && nextFound == null;
  }

  /** Whether a page holds the words. */
  public boolean isFound(PageLink page) {
    return found.stream().anyMatch(link -> link.page() == page.page());
  }
}
