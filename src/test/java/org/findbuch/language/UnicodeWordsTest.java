package org.findbuch.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;

/** Words by the rules of Unicode, beside the tokenizer that Lucene has for them. */
class UnicodeWordsTest {
  private static final int[] SIGNS =
      "abcABCäßéÑ1234567.,:;'\"-_ \n\t’·‚@/アカ漢字ひらกขکم٣٫()[]§%€👍👩🇩🇪\u202F\u2060\uFEFF"
          .codePoints()
          .toArray();

  private final long seed = Long.getLong("findbuch.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void words_are_those_of_lucenes_tokenizer() throws IOException {
    for (int round = 0; round < 20_000; round++) {
      String text = text(1 + random.nextInt(14));
      assertThat(words(text)).as("-Dfindbuch.seed=%d %s", seed, text).isEqualTo(lucenes(text));
    }
    String endless = "a".repeat(700) + "'" + "b".repeat(300);
    assertThat(words(endless)).isEqualTo(lucenes(endless));
  }

  @Test
  void every_letter_that_lucene_knows_is_one() throws IOException {
    for (int c = 0x20; c < 0x530; c++) {
      boolean joined = Character.getType(c) == Character.NON_SPACING_MARK;
      if (!joined && c != 0xAC && c != 0xAD) {
        for (String around : List.of("%s", "a%sb", "1%s2", "_%s", "a%s", "%s1")) {
          String text = around.replace("%s", Character.toString(c));
          assertThat(words(text)).as("%x %s", c, around).isEqualTo(lucenes(text));
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

  private static List<String> lucenes(String text) throws IOException {
    StandardTokenizer tokenizer = new StandardTokenizer();
    tokenizer.setReader(new java.io.StringReader(text));
    List<String> words = new ArrayList<>();
    try (TokenStream stream = tokenizer) {
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(text.substring(offset.startOffset(), offset.endOffset()));
      }
    }
    return words;
  }

  private static List<String> words(String text) {
    UnicodeWords unicode = new UnicodeWords(text);
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = unicode.end(at);
      if (end > at) {
        words.add(text.substring(at, end));
      }
      at = end > at ? end : at + Character.charCount(text.codePointAt(at));
    }
    return words;
  }
}
