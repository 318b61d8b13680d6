package org.findbuch.extract;

import org.findbuch.document.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the limits for everything that is packed in one file, however deep: counted
 * before anything is unpacked, and never given back.
 */
public final class Allowance {
  private static final long RATIO_COUNTS_FROM = 10_000_000;

  private final int ratio;
  private final int depth;
  private long bytes;
  private int entries;

  public Allowance(Limits limits) {
    ratio = limits.inflationRatio();
    depth = limits.depth();
    bytes = limits.inflatedBytes();
    entries = limits.entries();
  }

  /** Files inside of files inside of files. */
  public int depth() {
    return depth;
  }

  public long bytes() {
    return bytes;
  }

  public int entries() {
    return entries;
  }

  /**
   * Takes what a container holds, or says why it may not be unpacked.
   *
   * @param packed the container's own size
   */
  public @Nullable Fault take(int entriesInside, long bytesInside, long packed) {
    if (entriesInside > entries) {
      return Fault.TOO_MANY_INSIDE;
    }
    long byRatio = Math.max(RATIO_COUNTS_FROM, packed * ratio);
    if (bytesInside > bytes || bytesInside > byRatio) {
      return Fault.TOO_LARGE_INSIDE;
    }
    entries -= entriesInside;
    bytes -= bytesInside;
    return null;
  }
}
