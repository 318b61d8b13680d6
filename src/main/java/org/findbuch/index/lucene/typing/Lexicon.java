package org.findbuch.index.lucene.typing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.findbuch.index.lucene.typing.TypedKeys.Span;
import org.findbuch.language.EditCost;

/**
 * Words and names that can be offered while a reader types, on one shelf. Each is found by the
 * beginning of any of its words and of any part of its compounds. What was built once never
 * changes, so it may be older than what is searched: whoever offers something from it looks whether
 * it is still there.
 */
record Lexicon(LexiconEntries entries, TypedKeys keys) {
  /** Shorter beginnings are so many words' that each slip would mean all of them. */
  private static final int SHORTEST_WITH_SLIP = 4;

  /**
   * What a slip, a begin inside of a word and each letter still to type take off the score, which
   * is the power of ten of an entry's places. The right word comes among ten for 89 % to 90 % of
   * the beginnings of six letters and more, whatever these are between a half and twice as much;
   * for 96 % when frequent words are typed more often.
   */
  private static final double SLIP = 2.5;

  private static final double INSIDE = 1;
  private static final double LETTER = 0.05;
  private static final int MOST_LETTERS = 20;

  /**
   * Something to offer.
   *
   * @param typed as it is typed, to tell the same from another shelf
   */
  record Offer(Term term, String typed, double score) {}

  /**
   * The best entries for the beginning of a word.
   *
   * @param words whether words are looked for, or names
   * @param wanted what the whole entry, as it is typed, has to be besides
   */
  List<Offer> offers(String begun, boolean words, Predicate<String> wanted, int most) {
    Best best = new Best(most);
    boolean slips = begun.length() >= SHORTEST_WITH_SLIP;
    for (Typing.Match match : Typing.find(keys, begun, slips)) {
      double slip = match.slip() ? SLIP * slips(begun, match) : 0;
      for (int key = match.keys().start(); key < match.keys().end(); key++) {
        int entry = keys.text(key);
        if (entries.isWord(entry) == words) {
          double score = score(entry, keys.start(key), match.letters()) - slip;
          if (best.takes(score) && wanted.test(typed(entry))) {
            best.put(entry, score);
          }
        }
      }
    }
    return best.offers((entry, score) -> new Offer(entries.term(entry), typed(entry), score));
  }

  private double slips(String begun, Typing.Match match) {
    int start = keys.start(match.keys().start());
    BytesRef meant = entries.typed().part(start, start + match.letters());
    return EditCost.of(begun, meant.utf8ToString());
  }

  private double score(int entry, int start, int letters) {
    PackedTexts typed = entries.typed();
    boolean inside = start > typed.start(entry) && typed.at(start - 1) != ' ';
    int left = Math.clamp(typed.end(entry) - start - letters, 0, MOST_LETTERS);
    return Math.log10(1.0 + entries.places(entry)) - (inside ? INSIDE : 0) - LETTER * left;
  }

  private String typed(int entry) {
    return entries.typed().text(entry).utf8ToString();
  }

  /** The few entries with the highest scores of many; each entry once, with its best. */
  private static final class Best {
    private final int[] entries;
    private final double[] scores;
    private int size;

    Best(int most) {
      entries = new int[most];
      scores = new double[most];
    }

    /** Whether an entry with this score may be among them. */
    boolean takes(double score) {
      return size < entries.length || score > scores[size - 1];
    }

    void put(int entry, double score) {
      int known = 0;
      while (known < size && entries[known] != entry) {
        known++;
      }
      boolean isNew = known == size;
      if (isNew ? !takes(score) : scores[known] >= score) {
        return;
      }
      if (isNew && size < entries.length) {
        size++;
      }
      int place = Math.min(known, size - 1);
      while (place > 0 && scores[place - 1] < score) {
        entries[place] = entries[place - 1];
        scores[place] = scores[place - 1];
        place--;
      }
      entries[place] = entry;
      scores[place] = score;
    }

    /** The highest first. */
    <T> List<T> offers(BiFunction<Integer, Double, T> made) {
      List<T> offers = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        offers.add(made.apply(entries[i], scores[i]));
      }
      return offers;
    }
  }

  /**
   * What a reader may have begun to type: the keys that begin with the letters, and those that do
   * when one letter is another, is missing, is too much, or has changed places with the next. Walks
   * the sorted keys as if they were a tree, so that only beginnings that exist are looked at.
   */
  private static final class Typing {
    private final TypedKeys keys;
    private final byte[] typed;
    private final List<Match> matches = new ArrayList<>();

    /**
     * Keys that may have been meant.
     *
     * @param letters of each key that stand for what was typed
     * @param slip whether they differ from it
     */
    record Match(Span keys, int letters, boolean slip) {}

    private Typing(TypedKeys keys, byte[] typed) {
      this.keys = keys;
      this.typed = typed;
    }

    /** The keys for what was typed, folded; a span may come more than once. */
    static List<Match> find(TypedKeys keys, String typed, boolean slips) {
      BytesRef bytes = new BytesRef(typed);
      Typing typing = new Typing(keys, BytesRef.deepCopyOf(bytes).bytes);
      typing.walk(slips);
      return typing.matches;
    }

    private void walk(boolean slips) {
      Span span = keys.all();
      for (int i = 0; i < typed.length && !span.isEmpty(); i++) {
        if (slips) {
          swapped(span, i);
          follow(span, i, i + 1, true);
          others(span, i);
        }
        span = keys.narrowed(span, i, typed[i]);
      }
      if (!span.isEmpty()) {
        matches.add(new Match(span, typed.length, false));
      }
    }

    private void swapped(Span span, int place) {
      if (place + 1 < typed.length && typed[place] != typed[place + 1]) {
        Span first = keys.narrowed(span, place, typed[place + 1]);
        if (!first.isEmpty()) {
          Span second = keys.narrowed(first, place + 1, typed[place]);
          follow(second, place + 2, place + 2, true);
        }
      }
    }

    /** Every other letter that the keys go on with: instead of the typed one, or before it. */
    private void others(Span span, int place) {
      int key = span.start();
      while (key < span.end()) {
        byte letter = keys.at(key, place);
        Span branch = keys.narrowed(new Span(key, span.end()), place, letter);
        if (letter != PackedTexts.END && letter != ' ' && letter != typed[place]) {
          follow(branch, place + 1, place + 1, true);
          follow(branch, place + 1, place, true);
        }
        key = branch.end();
      }
    }

    /** The rest as it was typed. */
    private void follow(Span from, int depth, int place, boolean slip) {
      Span span = from;
      int letters = depth;
      for (int i = place; i < typed.length && !span.isEmpty(); i++) {
        span = keys.narrowed(span, letters, typed[i]);
        letters++;
      }
      if (!span.isEmpty()) {
        matches.add(new Match(span, letters, slip));
      }
    }
  }
}
