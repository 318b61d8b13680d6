package org.findbuch.web.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One word of the question that was probably meant; the mended ones stand out.
 *
 * @param before what stands between it and the word before
 */
public record Meant(String before, String word, boolean mended) {
  /** The words of the question that was meant, beside the one that was typed. */
  public static List<Meant> words(String typed, String meant) {
    Set<String> asTyped = Set.copyOf(split(typed));
    List<Meant> words = new ArrayList<>();
    for (String word : split(meant)) {
      words.add(new Meant(words.isEmpty() ? "" : " ", word, !asTyped.contains(word)));
    }
    return words;
  }

  private static List<String> split(String text) {
    return List.of(text.split(" ", -1));
  }
}
