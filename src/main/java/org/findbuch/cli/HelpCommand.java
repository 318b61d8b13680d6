package org.findbuch.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the help of the program or of one command. */
@Command(name = "help")
final class HelpCommand {
  @Parameters(paramLabel = "COMMAND", arity = "0..*")
  private List<String> names = List.of();

  int run(Terminal terminal, CommandLine program) {
    CommandLine line = program;
    for (String name : names) {
      CommandLine below = line.getSubcommands().get(name);
      if (below == null) {
        throw CommandException.usage("usage.command", name);
      }
      line = below;
    }
    line.usage(terminal.out());
    return ExitCode.OK;
  }
}
