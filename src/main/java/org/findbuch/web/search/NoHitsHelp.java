package org.findbuch.web.search;

import java.util.ArrayList;
import java.util.List;
import org.findbuch.reading.SearchView.NoHitView;
import org.findbuch.reading.SearchView.PartView;
import org.jspecify.annotations.Nullable;

/**
 * What helps where nothing was found.
 *
 * @param widened documents without any filter; null where there is none, or where it was not
 *     counted
 * @param wide the search without any filter
 * @param words what each of several words finds alone
 * @param fewer what is found with one word less
 * @param unsearchable pages that no search can look into
 * @param pages all that there are
 */
public record NoHitsHelp(
    @Nullable Long widened,
    String wide,
    List<Word> words,
    List<Fewer> fewer,
    long unsearchable,
    long pages) {

  /** A word by itself. */
  public record Word(String text, long count, String url) {}

  /** The others without a word. */
  public record Fewer(String without, String others, long count, String url) {}

  static @Nullable NoHitsHelp of(@Nullable NoHitView view, SearchAddress at) {
    if (view == null) {
      return null;
    }
    SearchAddress wide = at.wide();
    List<Word> words = new ArrayList<>();
    List<Fewer> fewer = new ArrayList<>();
    for (PartView part : view.parts()) {
      Long alone = part.alone();
      if (alone != null && view.parts().size() > 1) {
        words.add(new Word(part.text(), alone, wide.asking(part.text()).href()));
      }
      Long without = part.without();
      String others = part.others();
      if (without != null && without > 0 && others != null) {
        fewer.add(new Fewer(part.text(), others, without, wide.asking(others).href()));
      }
    }
    return new NoHitsHelp(
        view.withoutFilters(), wide.href(), words, fewer, view.unsearchablePages(), view.pages());
  }

  public boolean helpsWithoutFilters() {
    return widened != null && widened > 0;
  }
}
