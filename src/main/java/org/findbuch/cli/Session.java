package org.findbuch.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Who does the work: this process, or the one that holds the folders already. */
public sealed interface Session extends Closeable {
  /** This process holds them. Closing lets go. */
  record Here(Workplace workplace, Closeable held) implements Session {
    @Override
    public void close() throws IOException {
      held.close();
    }
  }

  /**
   * Another process holds them and carries commands out.
   *
   * @param process its id
   * @param command what it holds them for
   */
  record There(long process, String command, Forward holder) implements Session {
    @Override
    public void close() {}
  }

  /** Has a command carried out by another process. */
  @FunctionalInterface
  interface Forward {
    /**
     * Returns the command's exit code.
     *
     * @throws java.net.ConnectException when the holder does not answer
     * @throws HolderGoneException when it has gone before it said how it went
     */
    int run(List<String> arguments, Terminal terminal) throws IOException;
  }

  /** Opens the folders, or finds out who holds them. */
  @FunctionalInterface
  interface Access {
    /**
     * Opens them.
     *
     * @param command what the folders are held for, for others to read
     * @throws java.net.ConnectException when somebody holds them and does not answer
     */
    Session open(Options options, String command) throws IOException;
  }
}
