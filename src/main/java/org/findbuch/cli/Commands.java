package org.findbuch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads a command line and has it carried out, here or by the process that holds the folders. */
public final class Commands {
  private static final long PATIENCE_MILLIS = 2_000;
  private static final long PAUSE_MILLIS = 50;

  private final List<Supplier<List<Object>>> rooms;

  /**
   * Knows the commands of some rooms.
   *
   * @param rooms give new ones for each command line that is read, in the order of the help
   */
  public Commands(List<Supplier<List<Object>>> rooms) {
    this.rooms = List.copyOf(rooms);
  }

  /** Carries a command out and returns its exit code; every fault becomes one sentence. */
  public int run(List<String> arguments, Terminal terminal, Session.Access access) {
    Root root = new Root(terminal);
    Messages usual = new Messages(terminal.language());
    CommandLine line = line(root, usual);
    try {
      ParseResult parsed = line.parseArgs(arguments.toArray(String[]::new));
      Messages wanted = root.messages();
      if (!wanted.wording().locale().equals(usual.wording().locale())) {
        line = line(new Root(terminal), wanted);
        parsed = line.parseArgs(arguments.toArray(String[]::new));
      }
      return carryOut(parsed, arguments, terminal, access);
    } catch (ParameterException wrong) {
      return Complaints.usage(wrong, terminal, root);
    } catch (OutOfMemoryError fatal) {
      throw fatal; // ends the process, see Main
    } catch (IOException | InterruptedException | RuntimeException | Error failed) {
      return Complaints.failure(failed, terminal, root);
    }
  }

  private static int carryOut(
      ParseResult parsed, List<String> arguments, Terminal terminal, Session.Access access)
      throws IOException, InterruptedException {
    CommandLine leaf = leaf(parsed).commandSpec().commandLine();
    if (leaf(parsed).isUsageHelpRequested()) {
      leaf.usage(terminal.out());
      return ExitCode.OK;
    }
    Object command = leaf.getCommand();
    return switch (command) {
      case Action action -> withFolders(action, leaf, arguments, access);
      case VersionCommand version -> version.run(terminal);
      case HelpCommand help -> help.run(terminal, parsed.commandSpec().commandLine());
      default -> {
        leaf.usage(terminal.err());
        yield ExitCode.USAGE;
      }
    };
  }

  private static int withFolders(
      Action action, CommandLine leaf, List<String> arguments, Session.Access access)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    Options options = action.root().options(action.settings());
    while (true) {
      try (Session session = access.open(options, leaf.getCommandName())) {
        switch (session) {
          case Session.Here(Workplace workplace, var held) -> {
            if (action.movesDocuments()) {
              workplace.begin().run();
            }
            return action.run(workplace);
          }
          case Session.There(long process, String command, Session.Forward holder) -> {
            if (action.isService()) {
              throw CommandException.failed("holder.other", Long.toString(process), command);
            }
            return action.forward(holder, arguments);
          }
        }
      } catch (ConnectException silent) {
        // The holder may be about to begin or to end; after a while it is neither.
        if (System.nanoTime() > end) {
          throw silent;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  private static ParseResult leaf(ParseResult parsed) {
    ParseResult leaf = parsed;
    while (leaf.hasSubcommand()) {
      leaf = leaf.subcommand();
    }
    return leaf;
  }

  /** Every command that there is. */
  public Set<String> names() {
    Terminal nobody =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            Path.of(""),
            false,
            "en",
            "",
            new Stop(),
            null);
    return line(new Root(nobody), new Messages("en")).getSubcommands().keySet();
  }

  private CommandLine line(Root root, Messages messages) {
    CommandLine line = new CommandLine(root);
    rooms.forEach(room -> room.get().forEach(line::addSubcommand));
    line.addSubcommand(new HelpCommand());
    line.addSubcommand(new VersionCommand());
    line.setResourceBundle(messages.bundle());
    line.setUsageHelpWidth(100);
    return line;
  }
}
