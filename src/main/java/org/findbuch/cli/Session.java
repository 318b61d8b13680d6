package org.findbuch.cli;

import java.io.Closeable;
import java.io.IOException;

/** Who does the work: this process, or the one that holds the folders already. */
public sealed interface Session extends Closeable {
  /** This process holds them. Closing lets go. */
  record Here(Workplace workplace, Closeable held) implements Session {
    @Override
    public void close() throws IOException {
      held.close();
    }
  }

  /** Another process holds them and carries commands out. */
  record There(Holder.Address address) implements Session {
    @Override
    public void close() {}
  }

  /** Opens the folders, or finds out who holds them. */
  @FunctionalInterface
  interface Access {
    /**
     * Opens them.
     *
     * @param command what the folders are held for, for others to read
     */
    Session open(Options options, String command) throws IOException;
  }
}
