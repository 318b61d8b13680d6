package org.findbuch.bench.relevance;

import java.util.Random;

/**
 * Fisher's randomisation test for pairs: were it all the same which of two ways answered a question
 * better, how often would chance make a difference at least as large as the one that was seen?
 */
public final class Randomisation {
  private static final double ROUNDING = 1e-9;

  private final int permutations;
  private final long seed;

  public Randomisation(int permutations, long seed) {
    this.permutations = permutations;
    this.seed = seed;
  }

  /** The two-sided p of the difference between figures that belong together pair by pair. */
  public double p(double[] one, double[] other) {
    double[] differences = new double[one.length];
    for (int i = 0; i < one.length; i++) {
      differences[i] = one[i] - other[i];
    }
    double seen = Math.abs(sum(differences)) - ROUNDING;
    Random random = new Random(seed);
    int asLarge = 1;
    for (int round = 0; round < permutations; round++) {
      if (Math.abs(exchanged(differences, random)) >= seen) {
        asLarge++;
      }
    }
    return asLarge / (permutations + 1.0);
  }

  private static double sum(double[] figures) {
    double sum = 0;
    for (double figure : figures) {
      sum += figure;
    }
    return sum;
  }

  /** The sum with each pair's two figures exchanged or not, as a coin falls. */
  private static double exchanged(double[] differences, Random random) {
    double sum = 0;
    for (double difference : differences) {
      if (difference != 0) {
        sum += random.nextBoolean() ? difference : -difference;
      }
    }
    return sum;
  }
}
