package org.findbuch.language;

import de.danielnaber.jwordsplitter.EmbeddedGermanDictionary;
import de.danielnaber.jwordsplitter.GermanWordSplitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes German compounds apart, by the splitter's own dictionary and the words that the health
 * reporting of cities is full of and a general dictionary lacks.
 */
public final class Compounds {
  public static final Compounds GERMAN = new Compounds();

  /** Shorter words are no compounds that anybody looks into, longer ones are no words. */
  private static final int SHORTEST = 6;

  private static final int LONGEST = 70;

  /** Shorter parts, as {@code ei} or {@code an}, find what nobody means. */
  private static final int SHORTEST_PART = 3;

  private final Set<String> words = new HashSet<>(EmbeddedGermanDictionary.getWords());
  private final GermanWordSplitter splitter;

  private Compounds() {
    words.addAll(WordList.read("compound-words.txt"));
    try {
      splitter = new GermanWordSplitter(true, words);
    } catch (IOException missing) {
      throw new UncheckedIOException("the dictionary of German compounds", missing);
    }
  }

  /** Whether the dictionary has a word in small letters; it has most, also in other forms. */
  public boolean isWord(String word) {
    return words.contains(word);
  }

  /** The parts of a word in small letters, in order; none when it is no compound. */
  public List<String> parts(String word) {
    if (word.length() < SHORTEST
        || word.length() > LONGEST
        || !word.chars().allMatch(Character::isLetter)) {
      return List.of();
    }
    List<String> parts = split(word);
    if (parts.size() < 2) {
      String withUmlauts = word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü");
      parts = withUmlauts.equals(word) ? parts : split(withUmlauts);
    }
    return parts.size() < 2
        ? List.of()
        : parts.stream()
            .map(part -> part.toLowerCase(Locale.ROOT))
            .filter(part -> part.length() >= SHORTEST_PART)
            .toList();
  }

  /** By any number of threads: once it is made, the splitter (4.7) writes to none of its fields. */
  private List<String> split(String word) {
    return splitter.splitWord(word);
  }
}
