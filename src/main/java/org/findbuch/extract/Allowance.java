package org.findbuch.extract;

import org.findbuch.document.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the limits for everything that is packed in one file, however deep: counted
 * before anything is unpacked, and never given back.
 */
public final class Allowance {
  private final Limits limits;
  private long bytes;
  private int entries;

  public Allowance(Limits limits) {
    this.limits = limits;
    bytes = limits.inflatedBytes();
    entries = limits.entries();
  }

  /** Files inside of files inside of files. */
  public int depth() {
    return limits.depth();
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
    if (bytesInside > bytes || bytesInside > limits.bytesByRatio(packed)) {
      return Fault.TOO_LARGE_INSIDE;
    }
    entries -= entriesInside;
    bytes -= bytesInside;
    return null;
  }
}
