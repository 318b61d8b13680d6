package org.findbuch.cli;

import org.findbuch.reading.Version;
import picocli.CommandLine.Command;

/** Says which version this is. */
@Command(name = "version")
final class VersionCommand {
  int run(Terminal terminal) {
    terminal.out().println("findbuch " + Version.number());
    return ExitCode.OK;
  }
}
