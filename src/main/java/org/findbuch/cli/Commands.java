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
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads a command line and has it carried out, here or by the process that holds the folders. */
public final class Commands {
  private static final long PATIENCE_MILLIS = 2_000;
  private static final long PAUSE_MILLIS = 50;

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
    } catch (IOException | InterruptedException | RuntimeException failed) {
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
          case Session.There(Holder.Address address) -> {
            if (action.isService()) {
              throw CommandException.failed(
                  "holder.other", Long.toString(address.process()), address.command());
            }
            return new Forwarding(address).run(arguments, action.terminal());
          }
        }
      } catch (ConnectException | HolderSilentException silent) {
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
  public static Set<String> names() {
    Terminal nobody =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            Path.of(""),
            false,
            "en",
            new Stop());
    return line(new Root(nobody), new Messages("en")).getSubcommands().keySet();
  }

  private static CommandLine line(Root root, Messages messages) {
    CommandLine line = new CommandLine(root);
    line.addSubcommand("demo", new ServeCommand.Demo());
    line.addSubcommand("serve", new ServeCommand());
    line.addSubcommand("add", new AddCommand());
    line.addSubcommand("reread", new RereadCommand());
    line.addSubcommand("search", new SearchCommand());
    line.addSubcommand("show", new ShowCommand());
    line.addSubcommand("text", new TextCommand());
    line.addSubcommand("original", new OriginalCommand());
    line.addSubcommand("list", new ListCommand());
    line.addSubcommand("publish", new PublicationCommand.Publish());
    line.addSubcommand("withdraw", new PublicationCommand.Withdraw());
    line.addSubcommand("restore-document", new PublicationCommand.Restore());
    line.addSubcommand("erase", new PublicationCommand.Erase());
    line.addSubcommand("check", new CheckCommand());
    line.addSubcommand("reindex", new ReindexCommand());
    line.addSubcommand("recover", new RecoverCommand());
    line.addSubcommand("backup", new BackupCommand());
    line.addSubcommand("restore", new RestoreCommand());
    line.addSubcommand("export", new ExportCommand());
    line.addSubcommand("token", new TokenCommand());
    line.addSubcommand("help", new HelpCommand());
    line.addSubcommand("version", new VersionCommand());
    line.setResourceBundle(messages.bundle());
    line.setUsageHelpWidth(100);
    return line;
  }
}
