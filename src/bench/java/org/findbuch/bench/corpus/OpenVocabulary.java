package org.findbuch.bench.corpus;

import java.util.SplittableRandom;

/**
 * Words without end, numbered by rank. A rank is drawn by a Zipf-Mandelbrot law with the exponent
 * {@code 1 / growth}, whose tail never ends: {@code P(rank >= r) = (1 + r/scale)^(1 - 1/growth)}.
 * The number of different words among {@code n} then comes to grow with {@code n^growth} (Heaps'
 * law; van Leijenhorst and van der Weide, "A formal derivation of Heaps' Law", 2005). It needs no
 * memory of what was drawn before, so that any document can be made without those before it.
 */
final class OpenVocabulary {
  /**
   * Of the open classes alone; as the closed ones soon are complete, all words together grow more
   * slowly, with about 0.6. Chosen so that a million words show nearly as many different ones as
   * German law does: 20,000 sections have 12,000 in the first 100,000 words, 48,000 in a million
   * and 99,000 in 3.8 million.
   */
  static final double GROWTH = 0.7;

  private static final double STEP = 1.02;
  private static final double LARGEST = 1e18;

  private final double scale;

  private OpenVocabulary(double scale) {
    this.scale = scale;
  }

  /** The vocabulary of which so many draws show so many different words. */
  static OpenVocabulary showing(double different, double draws) {
    double low = 1e-3;
    double high = 1e9;
    double reachable = Math.min(different, 0.9 * draws);
    for (int i = 0; i < 60; i++) {
      double middle = Math.sqrt(low * high);
      if (new OpenVocabulary(middle).expected(draws) < reachable) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new OpenVocabulary(low);
  }

  long rank(SplittableRandom random) {
    double rank = scale * (Math.pow(1 - random.nextDouble(), 1 / (1 - 1 / GROWTH)) - 1);
    return (long) Math.min(rank, LARGEST);
  }

  /** How many different words so many draws show: the sum over all ranks of being seen at all. */
  double expected(double draws) {
    double sum = 0;
    double from = 0;
    while (from < LARGEST) {
      double to = Math.max(from + 1, Math.floor(from * STEP));
      double each = (beyond(from) - beyond(to)) / (to - from);
      double seen = -Math.expm1(-draws * each);
      sum += (to - from) * seen;
      if (seen < 1e-12) {
        break;
      }
      from = to;
    }
    return sum;
  }

  private double beyond(double rank) {
    return Math.pow(1 + rank / scale, 1 - 1 / GROWTH);
  }
}
