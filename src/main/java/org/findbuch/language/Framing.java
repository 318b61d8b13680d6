package org.findbuch.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells the words of a German question that only put it: "was tun bei", "wie lange", "gibt es". A
 * document need not have them. They are written rarely, so that how often they are there does not
 * say how little they mean.
 */
public final class Framing {
  private static final Set<String> WORDS = WordList.read("framing-german.txt");

  private Framing() {}

  /**
   * For each word of a question whether it frames the others.
   *
   * @param words in the order in which they were typed
   */
  public static List<Boolean> of(List<String> words) {
    List<Boolean> frames = new ArrayList<>();
    String before = "";
    for (String typed : words) {
      String word = Words.of(typed).stream().map(Word::text).collect(Collectors.joining(" "));
      frames.add(WORDS.contains(word) || WORDS.contains(before + " " + word));
      before = word;
    }
    return frames;
  }
}
