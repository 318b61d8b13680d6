package org.findbuch.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
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

  /** A shorter piece of a word is no word that anybody looks for, but a number may be. */
  private static final int SHORTEST_PIECE = 2;

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

  /** By Snowball's stemmer, which knows no accents and of all apostrophes the straight one. */
  private static String english(String word) {
    EnglishStemmer stemmer = new EnglishStemmer();
    stemmer.setCurrent(Ascii.folded(word).replace('’', '\''));
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

  /** The same and what its pieces are found by. */
  public Forms forms(Word word) {
    Forms whole = forms(word.text());
    if (word.pieces().isEmpty() || whole.common()) {
      return whole;
    }
    Set<String> parts = new LinkedHashSet<>(whole.parts());
    for (String piece : word.pieces()) {
      boolean says = piece.length() >= SHORTEST_PIECE || Character.isDigit(piece.charAt(0));
      Forms one = forms(piece);
      if (says && !one.common()) {
        parts.add(one.stem());
        parts.addAll(one.parts());
      }
    }
    return forms(whole.word(), whole.stem(), List.copyOf(parts), whole.near());
  }

  /** Stems of what says the same as a word in small letters, as a verb does that its noun is of. */
  public List<String> derived(String word) {
    if (this != GERMAN) {
      return List.of();
    }
    Set<String> stems = new LinkedHashSet<>();
    Derivation.of(word).forEach(form -> stems.add(stem.apply(form)));
    stems.remove(stem.apply(word));
    return List.copyOf(stems);
  }

  /** Whether a word in small letters is too frequent in its language to say anything. */
  boolean isCommon(String word) {
    return common.contains(word);
  }

  private Forms analysed(String word) {
    if (isCommon(word)) {
      return new Forms(word, word, List.of(), List.of(), List.of(), "", true);
    }
    String whole = stem.apply(word);
    return this == GERMAN
        ? forms(
            word,
            whole,
            GermanStems.isTown(whole) ? List.of() : germanParts(word),
            GermanStems.near(word))
        : forms(word, whole, List.of(), transcribed(word, whole));
  }

  private Forms forms(String word, String whole, List<String> parts, List<String> near) {
    if (this != GERMAN) {
      return new Forms(word, whole, parts, near, List.of(), "", false);
    }
    List<String> plain = new ArrayList<>();
    GermanStems.addPlain(whole, plain);
    near.forEach(one -> GermanStems.addPlain(one, plain));
    parts.forEach(one -> GermanStems.addPlain(one, plain));
    String typed = GermanStems.typed(word);
    boolean other = Compounds.GERMAN.isWord(typed); // as schon is beside schön
    return new Forms(word, whole, parts, near, plain, other ? "" : typed, false);
  }

  /** In a compound women and men are one. */
  private static List<String> germanParts(String word) {
    return Compounds.GERMAN.parts(word).stream()
        .map(part -> Persons.man(part).isEmpty() ? part : Persons.man(part))
        .map(GermanStems::stem)
        .distinct()
        .toList();
  }

  /** As Germans write umlauts who cannot type them, also in names in other languages. */
  private List<String> transcribed(String word, String whole) {
    String written = stem.apply(word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"));
    return written.equals(whole) ? List.of() : List.of(written);
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
