package org.findbuch.bench.corpus;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.findbuch.bench.corpus.Chain.Slot;

/**
 * Writes one document, page by page. It leans on a few files of the source, has a field of its own
 * from which most of its rare nouns come, and says again what it has said.
 */
final class Prose {
  /** So many fields share the nouns; each document has one. */
  static final int FIELDS = 60;

  private static final int PREFERRED = 3;
  private static final int FROM_THE_FIELD = 60;
  private static final int FEWEST_WORDS = 250;
  private static final int MOST_WORDS = 350;
  private static final int LINE = 84;
  private static final int LONGEST_SENTENCE = 60;
  private static final int BREAKABLE = 14;
  private static final int SHORTEST_PIECE = 4;
  private static final String VOWELS = "aeiouäöüy";

  private final Words words;
  private final SplittableRandom random;
  private final int[] preferred = new int[PREFERRED];
  private final int field;
  private final Consumer<String> heard;
  private final StringBuilder page = new StringBuilder(3_000);
  private long[] said = new long[256];
  private int saidCount;
  private int lineStart;
  private int wordCount;

  /** Hands each word over as it is written, before lines are broken. */
  Prose(Words words, SplittableRandom random, int field, Consumer<String> heard) {
    this.words = words;
    this.random = random;
    this.field = field;
    this.heard = heard;
    for (int i = 0; i < PREFERRED; i++) {
      preferred[i] = random.nextInt(words.chain().files());
    }
  }

  String page() {
    page.setLength(0);
    lineStart = 0;
    wordCount = 0;
    int wanted = random.nextInt(FEWEST_WORDS, MOST_WORDS);
    while (wordCount < wanted) {
      sentence();
      if (random.nextInt(6) == 0) {
        page.append("\n\n");
        lineStart = page.length();
      }
    }
    return page.toString();
  }

  /** One sentence without a line break in it, for a description. */
  String line() {
    page.setLength(0);
    lineStart = 0;
    sentence();
    return page.toString().replace("-\n", "").replace('\n', ' ');
  }

  /** A noun of what this document is about. */
  String noun() {
    return words.noun(nounRank());
  }

  private void sentence() {
    Chain chain = words.chain();
    int place =
        random.nextInt(4) == 0
            ? chain.sentence(random)
            : chain.sentence(random, preferred[random.nextInt(PREFERRED)]);
    for (int length = 0; length < LONGEST_SENTENCE; length++) {
      int token = chain.token(place);
      String said = spoken(token, chain.slot(token));
      if (length == 0 && Character.isLowerCase(said.charAt(0))) {
        said = Character.toUpperCase(said.charAt(0)) + said.substring(1);
      }
      write(said);
      if (Tokens.isEnd(said)) {
        return;
      }
      place = chain.next(random, place, preferred);
    }
    write(".");
  }

  private String spoken(int token, Slot slot) {
    String word = words.chain().word(token);
    return switch (slot) {
      case NONE -> word;
      case NOUN -> words.noun(nounRank());
      case ADJECTIVE -> words.adjective(random, word);
      case NUMBER -> Words.number(random, word);
    };
  }

  private long nounRank() {
    if (saidCount > 0 && random.nextInt(100) < Words.REPEATED) {
      return remember(said[random.nextInt(saidCount)]);
    }
    long rank = words.nounRank(random);
    return remember(random.nextInt(100) < FROM_THE_FIELD ? rank - rank % FIELDS + field : rank);
  }

  private long remember(long rank) {
    if (saidCount == said.length) {
      said = Arrays.copyOf(said, 2 * saidCount);
    }
    said[saidCount++] = rank;
    return rank;
  }

  private void write(String token) {
    char first = token.charAt(0);
    boolean isWord = Character.isLetterOrDigit(first);
    boolean isClose = !isWord && first != '–' && first != '§' && first != '%';
    if (isClose || page.length() == lineStart) {
      page.append(token);
    } else {
      writeApart(token);
    }
    if (isWord) {
      wordCount++;
      heard.accept(token);
    }
  }

  /** After a blank, on the next line, or broken between the two. */
  private void writeApart(String token) {
    int left = LINE - 1 - (page.length() - lineStart);
    if (token.length() <= left) {
      page.append(' ').append(token);
      return;
    }
    int cut = token.length() < BREAKABLE ? 0 : syllable(token, Math.min(left - 1, token.length()));
    if (cut > 0) {
      page.append(' ').append(token, 0, cut).append('-');
    }
    page.append('\n');
    lineStart = page.length();
    page.append(token, cut, token.length());
  }

  /** The last place up to here where a consonant opens a syllable, or 0. */
  private static int syllable(String word, int most) {
    for (int cut = Math.min(most, word.length() - SHORTEST_PIECE); cut >= SHORTEST_PIECE; cut--) {
      boolean isOpen =
          VOWELS.indexOf(word.charAt(cut)) < 0 && VOWELS.indexOf(word.charAt(cut + 1)) >= 0;
      if (isOpen
          && Character.isLetter(word.charAt(cut))
          && Character.isLetter(word.charAt(cut - 1))) {
        return cut;
      }
    }
    return 0;
  }
}
