package org.findbuch.index;

import java.util.List;
import java.util.Map;
import org.findbuch.query.Match;
import org.findbuch.query.Query;
import org.findbuch.query.Query.And;
import org.findbuch.query.SearchRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which words of a question a document may lack, by the rule alone: words are counted one by one.
 */
final class NaivePartialMatch {
  private static final double ROUNDING = 1e-4;

  private final List<Query> parts;
  private final List<Double> weights;

  private NaivePartialMatch(
      List<Query> parts, Map<String, List<String>> others, List<IndexedDocument> all) {
    this.parts = parts;
    this.weights = parts.stream().map(part -> weight(part, others, all)).toList();
  }

  /** Null where no word may be missing. */
  static @Nullable NaivePartialMatch of(
      SearchRequest request, Map<String, List<String>> others, List<IndexedDocument> all) {
    if (request.match() != Match.MOST || !(request.query() instanceof And(var parts))) {
      return null;
    }
    List<Query> asked = parts.stream().filter(NaiveMatch::asksSomething).toList();
    boolean open =
        asked.stream().filter(PartialMatch::weighs).count() > 1
            && asked.stream().anyMatch(NaivePartialMatch::mayBeMissing);
    return open ? new NaivePartialMatch(asked, others, all) : null;
  }

  private static boolean mayBeMissing(Query part) {
    return part instanceof Query.Word;
  }

  private static double weight(
      Query part, Map<String, List<String>> others, List<IndexedDocument> all) {
    long having = all.stream().filter(d -> new NaiveMatch(d, part, others).matches()).count();
    return having == 0 || !PartialMatch.weighs(part) ? 0 : PartialMatch.weight(having, all.size());
  }

  boolean isEnough(NaiveMatch match) {
    double needed = 0;
    double had = 0;
    boolean any = false;
    for (int i = 0; i < parts.size(); i++) {
      boolean has = match.has(parts.get(i));
      if (!has && !mayBeMissing(parts.get(i))) {
        return false;
      }
      any |= has && PartialMatch.weighs(parts.get(i));
      had += has ? weights.get(i) : 0;
      needed += weights.get(i) * PartialMatch.NEEDED;
    }
    return any && had >= needed - ROUNDING;
  }

  List<Query> missing(NaiveMatch match) {
    return parts.stream().filter(part -> mayBeMissing(part) && !match.has(part)).toList();
  }
}
