package org.findbuch.index.lucene.question;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.util.BytesRef;
import org.findbuch.index.lucene.match.Deadline;
import org.findbuch.language.EditCost;
import org.findbuch.language.Wildcards;

/**
 * Finds the terms that wildcards or a spelling stand for; the most frequent where there are many.
 */
final class Expansion {
  /** More terms than this make a search slow and tell the reader nothing. */
  private static final int MOST_TERMS = 200;

  private final IndexReader reader;
  private final Deadline deadline;
  private final Map<String, WordPattern> patterns = new HashMap<>();
  private boolean limited;

  private record Choice(BytesRef term, int documents) {}

  Expansion(IndexReader reader, Deadline deadline) {
    this.reader = reader;
    this.deadline = deadline;
  }

  /** Whether any of the answers was cut. */
  boolean wasLimited() {
    return limited;
  }

  /**
   * Words of a field that are written so.
   *
   * @param umlauts whether a, o and u also stand for ä, ö and ü
   */
  List<BytesRef> written(String field, String word, boolean umlauts) throws IOException {
    if (!Wildcards.isPattern(word)) {
      return List.of(new BytesRef(word));
    }
    String regex = Wildcards.regex(word, umlauts);
    return found(field, patterns.computeIfAbsent(regex, WordPattern::matching));
  }

  List<BytesRef> spelledLike(String field, String word) throws IOException {
    int edits = EditCost.edits(word);
    return edits == 0
        ? List.of(new BytesRef(word))
        : found(field, patterns.computeIfAbsent(word, w -> WordPattern.near(w, edits, 0)));
  }

  private List<BytesRef> found(String field, WordPattern pattern) throws IOException {
    PriorityQueue<Choice> best = new PriorityQueue<>(Comparator.comparingInt(Choice::documents));
    pattern.in(
        reader,
        field,
        documents -> !limited || best.size() < MOST_TERMS || isBetter(best, documents),
        (term, documents) -> offer(best, term, documents));
    return best.stream().map(Choice::term).toList();
  }

  private static boolean isBetter(PriorityQueue<Choice> best, int documents) {
    return best.element().documents() < documents;
  }

  private void offer(PriorityQueue<Choice> best, BytesRef term, int documents) throws IOException {
    deadline.check();
    if (best.size() == MOST_TERMS) {
      limited = true;
      if (!isBetter(best, documents)) {
        return;
      }
      best.remove();
    }
    best.add(new Choice(BytesRef.deepCopyOf(term), documents));
  }
}
