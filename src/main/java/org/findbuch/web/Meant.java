package org.findbuch.web;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One word of the question that was probably meant; the mended ones stand out. */
public record Meant(String word, boolean mended) {
  /** The words of the question that was meant, beside the one that was typed. */
  public static List<Meant> words(String typed, String meant) {
    Set<String> asTyped = new HashSet<>(split(typed));
    return split(meant).stream().map(word -> new Meant(word, !asTyped.contains(word))).toList();
  }

  private static List<String> split(String text) {
    return Arrays.asList(text.split(" ", -1));
  }
}
