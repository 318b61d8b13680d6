package org.findbuch.bench.corpus;

import java.util.List;
import java.util.SplittableRandom;
import org.findbuch.bench.corpus.Chain.Slot;
import org.jspecify.annotations.Nullable;

/** Everything that can be said: the source's chain, and the open classes around it. */
final class Words {
  /**
   * Of the places of an open class, so many in a hundred say again what the document has said there
   * before. What a document is about comes back in it: without this every rare word would stand on
   * one page only.
   */
  static final int REPEATED = 40;

  private static final int KEPT = 1 << 16;

  private final Chain chain;
  private final Compounds compounds;
  private final List<String> nouns;
  private final OpenVocabulary nounRanks;
  private final OpenVocabulary adjectiveRanks;

  /** Spelling is dearer than looking up; two threads may spell the same word, and no harm done. */
  private final @Nullable String[] spelled = new String[KEPT];

  Words(Chain chain) {
    this.chain = chain;
    nouns = chain.wordsOf(Slot.NOUN);
    compounds = new Compounds(chain.running());
    nounRanks = ranks(Slot.NOUN, 100 - REPEATED);
    adjectiveRanks = ranks(Slot.ADJECTIVE, 100);
  }

  private OpenVocabulary ranks(Slot slot, int drawn) {
    double draws = chain.places(slot) * drawn / 100.0;
    return OpenVocabulary.showing(chain.wordsOf(slot).size(), draws);
  }

  Chain chain() {
    return chain;
  }

  long nounRank(SplittableRandom random) {
    return nounRanks.rank(random);
  }

  String noun(long rank) {
    if (rank < nouns.size()) {
      return nouns.get((int) rank);
    }
    if (rank >= KEPT) {
      return compounds.noun(rank);
    }
    String word = spelled[(int) rank];
    if (word == null) {
      word = compounds.noun(rank);
      spelled[(int) rank] = word;
    }
    return word;
  }

  String adjective(SplittableRandom random, String insteadOf) {
    long rank = adjectiveRanks.rank(random);
    return rank == 0 ? insteadOf : compounds.adjective(rank, insteadOf);
  }

  static String surname(int number) {
    return Compounds.surname(number);
  }

  /** A number of the same form; its first figure is not 0. */
  static String number(SplittableRandom random, String form) {
    StringBuilder number = new StringBuilder(form);
    for (int i = 0; i < form.length(); i++) {
      if (Character.isDigit(form.charAt(i))) {
        number.setCharAt(i, (char) (i == 0 ? '1' + random.nextInt(9) : '0' + random.nextInt(10)));
      }
    }
    return number.toString();
  }
}
