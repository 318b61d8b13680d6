package org.findbuch.document;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * What the words of a text are recognised by: all of them together, and the least hash values of
 * its runs of three words (MinHash, Broder 1997), of which two texts share about as many as they
 * share runs.
 *
 * @param words how many there are
 * @param whole hash of all words in their order
 * @param least {@link #SIZE} values; none where the text is too short to be compared but as a whole
 */
public record Fingerprint(int words, long whole, List<Integer> least) {
  /** How many least values there are. */
  public static final int SIZE = 48;

  /** Values that must be equal side by side to make a text a candidate (LSH, Indyk 1998). */
  private static final int IN_BAND = 2;

  private static final int RUN = 3;

  /** Fewer words are no text: a heading, a stamp. */
  public static final int SHORTEST_WHOLE = 8;

  /** Of fewer words a few that are equal say nothing. */
  public static final int SHORTEST = 30;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long[] FACTORS = new long[SIZE];
  private static final long[] SUMMANDS = new long[SIZE];

  static {
    for (int i = 0; i < SIZE; i++) {
      FACTORS[i] = mixed(2L * i + 1) | 1;
      SUMMANDS[i] = mixed(2L * i + 2);
    }
  }

  public Fingerprint {
    least = List.copyOf(least);
    if (!least.isEmpty() && least.size() != SIZE) {
      throw new IllegalArgumentException(least.size() + " least values, expected " + SIZE);
    }
  }

  /**
   * Of a text of such words.
   *
   * @param words the hash of each
   */
  public static Fingerprint of(long[] words) {
    long whole = words.length;
    long[] hashes = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      hashes[i] = mixed(words[i]);
      whole = mixed(whole * 31 + hashes[i]);
    }
    return new Fingerprint(
        words.length, whole, words.length < SHORTEST ? List.of() : least(hashes));
  }

  private static List<Integer> least(long[] words) {
    int[] least = new int[SIZE];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (int i = RUN; i <= words.length; i++) {
      long run = mixed(words[i - 3] + 3 * words[i - 2] + 7 * words[i - 1]);
      for (int j = 0; j < SIZE; j++) {
        least[j] = Math.min(least[j], (int) ((run * FACTORS[j] + SUMMANDS[j]) >> 32));
      }
    }
    return Arrays.stream(least).boxed().toList();
  }

  /** Every bit depends on every other (SplitMix64, Steele 2014). */
  private static long mixed(long value) {
    long z = value * GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The fingerprint of what {@link #stored} has made. */
  public static Fingerprint stored(int words, long whole, byte[] least) {
    ByteBuffer bytes = ByteBuffer.wrap(least);
    Integer[] values = new Integer[least.length / Integer.BYTES];
    Arrays.setAll(values, i -> bytes.getInt());
    return new Fingerprint(words, whole, List.of(values));
  }

  public byte[] stored() {
    ByteBuffer bytes = ByteBuffer.allocate(least.size() * Integer.BYTES);
    least.forEach(bytes::putInt);
    return bytes.array();
  }

  /** Where a text has one of these in common with another, the two may be alike. */
  public List<Long> bands() {
    Long[] bands = new Long[least.size() / IN_BAND];
    Arrays.setAll(
        bands, i -> mixed(mixed(least.get(2 * i) + ((long) i << 32)) + least.get(2 * i + 1)));
    return List.of(bands);
  }

  /** Roughly the share of runs that two texts have in common, of all that either has. */
  public double shared(Fingerprint other) {
    int equal = 0;
    for (int i = 0; i < least.size() && i < other.least.size(); i++) {
      equal += least.get(i).equals(other.least.get(i)) ? 1 : 0;
    }
    return equal / (double) SIZE;
  }

  /** Whether the words are the same, one by one, and enough to say so. */
  public boolean isSame(Fingerprint other) {
    return words >= SHORTEST_WHOLE && words == other.words && whole == other.whole;
  }
}
