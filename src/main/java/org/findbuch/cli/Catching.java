package org.findbuch.cli;

import java.io.IOException;

/** Waits until the search has caught up with the catalogue. */
final class Catching {
  private static final long LOOK_EVERY_MILLIS = 300;

  private Catching() {}

  /** Returns when all is done, the command is asked to stop, or the world goes on failing. */
  static void up(Workplace workplace, Stop stop) throws IOException, InterruptedException {
    while (!workplace.ingestor().awaitIdle(LOOK_EVERY_MILLIS)) {
      if (stop.isAsked()) {
        throw new InterruptedException();
      }
      giveUpIfStuck(workplace);
    }
  }

  /** What was taken is safe and is read as soon as the world lets it. */
  static void giveUpIfStuck(Workplace workplace) throws IOException {
    Exception trouble = workplace.ingestor().trouble().orElse(null);
    if (trouble instanceof IOException world) {
      throw world;
    }
    if (trouble != null) {
      throw new IOException(trouble);
    }
  }
}
