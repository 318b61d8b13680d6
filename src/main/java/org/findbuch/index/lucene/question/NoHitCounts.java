package org.findbuch.index.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.findbuch.index.SearchResult.NoHit;
import org.findbuch.index.SearchResult.Part;
import org.findbuch.index.SearchTooExpensiveException;
import org.findbuch.index.lucene.match.Deadline;
import org.findbuch.index.lucene.match.OneSearch;
import org.findbuch.index.lucene.store.PointInTime.View;
import org.findbuch.query.Query.Not;
import org.findbuch.query.QueryParts;
import org.findbuch.query.SearchRequest;
import org.jspecify.annotations.Nullable;

/**
 * Counts what would be found where nothing is: without the filters, by each part of the question
 * alone, and by the others without it. What there is no time for is not counted; that nothing was
 * found stands all the same.
 */
final class NoHitCounts {
  /** In milliseconds. */
  private static final long LONGEST = 300;

  private final View view;
  private final Map<String, List<String>> others;
  private final Deadline deadline;
  private final OneSearch searcher;

  /** Something that the question requires, as it was asked and as Lucene takes it. */
  private record Required(org.findbuch.query.Query asked, Query documents) {}

  /**
   * What stands in the view, in a part of the time that the search has.
   *
   * @param others what words of the question are also written like
   */
  NoHitCounts(View view, Map<String, List<String>> others, Deadline whole) {
    this.view = view;
    this.others = others;
    this.deadline = whole.ofPart(LONGEST);
    this.searcher = new OneSearch(view.reader(), deadline);
  }

  /**
   * What would be found.
   *
   * @param narrowed the whole question where it has filters
   */
  NoHit of(org.findbuch.query.Query asked, @Nullable SearchRequest narrowed) throws IOException {
    Long unnarrowed = narrowed == null ? null : unnarrowed(narrowed);
    boolean filtersAreToBlame = unnarrowed != null && unnarrowed > 0;
    try {
      return new NoHit(unnarrowed, filtersAreToBlame ? List.of() : parts(required(asked)));
    } catch (SearchTooExpensiveException noTimeLeft) {
      return new NoHit(unnarrowed, List.of());
    }
  }

  /** All that is asked for without filters; null where there is no time left. */
  private @Nullable Long unnarrowed(SearchRequest request) throws IOException {
    SearchRequest all =
        request.choosing(Map.of()).excluding(Map.of()).years(null, null).within(null);
    try {
      return new Question(all, view, deadline, null).total();
    } catch (SearchTooExpensiveException noTimeLeft) {
      return null;
    }
  }

  /** A word that the question leaves out, as "und", does not keep it from finding anything. */
  private List<Required> required(org.findbuch.query.Query asked) throws IOException {
    List<Required> required = new ArrayList<>();
    for (org.findbuch.query.Query part : QueryParts.parts(asked)) {
      Query documents = compiler().besideOthers(part);
      if (documents != null) {
        required.add(new Required(part, documents));
      }
    }
    return required.isEmpty() ? whole(asked) : required;
  }

  private List<Required> whole(org.findbuch.query.Query asked) throws IOException {
    List<Required> whole = new ArrayList<>();
    for (org.findbuch.query.Query part : QueryParts.parts(asked)) {
      whole.add(new Required(part, compiler().plan(part).documents()));
    }
    return whole;
  }

  private Compiler compiler() {
    return new Compiler(searcher, view.parents(), others, deadline);
  }

  private List<Part> parts(List<Required> parts) throws IOException {
    List<@Nullable Long> alone = new ArrayList<>();
    int nowhere = 0;
    for (Required part : parts) {
      Long count = part.asked() instanceof Not ? null : count(part.documents());
      nowhere += count != null && count == 0 ? 1 : 0;
      alone.add(count);
    }
    List<Part> counted = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Long count = alone.get(i);
      int others = nowhere - (count != null && count == 0 ? 1 : 0);
      Long without = parts.size() < 2 ? null : others > 0 ? Long.valueOf(0) : without(parts, i);
      counted.add(new Part(parts.get(i).asked(), count, without));
    }
    return counted;
  }

  private @Nullable Long without(List<Required> parts, int left) throws IOException {
    BooleanQuery.Builder others = new BooleanQuery.Builder();
    for (int i = 0; i < parts.size(); i++) {
      if (i != left) {
        others.add(parts.get(i).documents(), Occur.FILTER);
      }
    }
    return count(others.build());
  }

  /** Null where there is no time left. */
  private @Nullable Long count(Query query) throws IOException {
    if (deadline.shouldExit()) {
      return null;
    }
    long count = (long) searcher.count(query) - OneHit.behind(view.twins(), searcher, query);
    return searcher.timedOut() ? null : Long.valueOf(count);
  }
}
