package org.findbuch.bench.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into sentences of words and punctuation. Brackets and quotation marks are left out:
 * where sentences are spliced they would not close.
 */
final class Tokens {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 80;

  private static final Pattern BROKEN = Pattern.compile("(\\p{Ll})[-\u00AD]\\R\\s*(\\p{Ll})");

  private static final Pattern TOKEN =
      Pattern.compile(
          "[\\p{L}\\p{N}]+(?:[-./,&'’][\\p{L}\\p{N}]+)*-?|[.,;:!?–%§]|\\R\\s*\\R",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "z.B", "d.h", "u.a", "S", "Nr", "Dr", "Prof", "ca", "bzw", "Abs", "Art", "St", "Str",
          "vgl", "usw", "etc", "inkl", "gem", "Abb", "Tab", "Kap", "Mio", "Mrd", "ggf", "i.d.R");

  private Tokens() {}

  static List<List<String>> sentences(String text) {
    String joined = BROKEN.matcher(text.replace("\f", "\n\n")).replaceAll("$1$2");
    List<List<String>> sentences = new ArrayList<>();
    List<String> sentence = new ArrayList<>();
    Matcher token = TOKEN.matcher(joined);
    while (token.find()) {
      String found = token.group();
      if (found.isBlank()) {
        close(sentence, sentences);
        sentence = new ArrayList<>();
        continue;
      }
      if (found.equals(".") && !sentence.isEmpty() && isShortened(sentence.getLast())) {
        sentence.add(sentence.removeLast() + ".");
        continue;
      }
      sentence.add(found);
      if (isEnd(found)) {
        close(sentence, sentences);
        sentence = new ArrayList<>();
      }
    }
    close(sentence, sentences);
    return sentences;
  }

  static boolean isEnd(String token) {
    return token.equals(".") || token.equals("!") || token.equals("?");
  }

  /** Runs of table cells and lists of names are no sentences: most of one is in small letters. */
  private static void close(List<String> sentence, List<List<String>> sentences) {
    long small = sentence.stream().filter(t -> Character.isLowerCase(t.charAt(0))).count();
    boolean isProse =
        sentence.size() >= SHORTEST && sentence.size() <= LONGEST && 3 * small >= sentence.size();
    if (!isProse) {
      return;
    }
    if (!isEnd(sentence.getLast())) {
      sentence.add(".");
    }
    sentences.add(sentence);
  }

  /** Also days of a month and ordinals, whose full stop ends no sentence. */
  private static boolean isShortened(String word) {
    boolean isOrdinal = word.length() <= 2 && word.chars().allMatch(Character::isDigit);
    return isOrdinal || ABBREVIATIONS.contains(word);
  }
}
