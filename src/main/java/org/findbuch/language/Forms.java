package org.findbuch.language;

import java.util.List;

/**
 * What one word is found by in one language.
 *
 * @param word in small letters
 * @param parts stems of the parts of a compound in their order; empty for a word that is none
 * @param common whether the word is too frequent in its language to say anything
 */
public record Forms(String word, String stem, List<String> parts, boolean common) {
  public Forms {
    parts = List.copyOf(parts);
  }

  public boolean isItsOwnStem() {
    return stem.equals(word);
  }
}
