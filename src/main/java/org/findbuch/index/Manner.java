package org.findbuch.index;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.findbuch.document.Coded;
import org.findbuch.language.Folding;
import org.findbuch.language.Forms;
import org.findbuch.language.Morphology;
import org.findbuch.language.Wildcards;
import org.findbuch.language.Word;
import org.findbuch.language.Words;
import org.findbuch.query.Query;
import org.findbuch.query.Reference;

/** How a word that was asked for and a word that was found go together, the closest first. */
public enum Manner implements Coded {
  /** The same word, whatever its capitals and umlauts are written like. */
  EXACT,
  /** The words of a phrase one after the other. */
  PHRASE,
  /** The words of a phrase in the same stretch. */
  NEAR,
  /** Another form of it. */
  INFLECTED,
  /** It begins so, or is written as wildcards say. */
  PREFIX,
  /** It holds what was asked for, as a compound does. */
  PART,
  /** What was asked for is a compound, and this is a part of it. */
  SHARE,
  /** It is spelled much like it. */
  SIMILAR,
  /** One is an abbreviation of the other. */
  ABBREVIATION,
  /** It means the same to the search, for a reason that the words do not show. */
  RELATED;

  /** How something that a text of a language was found by goes together with what was asked for. */
  public static Manner of(Query asked, List<String> others, Morphology language, String found) {
    return ofAny(asked, others, language, found).orElse(otherwise(asked));
  }

  /**
   * The same for any word, if it goes together with it.
   *
   * @param others what it is also written like; of a name of several words each may stand alone
   */
  public static Optional<Manner> ofAny(
      Query asked, List<String> others, Morphology language, String word) {
    List<String> found = stems(Words.of(word), language);
    Optional<Manner> itself = ofAny(asked, language, word);
    boolean other =
        (itself.isEmpty() || itself.get() == NEAR)
            && !found.isEmpty()
            && !(asked instanceof Query.Word(var text)
                && stems(Words.of(text), language).containsAll(found))
            && others.stream().anyMatch(o -> stems(Words.of(o), language).containsAll(found));
    return other ? Optional.of(ABBREVIATION) : itself;
  }

  /** How any word goes together with what was asked for, if it does. */
  public static Optional<Manner> ofAny(Query asked, Morphology language, String word) {
    List<Word> found = Words.of(word);
    return switch (asked) {
      case Query.Word(var text) when Reference.of(text).isPresent() ->
          exact(text, found).or(() -> Optional.of(NEAR));
      case Query.Word(var text) -> words(Words.of(text), found, language);
      case Query.Required(var inner) -> ofAny(inner, language, word);
      case Query.Exact(var text) -> exact(text, found);
      case Query.Similar(var text) -> exact(text, found);
      case Query.Wildcard(var text) ->
          exact(text, found)
              .or(
                  () ->
                      isWritten(Wildcards.words(text), found)
                          ? Optional.of(PREFIX)
                          : Optional.empty());
      case Query.In(var _, var part) -> ofAny(part, language, word);
      case Query.Everything _,
          Query.Years _,
          Query.And _,
          Query.Or _,
          Query.Not _,
          Query.Phrase _ ->
          Optional.empty();
    };
  }

  /** What is to be said of something found where the words do not show why. */
  public static Manner otherwise(Query asked) {
    return switch (asked) {
      case Query.Word(var text) -> Reference.of(text).isPresent() ? NEAR : RELATED;
      case Query.Required(var word) -> otherwise(word);
      case Query.Exact _ -> EXACT;
      case Query.Similar _ -> SIMILAR;
      case Query.Wildcard _ -> PREFIX;
      case Query.Phrase(var _, int slop) -> slop > 0 ? NEAR : PHRASE;
      case Query.In(var _, var part) -> otherwise(part);
      case Query.Everything _, Query.Years _, Query.And _, Query.Or _, Query.Not _ ->
          throw new IllegalArgumentException("no word or phrase: " + asked);
    };
  }

  private static Optional<Manner> words(List<Word> asked, List<Word> found, Morphology language) {
    if (plain(asked).equals(plain(found))) {
      return Optional.of(EXACT);
    }
    if (stems(asked, language).equals(stems(found, language))) {
      return Optional.of(INFLECTED);
    }
    Forms typed = forms(asked, language);
    Forms other = forms(found, language);
    if (typed.stem().equals(other.stem())) {
      return Optional.of(INFLECTED);
    }
    if (other.parts().contains(typed.stem())) {
      return Optional.of(PART);
    }
    boolean shares =
        typed.parts().contains(other.stem()) || !Collections.disjoint(typed.parts(), other.parts());
    if (shares) {
      return Optional.of(SHARE);
    }
    return typed.isNear(other) ? Optional.of(SIMILAR) : Optional.empty();
  }

  private static Optional<Manner> exact(String asked, List<Word> found) {
    return plain(Words.of(asked)).equals(plain(found)) ? Optional.of(EXACT) : Optional.empty();
  }

  private static boolean isWritten(List<String> patterns, List<Word> found) {
    return patterns.size() == found.size()
        && IntStream.range(0, found.size())
            .allMatch(i -> Wildcards.matches(patterns.get(i), found.get(i).text()));
  }

  private static List<String> stems(List<Word> words, Morphology language) {
    return words.stream().map(word -> language.forms(word.text()).stem()).toList();
  }

  private static Forms forms(List<Word> words, Morphology language) {
    return words.size() == 1 ? language.forms(words.getFirst()) : language.forms(joined(words));
  }

  private static String joined(List<Word> words) {
    return words.stream().map(Word::text).collect(Collectors.joining());
  }

  /** Letters and digits only; ä, ae and a are one, as are ß and ss. */
  private static String plain(List<Word> words) {
    return Folding.of(joined(words)).replace(" ", "");
  }
}
