package org.findbuch.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;

/**
 * Finds the words of the collection that another one may have been meant for: Lucene gathers what
 * is at most two letters away, and the cost of the slips weighed against how often a word stands in
 * the collection puts it in order. Documents that were deleted may still count.
 */
final class Spelling {
  static final int SHORTEST = 3;
  private static final int LONGEST = 64;

  /** Stems and parts of compounds are among them, and left out afterwards. */
  private static final int CANDIDATES = 100;

  /** A word that is ten times as frequent may be so much farther away. */
  private static final double FREQUENCY = 0.15;

  private final IndexReader reader;
  private final Collection<String> fields;
  private final Collection<String> others;

  /**
   * @param fields those that the words come from
   * @param others those whose words are known too, but are not looked through
   */
  Spelling(IndexReader reader, Collection<String> fields, Collection<String> others) {
    this.reader = reader;
    this.fields = fields;
    this.others = others;
  }

  /**
   * A word that may have been meant.
   *
   * @param places pages and records that have it
   * @param slips what it costs to have typed the other word for it
   */
  record Candidate(String word, int places, double slips) {
    double cost() {
      return slips - FREQUENCY * Math.log10(places);
    }
  }

  /** Pages and records that have a word, in small letters. */
  int places(String word) throws IOException {
    int places = 0;
    for (String field : fields) {
      places += reader.docFreq(new Term(field, word));
    }
    return places;
  }

  /**
   * Whether a word, in small letters, stands anywhere; common words do, though nothing says where.
   */
  boolean knows(String word) throws IOException {
    return isIn(fields, word) || isIn(others, word) || Leaves.isWeak(word);
  }

  private boolean isIn(Collection<String> some, String word) throws IOException {
    for (String field : some) {
      if (reader.docFreq(new Term(field, word)) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Best first, without the word itself; nothing for a word too short or too long to tell. */
  List<Candidate> like(String typed) throws IOException {
    if (typed.length() < SHORTEST || typed.length() > LONGEST) {
      return List.of();
    }
    Map<String, Integer> places = new LinkedHashMap<>();
    for (String field : fields) {
      Term term = new Term(field, typed);
      SuggestMode mode = SuggestMode.SUGGEST_ALWAYS;
      for (SuggestWord word : checker(typed).suggestSimilar(term, CANDIDATES, reader, mode)) {
        if (Forms.isWord(new BytesRef(word.string))) {
          places.merge(word.string, word.freq, Integer::sum);
        }
      }
    }
    places.remove(typed);
    List<Candidate> candidates = new ArrayList<>();
    places.forEach(
        (word, count) -> candidates.add(new Candidate(word, count, EditCost.of(typed, word))));
    candidates.sort(Comparator.comparingDouble(Candidate::cost).thenComparing(Candidate::word));
    return candidates;
  }

  private static DirectSpellChecker checker(String typed) {
    DirectSpellChecker checker = new DirectSpellChecker();
    checker.setMinPrefix(0);
    checker.setMinQueryLength(SHORTEST);
    checker.setMaxEdits(typed.length() > SHORTEST ? 2 : 1);
    return checker;
  }
}
