package org.findbuch.index.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.findbuch.index.lucene.match.Deadline;
import org.findbuch.index.lucene.store.LiveTerms;
import org.findbuch.language.EditCost;

/**
 * Finds the terms that a prefix or a spelling stands for; the most frequent where there are many.
 */
public final class Expansion {
  /** More terms than this make a search slow and tell the reader nothing. */
  static final int MOST_TERMS = 200;

  private final IndexReader reader;
  private final Deadline deadline;
  private final LiveTerms live;
  private final Map<BytesRef, NearWords> near = new HashMap<>();
  private boolean limited;

  private record Choice(BytesRef term, int documents) {}

  Expansion(IndexReader reader, Deadline deadline) {
    this.reader = reader;
    this.deadline = deadline;
    this.live = new LiveTerms(reader);
  }

  /** Whether any of the answers was cut. */
  boolean wasLimited() {
    return limited;
  }

  List<BytesRef> startingWith(String field, BytesRef prefix) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, field);
    if (terms == null) {
      return List.of();
    }
    TermsEnum all = terms.iterator();
    if (all.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
      return List.of();
    }
    PriorityQueue<Choice> best = new PriorityQueue<>(Comparator.comparingInt(Choice::documents));
    for (BytesRef term = all.term();
        term != null && StringHelper.startsWith(term, prefix);
        term = all.next()) {
      int documents = all.docFreq();
      // asked only where it matters, as it costs more than going on
      boolean matters = !limited || best.size() < MOST_TERMS || isBetter(best, documents);
      if (matters && live.hasTermOf(all)) {
        offer(best, term, documents);
      }
    }
    return terms(best);
  }

  List<BytesRef> spelledLike(String field, BytesRef word) throws IOException {
    int edits = EditCost.edits(word.utf8ToString());
    if (edits == 0) {
      return List.of(word);
    }
    NearWords spelled = near.computeIfAbsent(word, w -> new NearWords(w.utf8ToString(), edits, 0));
    PriorityQueue<Choice> best = new PriorityQueue<>(Comparator.comparingInt(Choice::documents));
    spelled.in(reader, field, (term, documents) -> offer(best, term, documents));
    return terms(best);
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

  private static List<BytesRef> terms(PriorityQueue<Choice> best) {
    List<BytesRef> terms = new ArrayList<>();
    best.forEach(choice -> terms.add(choice.term()));
    return terms;
  }
}
