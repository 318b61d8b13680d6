package org.findbuch.index.lucene.typing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.findbuch.index.lucene.question.WordPattern;
import org.findbuch.index.lucene.store.Analysis;
import org.findbuch.index.lucene.store.LiveTerms;
import org.findbuch.language.EditCost;
import org.findbuch.language.Morphology;
import org.findbuch.language.Spellings;

/**
 * Finds the words of the collection that another one may have been meant for: what is at most two
 * letters away is gathered, and the cost of the slips weighed against how often a word stands in
 * the collection puts it in order. Removed documents may still count there, but what stands in them
 * alone is no word of the collection.
 */
final class Spelling {
  static final int SHORTEST = 3;
  private static final int LONGEST = 64;

  /** A word that is ten times as frequent may be so much farther away. */
  private static final double FREQUENCY = 0.15;

  private final IndexReader reader;
  private final Collection<String> fields;
  private final Collection<String> others;
  private final LiveTerms live;

  /**
   * @param fields those that the words come from
   * @param others those whose words are known too, but are not looked through
   */
  Spelling(IndexReader reader, Collection<String> fields, Collection<String> others) {
    this.reader = reader;
    this.fields = fields;
    this.others = others;
    this.live = new LiveTerms(reader);
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
      Term term = new Term(field, word);
      places += live.has(term) ? reader.docFreq(term) : 0;
    }
    return places;
  }

  /**
   * Whether a word, in small letters, stands anywhere, with or without its umlauts; common words
   * do, though nothing says where.
   */
  boolean knows(String word) throws IOException {
    for (String spelling : Spellings.of(word)) {
      if (isIn(fields, spelling) || isIn(others, spelling)) {
        return true;
      }
    }
    return Morphology.isWeak(word);
  }

  /** Whether another form of a word stands anywhere, be it in a compound. */
  boolean knowsStemOf(String word) throws IOException {
    for (BytesRef form : Analysis.GERMAN.wholeOrPart(Analysis.GERMAN.forms(word).stem())) {
      if (isIn(fields, form.utf8ToString())) {
        return true;
      }
    }
    return false;
  }

  private boolean isIn(Collection<String> some, String word) throws IOException {
    for (String field : some) {
      if (live.has(new Term(field, word))) {
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
    List<WordPattern> spellings = new ArrayList<>();
    Spellings.of(typed).forEach(spelling -> spellings.addAll(spellings(spelling)));
    for (String field : fields) {
      near(field, spellings).forEach((word, count) -> places.merge(word, count, Integer::sum));
    }
    places.remove(typed);
    List<Candidate> candidates = new ArrayList<>();
    places.forEach(
        (word, count) -> candidates.add(new Candidate(word, count, EditCost.of(typed, word))));
    candidates.sort(Comparator.comparingDouble(Candidate::cost).thenComparing(Candidate::word));
    return candidates;
  }

  /** One letter may be another anywhere, two only behind the first. */
  private static List<WordPattern> spellings(String typed) {
    WordPattern one = WordPattern.near(typed, 1, 0);
    return typed.length() > SHORTEST ? List.of(one, WordPattern.near(typed, 2, 1)) : List.of(one);
  }

  private Map<String, Integer> near(String field, List<WordPattern> spellings) throws IOException {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (WordPattern spelling : spellings) {
      spelling.in(reader, field, (word, count) -> places.put(word.utf8ToString(), count));
    }
    return places;
  }
}
