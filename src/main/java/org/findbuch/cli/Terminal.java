package org.findbuch.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * What a command reads from and prints to; it may stand at the other end of a connection.
 *
 * @param directory what relative paths are relative to
 * @param interactive whether a person looks at {@code err}, so that a progress bar makes sense
 * @param stop asked when nobody waits for the command any more
 * @param language {@code de} or {@code en}, where the command does not say
 */
public record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Path directory,
    boolean interactive,
    String language,
    Stop stop) {}
