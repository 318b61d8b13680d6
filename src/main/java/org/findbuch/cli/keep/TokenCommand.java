package org.findbuch.cli.keep;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.findbuch.cli.Action;
import org.findbuch.cli.Branch;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Workplace;
import org.findbuch.document.Coded;
import org.findbuch.staff.Account;
import org.findbuch.staff.NameTakenException;
import org.findbuch.staff.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keys for scripts. */
@Command(
    name = "token",
    subcommands = {TokenCommand.Add.class, TokenCommand.Listing.class, TokenCommand.Remove.class})
final class TokenCommand extends Branch {

  /** Makes a key and shows it, this once. */
  @Command(name = "add")
  static final class Add extends Action {
    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "--role", paramLabel = "editor|admin", required = true)
    private String role = "";

    @Override
    public int run(Workplace workplace) throws IOException {
      Role known =
          Coded.parse(Role.class, role)
              .orElseThrow(
                  () -> CommandException.usage("usage.value", "--role", role, "editor, admin"));
      try {
        String key = workplace.editing().addKey(terminal().actor(), name, known);
        terminal().err().println(say().text("token.shown"));
        out().println(key);
        return ExitCode.OK;
      } catch (NameTakenException taken) {
        throw CommandException.failed("token.taken", name);
      } catch (IllegalArgumentException wrong) {
        throw CommandException.usage("token.name", name);
      }
    }
  }

  /** Lists who has a key. */
  @Command(name = "list")
  static final class Listing extends Action {
    @Override
    public int run(Workplace workplace) throws IOException {
      Map<String, Instant> uses = workplace.keys().lastUses();
      for (Account account : workplace.keys().list()) {
        Instant used = uses.get(account.name());
        String last =
            used == null
                ? say().text("token.unused")
                : say().text("token.used", say().moment(used));
        out()
            .printf(
                "%-10s  %s  %s  (%s)%n",
                account.role().code(), say().moment(account.added()), account.name(), last);
      }
      return ExitCode.OK;
    }
  }

  /** Takes a key back. */
  @Command(name = "remove")
  static final class Remove extends Action {
    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Override
    public int run(Workplace workplace) throws IOException {
      if (!workplace.editing().removeKey(terminal().actor(), name)) {
        throw CommandException.failed("token.unknown", name);
      }
      print("token.removed", name);
      return ExitCode.OK;
    }
  }
}
