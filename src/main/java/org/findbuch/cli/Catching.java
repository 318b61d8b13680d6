package org.findbuch.cli;

import java.io.IOException;

/** Waits until the search has caught up with the catalogue. */
public final class Catching {
  private static final long LOOK_EVERY_MILLIS = 300;

  private Catching() {}

  /** Something that a command waits for. */
  @FunctionalInterface
  public interface Wait {
    /** Waits at most so long; false when it has not come yet. */
    boolean comes(long millis) throws IOException, InterruptedException;
  }

  /** Returns when all is done, the command is asked to stop, or the world goes on failing. */
  public static void up(Workplace workplace, Stop stop) throws IOException, InterruptedException {
    while (!look(workplace, stop, workplace.ingestor()::awaitIdle)) {
      // each look waits
    }
  }

  /** Waits for a moment; ends the command when it is asked to stop or the world goes on failing. */
  public static boolean look(Workplace workplace, Stop stop, Wait wait)
      throws IOException, InterruptedException {
    if (wait.comes(LOOK_EVERY_MILLIS)) {
      return true;
    }
    if (stop.isAsked()) {
      throw new InterruptedException();
    }
    giveUpIfStuck(workplace);
    return false;
  }

  /** What was taken is safe and is read as soon as the world lets it. */
  private static void giveUpIfStuck(Workplace workplace) throws IOException {
    Exception trouble = workplace.ingestor().trouble().orElse(null);
    if (trouble instanceof IOException world) {
      throw world;
    }
    if (trouble != null) {
      throw new IOException(trouble);
    }
  }
}
