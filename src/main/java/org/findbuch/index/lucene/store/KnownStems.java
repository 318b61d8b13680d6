package org.findbuch.index.lucene.store;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter.StemmerOverrideMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * German words whose stem is known and not left to the stemmer: towns, for Hamm is no Hammer and
 * Siegen has nothing to do with a victory, and words on which the stemmer goes wrong.
 */
final class KnownStems {
  static final StemmerOverrideMap GERMAN = german();

  /** Stands in no word, so that the stem of a town's name is its alone. */
  private static final String TOWN = "°";

  private KnownStems() {}

  private static StemmerOverrideMap german() {
    StemmerOverrideFilter.Builder stems = new StemmerOverrideFilter.Builder(false);
    try {
      for (String name : WordList.read("place-names.txt")) {
        String folded = folded(name);
        stems.add(folded, folded + TOWN);
        stems.add(folded + "s", folded + TOWN);
      }
      for (String line : WordList.read("stems.txt")) {
        String[] words = line.split(" ", -1);
        for (int i = 1; i < words.length; i++) {
          stems.add(folded(words[i]), words[0]);
        }
      }
      return stems.build();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the lists of German words", unreadable);
    }
  }

  private static String folded(String word) throws IOException {
    KeywordTokenizer source = new KeywordTokenizer();
    source.setReader(new StringReader(word));
    try (TokenStream stream = new GermanNormalizationFilter(source)) {
      CharTermAttribute folded = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      return stream.incrementToken() ? folded.toString() : word;
    }
  }
}
