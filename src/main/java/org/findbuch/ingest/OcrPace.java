package org.findbuch.ingest;

/**
 * How the recognition of text fares.
 *
 * @param installed whether what recognises it is there
 * @param secondsAPage that it takes now, about
 */
public record OcrPace(boolean installed, double secondsAPage) {
  private static final int SECONDS = 60;

  /** How many minutes so many pages take, about. */
  public long minutes(long pages) {
    return Math.max(1, Math.round(pages * secondsAPage / SECONDS));
  }
}
