package org.findbuch.document;

import java.io.IOException;

/** Something new would take the space that is kept free for changes to what is there already. */
public final class NearlyFullException extends IOException {
  public NearlyFullException(String folder, long free, long kept) {
    super(folder + " has " + (free >> 20) + " MB left, " + (kept >> 20) + " MB are kept free");
  }
}
