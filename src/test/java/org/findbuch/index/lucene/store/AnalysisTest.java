package org.findbuch.index.lucene.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.findbuch.index.lucene.store.Analysis.Token;
import org.findbuch.language.Forms;
import org.findbuch.language.Morphology;
import org.findbuch.language.Word;
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

  private static final int[] SIGNS =
      "abcABCäßéÑ1234567.,:;'\"-_ \n\t’·‚@/アカ漢字ひらกขکم٣٫()[]§%€👍👩🇩🇪\u202F\u2060\uFEFF"
          .codePoints()
          .toArray();

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
  void words_are_those_of_lucenes_tokenizer() throws IOException {
    for (int round = 0; round < 20_000; round++) {
      String text = text(1 + random.nextInt(14));
      assertThat(Words.of(text)).as("-Dfindbuch.seed=%d %s", seed, text).isEqualTo(lucenes(text));
    }
    String endless = "a".repeat(700) + "'" + "b".repeat(300);
    assertThat(Words.of(endless)).isEqualTo(lucenes(endless));
  }

  @Test
  void every_letter_that_lucene_knows_is_one() throws IOException {
    for (int c = 0x20; c < 0x530; c++) {
      boolean joined = Character.getType(c) == Character.NON_SPACING_MARK;
      if (!joined && c != 0xAC && c != 0xAD) {
        for (String around : List.of("%s", "a%sb", "1%s2", "_%s", "a%s", "%s1")) {
          String text = around.replace("%s", Character.toString(c));
          assertThat(Words.of(text)).as("%x %s", c, around).isEqualTo(lucenes(text));
        }
      }
    }
  }

  /** No line ends at a hyphen: what is joined there is joined before the words are cut. */
  private String text(int length) {
    return random
        .ints(length, 0, SIGNS.length)
        .mapToObj(i -> Character.toString(SIGNS[i]))
        .collect(Collectors.joining())
        .replaceAll("-(?=[\\s-]*\\n)", "");
  }

  private static List<Word> lucenes(String text) throws IOException {
    StandardTokenizer tokenizer = new StandardTokenizer();
    tokenizer.setReader(new java.io.StringReader(text));
    List<Word> words = new ArrayList<>();
    try (TokenStream stream = new LowerCaseFilter(tokenizer)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(new Word(term.toString(), offset.startOffset(), offset.endOffset()));
      }
    }
    return words;
  }

  @Test
  void stems_are_those_of_lucenes_filters() throws IOException {
    for (int round = 0; round < 20_000; round++) {
      String word = word();
      String straight = word.replace('’', '\'');
      same(Morphology.ENGLISH, straight, w -> new SnowballFilter(w, new EnglishStemmer()));
      assertThat(Morphology.ENGLISH.forms(word).stem())
          .isEqualTo(Morphology.ENGLISH.forms(straight).stem());
      same(Morphology.OTHER, word, ASCIIFoldingFilter::new);
      if (word.matches("[b-df-hj-np-tv-z].*")) { // no town and no word of the list
        same(
            Morphology.GERMAN,
            word + "x",
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
      assertThat(forms.stem())
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
