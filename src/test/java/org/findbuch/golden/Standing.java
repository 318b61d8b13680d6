package org.findbuch.golden;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.findbuch.index.SearchResult;

/**
 * How well a question is answered.
 *
 * @param rank of the first right document, from 1; 0 when none is among the first ten
 * @param said the same in words, with the rest that must not change unseen
 */
record Standing(int rank, String said) {
  /** Judges an answer; {@code files} are those of its hits, best first. */
  static Standing of(Golden asked, SearchResult result, List<String> files) {
    if (asked.answers().isEmpty()) {
      return result.total() == 0
          ? new Standing(1, "nothing")
          : new Standing(0, "falsely " + result.total());
    }
    int rank = 1;
    for (String file : files) {
      Set<Integer> proof = asked.answers().get(file);
      if (proof != null) {
        return new Standing(rank, rank + page(proof, result.hits().get(rank - 1)));
      }
      rank++;
    }
    return new Standing(0, "missed");
  }

  private static String page(Set<Integer> proof, SearchResult.Hit hit) {
    if (proof.isEmpty()) {
      return "";
    }
    Set<Integer> shown =
        hit.passages().stream().map(SearchResult.Passage::page).collect(Collectors.toSet());
    return shown.stream().anyMatch(proof::contains) ? " with its page" : " without its page";
  }

  /** 1 for the first place, 1/2 for the second, 0 when missed. */
  double reciprocalRank() {
    return rank == 0 ? 0 : 1.0 / rank;
  }
}
