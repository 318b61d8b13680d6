package org.findbuch.ingest;

import java.io.IOException;
import org.findbuch.document.Coverage;
import org.findbuch.document.Format;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;

/**
 * What is done in one lane. It is claimed, repeated after a failure and counted in the catalogue as
 * that of every other lane; how long one file may take is in the limits of its extractor.
 */
public interface LaneWork {
  Lane lane();

  /** At how many documents at most it is done at once. */
  int seats();

  /**
   * Whether it can be done at all now; else what waits in the lane waits on, and holds up nobody.
   */
  default boolean isOpen() {
    return true;
  }

  /**
   * Whether whoever waits for all work to be done waits for this, too; slow work goes on behind.
   */
  default boolean isAwaited() {
    return true;
  }

  /**
   * Whether a document is to wait in this lane once its text is known.
   *
   * @param format of its newest file
   * @param coverage how much of that could be read
   */
  boolean isFor(Format format, Coverage coverage);

  /**
   * Does it, page by page, and says so to the queue at the end. What is on the disk already when it
   * begins, because a process was killed, is not done again.
   */
  void carryOut(Holding holding) throws IOException, InterruptedException;
}
