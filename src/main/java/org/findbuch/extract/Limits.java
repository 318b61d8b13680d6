package org.findbuch.extract;

import java.time.Duration;

/**
 * What a file may cost.
 *
 * @param seconds time to read it, before what its pages add
 * @param mostSeconds time to read it, whatever its pages add
 * @param millisAPage added for each page
 * @param inflatedBytes what a container may unpack to
 * @param inflationRatio how many times its size a container may unpack to, beyond 10 MB
 * @param entries parts of a container
 * @param depth files inside of files inside of files: mails, ZIPs
 * @param megapixels of one picture that is a page
 * @param pages read of one file; the rest is left
 * @param characters read of one file; the rest is left
 */
public record Limits(
    int seconds,
    int mostSeconds,
    int millisAPage,
    long inflatedBytes,
    int inflationRatio,
    int entries,
    int depth,
    int megapixels,
    int pages,
    int characters) {

  private static final long RATIO_COUNTS_FROM = 10_000_000;

  /** A sheet of A0 in 400 dpi has 248 million pixels. */
  public static final Limits DEFAULTS =
      new Limits(60, 300, 10, 1L << 30, 100, 10_000, 5, 300, 20_000, 20_000_000);

  /**
   * To recognise what stands on a page takes seconds, but it makes way for everything else: what
   * takes processor time without end is ended by whoever has started it.
   */
  public static final Limits OF_PICTURES =
      new Limits(3_600, 2_000_000, 3_600_000, 1L << 30, 100, 10_000, 5, 300, 20_000, 20_000_000);

  /** Somebody waits for a picture of a page. */
  public static final Limits OF_ONE_PICTURE =
      new Limits(20, 20, 0, 1L << 30, 100, 10_000, 5, 300, 20_000, 20_000_000);

  /** A document that an office program opens takes seconds, and somebody waits. */
  public static final Limits OF_ONE_PRINT =
      new Limits(60, 60, 0, 1L << 30, 100, 10_000, 5, 300, 20_000, 20_000_000);

  public Limits {
    if (seconds < 1 || mostSeconds < seconds || millisAPage < 0) {
      throw new IllegalArgumentException(
          "limits of " + seconds + " s, " + mostSeconds + " s, " + millisAPage + " ms a page");
    }
    if (inflatedBytes < 1 || inflationRatio < 1 || entries < 1 || pages < 1 || characters < 1) {
      throw new IllegalArgumentException("every limit is at least 1");
    }
    if (depth < 1 || megapixels < 1) {
      throw new IllegalArgumentException("every limit is at least 1");
    }
  }

  /** What a container of this size may unpack to by its ratio; small ones may to 10 MB. */
  public long bytesByRatio(long packed) {
    return Math.max(RATIO_COUNTS_FROM, packed * inflationRatio);
  }

  /** How long reading may take once this many pages have come. */
  public Duration timeFor(int pagesSoFar) {
    long millis = seconds * 1000L + (long) pagesSoFar * millisAPage;
    return Duration.ofMillis(Math.min(millis, mostSeconds * 1000L));
  }
}
