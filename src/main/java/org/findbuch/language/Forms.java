package org.findbuch.language;

import java.util.List;

/**
 * What one word is found by in one language.
 *
 * @param word in small letters
 * @param parts stems of the parts of a compound in their order; empty for a word that is none
 * @param near stems of words that name the same and are found lower down: of a woman's name that of
 *     a man
 * @param plain stems as they are typed by who cannot type umlauts: of the word, what is near and
 *     the parts, where they have some
 * @param typed the word itself so, if it has umlauts and that is no other word, else empty
 * @param common whether the word is too frequent in its language to say anything
 */
public record Forms(
    String word,
    String stem,
    List<String> parts,
    List<String> near,
    List<String> plain,
    String typed,
    boolean common) {
  public Forms {
    parts = List.copyOf(parts);
    near = List.copyOf(near);
    plain = List.copyOf(plain);
  }

  public boolean isItsOwnStem() {
    return stem.equals(word);
  }

  /** Whether it is a word as it stands, so that nobody has left out an umlaut in it. */
  public boolean lacksNoUmlaut() {
    return !typed.isEmpty() || Compounds.GERMAN.isWord(word);
  }

  /** Whether it finds another word lower down. */
  public boolean isNear(Forms found) {
    return found.near.contains(stem)
        || (!lacksNoUmlaut() && found.plain.contains(stem))
        || typed.equals(found.word)
        || near.stream()
            .anyMatch(
                n -> n.equals(found.stem) || found.parts.contains(n) || found.near.contains(n));
  }
}
