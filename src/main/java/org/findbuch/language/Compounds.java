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

  /** Words of three letters that often are parts; most others only look like it. */
  private static final Set<String> SHORT = Set.of("rat", "amt", "hof", "ehe", "bau", "rad", "see");

  private static final List<String> LINKS = List.of("", "s", "es", "n", "en", "er", "e");

  /** What makes another word of one, though it looks like a word. */
  private static final List<String> ENDINGS =
      List.of("heit", "keit", "schaft", "ung", "innen", "isch", "lich", "losi", "weise", "barkeit");

  private static final Set<String> PARTICLES =
      Set.of(
          "über",
          "unter",
          "hinter",
          "gegen",
          "wider",
          "nieder",
          "zurück",
          "zusammen",
          "heraus",
          "herein",
          "hinaus",
          "hinein",
          "voraus",
          "vorbei",
          "entgegen",
          "verb",
          "vers",
          "auch",
          "fest",
          "voll",
          "wieder",
          "durch",
          "miss",
          "rück",
          "inter",
          "trans");

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
      parts = known(word);
    }
    if (parts.size() < 2) {
      String withUmlauts = word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü");
      parts = withUmlauts.equals(word) ? parts : split(withUmlauts);
    }
    return parts.size() < 2
        ? List.of()
        : parts.stream()
            .map(part -> part.toLowerCase(Locale.ROOT))
            .filter(part -> part.length() >= SHORTEST_PART && !part.equals("los"))
            .toList();
  }

  /**
   * Parts of a compound that the dictionary has as one word: of two words of it, the latter as long
   * as may be.
   */
  private List<String> known(String word) {
    for (int at = SHORTEST_PART; words.contains(word) && at < word.length(); at++) {
      String head = word.substring(at);
      if (isHead(head)) {
        for (String link : LINKS) {
          int end = at - link.length();
          String first = word.substring(0, Math.max(0, end));
          if (word.startsWith(link, Math.max(0, end)) && isFirst(first)) {
            return List.of(first, head);
          }
        }
      }
    }
    return List.of();
  }

  private boolean isHead(String part) {
    return (part.length() > SHORTEST_PART || SHORT.contains(part))
        && words.contains(part)
        && ENDINGS.stream().noneMatch(part::startsWith);
  }

  private boolean isFirst(String part) {
    return (part.length() > SHORTEST_PART || SHORT.contains(part))
        && words.contains(part)
        && !PARTICLES.contains(part);
  }

  /** By any number of threads: once it is made, the splitter (4.7) writes to none of its fields. */
  private List<String> split(String word) {
    return splitter.splitWord(word);
  }
}
