package org.findbuch.language;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.findbuch.document.Language;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.ext.EnglishStemmer;

/** How the words of a language change their form; a text is taken for one of its own language. */
public enum Morphology {
  GERMAN("common-german.txt", GermanStems::stem),
  ENGLISH("common-english.txt", Morphology::english),
  OTHER(null, Ascii::folded);

  public static final List<Morphology> ALL = List.of(values());

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
  private final Set<String> common;

  @SuppressWarnings("ImmutableEnumChecker") // a method of a class that keeps nothing
  private final UnaryOperator<String> stem;

  @SuppressWarnings("ImmutableEnumChecker") // what it holds can be worked out at any time
  private final KnownWords known = new KnownWords();

  Morphology(@Nullable String common, UnaryOperator<String> stem) {
    this.common = common == null ? Set.of() : WordList.read(common);
    this.stem = stem;
  }

  public static Morphology of(Language language) {
    return switch (language.code()) {
      case "de" -> GERMAN;
      case "en" -> ENGLISH;
      default -> OTHER;
    };
  }

  /** By Snowball's stemmer, which of all apostrophes knows the straight one. */
  private static String english(String word) {
    EnglishStemmer stemmer = new EnglishStemmer();
    stemmer.setCurrent(word.replace('’', '\''));
    stemmer.stem();
    return stemmer.getCurrent();
  }

  /** Reads the dictionaries meanwhile, so that no search has to wait for them. */
  public static void warmUp() {
    Thread.ofPlatform()
        .name("dictionaries")
        .daemon()
        .start(() -> GERMAN.forms("gesundheitskonferenz"));
  }

  /** What a word in small letters is found by. */
  public Forms forms(String word) {
    return known.forms(word, this::analysed);
  }

  private Forms analysed(String word) {
    if (common.contains(word)) {
      return new Forms(word, word, List.of(), true);
    }
    List<String> parts = this == GERMAN ? Compounds.GERMAN.parts(word) : List.of();
    return new Forms(word, stem.apply(word), parts.stream().map(stem).distinct().toList(), false);
  }

  /** Whether in some language all words of a text are common, so that it says nothing. */
  public static boolean isWeak(String text) {
    List<Word> words = Words.of(text);
    return ALL.stream()
        .anyMatch(language -> words.stream().allMatch(w -> language.forms(w.text()).common()));
  }

  /**
   * What the words of running text become, for those that come again and again: each pair of places
   * keeps the last two words that fell on it. Of the words of a page three in a hundred are not
   * there (six with one place for a word). A cache that counts its readers costs more than most
   * words save.
   */
  private static final class KnownWords {
    private static final int PLACES = 1 << 16;

    /**
     * The word that was asked for last is the first of its pair. Written and read without a lock: a
     * record is seen whole or not at all, and one that is lost is worked out again.
     */
    private final @Nullable Forms[] places = new Forms[PLACES];

    Forms forms(String word, Function<String, Forms> otherwise) {
      int hash = word.hashCode() * 0x9E3779B1; // spreads the differences of the last letters
      int first = (hash >>> 16) & (PLACES - 2);
      Forms last = places[first];
      if (last != null && last.word().equals(word)) {
        return last;
      }
      Forms before = places[first + 1];
      boolean known = before != null && before.word().equals(word);
      Forms forms = known ? before : otherwise.apply(word);
      places[first + 1] = last;
      places[first] = forms;
      return forms;
    }
  }
}
