package org.findbuch.reading;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.findbuch.query.Query;
import org.findbuch.query.Query.And;
import org.findbuch.query.Query.Everything;
import org.findbuch.query.Query.Exact;
import org.findbuch.query.Query.In;
import org.findbuch.query.Query.Not;
import org.findbuch.query.Query.Or;
import org.findbuch.query.Query.Phrase;
import org.findbuch.query.Query.Prefix;
import org.findbuch.query.Query.Similar;
import org.findbuch.query.Query.Word;
import org.findbuch.query.Query.Years;

/**
 * Compares a word that was asked for with one that was found, by their letters alone: it explains
 * what a search has found, in whatever way that searches.
 */
final class Likeness {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern BROKEN = Pattern.compile("\u00ad|-[ \\t]*\\R[ \\t]*(?=\\p{Ll})");

  /** A shorter beginning says nothing about a word. */
  private static final int SHORTEST_STEM = 3;

  private static final int LONGEST_ENDING = 4;

  /** What German and English hang on words, longest first. */
  private static final List<String> ENDINGS =
      List.of(
              "innen", "ungen", "enden", "in", "ern", "ens", "end", "ies", "ied", "ing", "sen",
              "ses", "nen", "um", "en", "er", "em", "es", "ed", "te", "se", "e", "n", "s", "t", "a",
              "y", "")
          .stream()
          .sorted(Comparator.comparingInt(String::length).reversed())
          .toList();

  private Likeness() {}

  /** How the two go together. */
  static Manner of(Query asked, String found) {
    return ofAny(asked, found).orElse(unseen(asked));
  }

  /** How they go together, where their letters show it. */
  static Optional<Manner> ofAny(Query asked, String found) {
    return switch (asked) {
      case Word(var text) -> words(folded(text), folded(found));
      case Exact(var text) -> same(text, found) ? Optional.of(Manner.EXACT) : Optional.empty();
      case Similar(var text) -> same(text, found) ? Optional.of(Manner.EXACT) : Optional.empty();
      case Prefix(var text) ->
          same(text, found)
              ? Optional.of(Manner.EXACT)
              : folded(found).startsWith(folded(text))
                  ? Optional.of(Manner.PREFIX)
                  : Optional.empty();
      case In(var _, var part) -> ofAny(part, found);
      case Everything _, Years _, And _, Or _, Not _, Phrase _ -> Optional.empty();
    };
  }

  /** What is to be said of something found whose letters do not show why. */
  static Manner unseen(Query asked) {
    return switch (asked) {
      case Word _ -> Manner.RELATED;
      case Exact _ -> Manner.EXACT;
      case Similar _ -> Manner.SIMILAR;
      case Prefix _ -> Manner.PREFIX;
      case Phrase(var _, int slop) -> slop > 0 ? Manner.NEAR : Manner.PHRASE;
      case In(var _, var part) -> unseen(part);
      case Everything _, Years _, And _, Or _, Not _ ->
          throw new IllegalArgumentException("no word or phrase: " + asked);
    };
  }

  /** A found word as one writes it within a line. */
  static String plain(String found) {
    return BLANKS.matcher(BROKEN.matcher(found).replaceAll("")).replaceAll(" ");
  }

  /** Whether a text holds another, whatever signs and blanks stand between their letters. */
  static boolean holds(String text, String part) {
    return folded(text).contains(folded(part));
  }

  private static boolean same(String one, String other) {
    return folded(one).equals(folded(other));
  }

  private static Optional<Manner> words(String asked, String found) {
    if (asked.equals(found)) {
      return Optional.of(Manner.EXACT);
    }
    if (isInflected(asked, found)) {
      return Optional.of(Manner.INFLECTED);
    }
    if (hasStem(found, stem(asked))) {
      return Optional.of(Manner.PART);
    }
    return hasStem(asked, stem(found)) ? Optional.of(Manner.SHARE) : Optional.empty();
  }

  private static boolean hasStem(String word, String stem) {
    return stem.length() >= SHORTEST_STEM && word.contains(stem);
  }

  private static boolean isInflected(String asked, String found) {
    int shortest = Math.min(asked.length(), found.length());
    int same = 0;
    while (same < shortest && asked.charAt(same) == found.charAt(same)) {
      same++;
    }
    for (int at = same; at >= Math.max(SHORTEST_STEM, same - LONGEST_ENDING); at--) {
      if (ENDINGS.contains(asked.substring(at)) && ENDINGS.contains(found.substring(at))) {
        return true;
      }
    }
    return false;
  }

  private static String stem(String word) {
    return ENDINGS.stream()
        .filter(word::endsWith)
        .filter(ending -> word.length() - ending.length() > SHORTEST_STEM)
        .map(ending -> word.substring(0, word.length() - ending.length()))
        .findFirst()
        .orElse(word);
  }

  /** Small letters and digits only; ä, ae and a are one, as are ß and ss. */
  private static String folded(String word) {
    String small = plain(word).toLowerCase(Locale.ROOT).replace("ß", "ss");
    String bare = ACCENTS.matcher(Normalizer.normalize(small, Normalizer.Form.NFKD)).replaceAll("");
    return NO_LETTERS
        .matcher(bare)
        .replaceAll("")
        .replace("ae", "a")
        .replace("oe", "o")
        .replace("ue", "u");
  }
}
