package org.findbuch.bench.corpus;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.findbuch.bench.corpus.Chain.Slot;

/**
 * Which words of the source belong to the open classes, where a language goes on making new ones:
 * nouns that are not among the most frequent, rare adjectives, and numbers.
 */
final class Slots {
  private static final int NOUN_FROM = 4_000;
  private static final int ADJECTIVE_FROM = 30_000;
  private static final Pattern ADJECTIVE = Pattern.compile("\\p{Ll}{6,}(e|en|er|es|em)");
  private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");

  private final String[] words;
  private final int[] counts;
  private final int[] row;
  private final BitSet begins = new BitSet();
  private final Set<String> known;

  Slots(String[] words, int[] counts, int[] row, int[] sentences) {
    this.words = words;
    this.counts = counts;
    this.row = row;
    for (int place : sentences) {
      begins.set(place);
    }
    known = new HashSet<>(Set.of(words));
  }

  Slot[] all() {
    BitSet amid = new BitSet();
    for (int place = 0; place < row.length; place++) {
      if (!begins.get(place)) {
        amid.set(row[place]);
      }
    }
    Slot[] slots = new Slot[words.length];
    for (int token = 0; token < words.length; token++) {
      slots[token] = slot(words[token], counts[token], amid.get(token));
    }
    return slots;
  }

  private Slot slot(String word, int count, boolean amid) {
    char first = word.charAt(0);
    if (Character.isDigit(first)) {
      return word.length() > 1 && !YEAR.matcher(word).matches() && !word.endsWith(".")
          ? Slot.NUMBER
          : Slot.NONE;
    }
    boolean isNoun =
        Character.isUpperCase(first)
            && amid
            && word.length() > 3
            && Character.isLetter(word.charAt(word.length() - 1))
            && !known.contains(Character.toLowerCase(first) + word.substring(1));
    if (isNoun && count <= Math.max(2, row.length / NOUN_FROM)) {
      return Slot.NOUN;
    }
    boolean isRare = count <= Math.max(1, row.length / ADJECTIVE_FROM);
    return isRare && ADJECTIVE.matcher(word).matches() ? Slot.ADJECTIVE : Slot.NONE;
  }
}
