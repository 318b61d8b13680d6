package org.findbuch.language;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.findbuch.document.Language;
import org.jspecify.annotations.Nullable;

/** How the words of a language change their form; a text is taken for one of its own language. */
public enum Morphology {
  GERMAN("common-german.txt", GermanStems::stem),
  ENGLISH("common-english.txt", EnglishStems::stem),
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
}
