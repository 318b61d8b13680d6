package org.findbuch.cli;

import java.io.ByteArrayInputStream;
import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.findbuch.editing.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What a command reads from and prints to; it may stand at the other end of a connection.
 *
 * @param directory what relative paths are relative to
 * @param interactive whether a person looks at {@code err}, so that a progress bar makes sense
 * @param stop asked when nobody waits for the command any more
 * @param user of the operating system
 * @param console where a person types at this very process, so that it can hide what they type
 * @param language {@code de} or {@code en}, where the command does not say
 */
public record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Path directory,
    boolean interactive,
    String language,
    String user,
    Stop stop,
    @Nullable Console console) {
  /** Whoever types, as the one who changes something. */
  public Actor actor() {
    return Actor.atTerminal(user);
  }

  /** As this one, with another place for the results. */
  public Terminal printingTo(PrintStream other) {
    return new Terminal(in, other, err, directory, interactive, language, user, stop, console);
  }

  /** As this one, with other input. */
  public Terminal typing(byte[] input) {
    return new Terminal(
        new ByteArrayInputStream(input),
        out,
        err,
        directory,
        interactive,
        language,
        user,
        stop,
        null);
  }
}
