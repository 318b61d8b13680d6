package org.findbuch.index.lucene.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.findbuch.index.lucene.store.Analysis.Token;
import org.findbuch.language.Forms;
import org.findbuch.language.Morphology;
import org.findbuch.language.Words;
import org.junit.jupiter.api.Test;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.GermanStemmer;

/** What becomes of words, beside the tokenizer and the filters that Lucene has for it. */
class AnalysisTest {
  private static final List<String> ENDINGS =
      List.of(
          "", "s", "es", "ed", "ing", "ies", "y", "bly", "blies", "logy", "logies", "ational",
          "fulness", "iviti", "ement", "sses", "eed", "ate", "'s", "’s", "en", "ern", "er", "ung",
          "ungen", "heit", "keiten", "lich", "isch", "st", "nisse", "innen", "ue", "äu");

  private final long seed = Long.getLong("findbuch.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void a_word_without_a_stem_of_its_own_has_no_second_term() {
    assertThat(terms("amt")).containsExactly("amt");
    assertThat(terms("ämter")).containsExactly("ämter", "~amt");
    assertThat(terms("gesundheitsamt")).containsExactly("gesundheitsamt", "+gesund", "+amt");
    assertThat(terms("und")).isEmpty();
  }

  private static List<String> terms(String word) {
    return Analysis.GERMAN.analysed(Words.of(word)).terms().stream().map(Token::term).toList();
  }

  @Test
  void stems_are_those_of_lucenes_filters() throws IOException {
    for (int round = 0; round < 20_000; round++) {
      String word = word();
      String straight = word.replace('’', '\'');
      same(
          Morphology.ENGLISH,
          straight,
          w -> new SnowballFilter(new ASCIIFoldingFilter(w), new EnglishStemmer()));
      assertThat(Morphology.ENGLISH.forms(word).stem())
          .isEqualTo(Morphology.ENGLISH.forms(straight).stem());
      same(Morphology.OTHER, word, ASCIIFoldingFilter::new);
      if (word.matches("[b-df-hj-np-tv-z].*")) { // no town and no word of the list
        same(
            Morphology.GERMAN,
            straight.replace('é', 'e') + "x",
            w -> new SnowballFilter(new GermanNormalizationFilter(w), new GermanStemmer()));
      }
    }
  }

  private String word() {
    return random
            .ints(2 + random.nextInt(6), 0, 32)
            .mapToObj(i -> "aeiouybcdfglmnprstäöüßaeuevzhkqé".substring(i, i + 1))
            .collect(Collectors.joining())
        + ENDINGS.get(random.nextInt(ENDINGS.size()));
  }

  private void same(Morphology language, String word, UnaryOperator<TokenStream> filters)
      throws IOException {
    Forms forms = language.forms(word);
    if (!forms.common()) {
      assertThat(forms.stem().replace('ä', 'a').replace('ö', 'o').replace('ü', 'u'))
          .as("-Dfindbuch.seed=%d %s", seed, word)
          .isEqualTo(lucenes(word, filters));
    }
  }

  private static String lucenes(String word, UnaryOperator<TokenStream> filters)
      throws IOException {
    Tokenizer whole = new KeywordTokenizer();
    whole.setReader(new java.io.StringReader(word));
    try (TokenStream stream = filters.apply(whole)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      assertThat(stream.incrementToken()).isTrue();
      return term.toString();
    }
  }

  @Test
  void common_words_are_those_that_lucene_leaves_out() {
    Stream.of(GermanAnalyzer.getDefaultStopSet(), EnglishAnalyzer.ENGLISH_STOP_WORDS_SET)
        .forEach(
            words ->
                words.forEach(
                    word ->
                        assertThat(Morphology.ALL)
                            .anyMatch(one -> one.forms(new String((char[]) word)).common())));
  }
}
