package org.findbuch.cli.desk;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.findbuch.cli.Action;
import org.findbuch.cli.Branch;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Session;
import org.findbuch.cli.Workplace;
import org.findbuch.document.Coded;
import org.findbuch.staff.Account;
import org.findbuch.staff.Member;
import org.findbuch.staff.NameTakenException;
import org.findbuch.staff.Passwords;
import org.findbuch.staff.Role;
import org.findbuch.staff.WrongPasswordException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** People who sign in with a password. */
@Command(
    name = "user",
    subcommands = {
      UserCommand.Add.class,
      UserCommand.Listing.class,
      UserCommand.Remove.class,
      UserCommand.Password.class
    })
final class UserCommand extends Branch {

  /** What takes a password, which never stands among the arguments: others could read those. */
  abstract static class Secretive extends Action {
    private static final int LONGEST_LINE = 4 * Passwords.LONGEST;

    @Parameters(paramLabel = "NAME")
    private String name = "";

    String name() {
      return name;
    }

    /** Only the process that has the terminal can hide what is typed there. */
    @Override
    public int forward(Session.Forward holder, List<String> arguments) throws IOException {
      Console console = terminal().console();
      return console == null
          ? super.forward(holder, arguments)
          : holder.run(
              arguments, terminal().typing(asked(console).getBytes(StandardCharsets.UTF_8)));
    }

    /** A password, by a terminal asked for twice, else the first line of the input. */
    String password() throws IOException {
      Console console = terminal().console();
      if (console != null) {
        return asked(console);
      }
      byte[] line = new byte[LONGEST_LINE];
      int length = 0;
      for (int read = terminal().in().read();
          read >= 0 && read != '\n' && length < LONGEST_LINE;
          read = terminal().in().read()) {
        line[length++] = (byte) read;
      }
      String password = new String(line, 0, length, StandardCharsets.UTF_8);
      return password.endsWith("\r") ? password.substring(0, password.length() - 1) : password;
    }

    private String asked(Console console) {
      String first = hidden(console, "user.ask");
      if (!first.equals(hidden(console, "user.ask.again"))) {
        throw CommandException.failed("user.differ");
      }
      return first;
    }

    private String hidden(Console console, String key) {
      char[] typed = console.readPassword("%s ", say().text(key));
      if (typed == null) {
        throw CommandException.failed("failed.interrupted");
      }
      String password = new String(typed);
      Arrays.fill(typed, ' ');
      return password;
    }

    static CommandException wrong(WrongPasswordException wrong) {
      return CommandException.failed(
          "user.password." + wrong.reason().name().toLowerCase(Locale.ROOT),
          Passwords.SHORTEST,
          Passwords.LONGEST);
    }
  }

  /** Adds somebody. */
  @Command(name = "add")
  static final class Add extends Secretive {
    @Option(names = "--role", paramLabel = "editor|admin", required = true)
    private String role = "";

    @Override
    public int run(Workplace workplace) throws IOException {
      Role known =
          Coded.parse(Role.class, role)
              .orElseThrow(
                  () -> CommandException.usage("usage.value", "--role", role, "editor, admin"));
      try {
        workplace.accounts().add(terminal().actor(), name(), known, password());
      } catch (NameTakenException taken) {
        throw CommandException.failed("user.taken", name());
      } catch (WrongPasswordException wrong) {
        throw wrong(wrong);
      } catch (IllegalArgumentException wrong) {
        throw CommandException.usage("token.name", name());
      }
      print("user.added", name(), known.code());
      return ExitCode.OK;
    }
  }

  /** Lists who may sign in. */
  @Command(name = "list")
  static final class Listing extends Action {
    @Override
    public int run(Workplace workplace) throws IOException {
      for (Member member : workplace.accounts().users().list()) {
        Account account = member.account();
        out()
            .printf(
                "%-10s  %s  %s%n",
                account.role().code(), say().moment(account.added()), account.name());
      }
      return ExitCode.OK;
    }
  }

  /** Removes somebody; their sessions end. */
  @Command(name = "remove")
  static final class Remove extends Action {
    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Override
    public int run(Workplace workplace) throws IOException {
      if (!workplace.accounts().remove(terminal().actor(), name)) {
        throw CommandException.failed("user.unknown", name);
      }
      print("user.removed", name);
      return ExitCode.OK;
    }
  }

  /** Sets a new password; sessions end. */
  @Command(name = "password")
  static final class Password extends Secretive {
    @Override
    public int run(Workplace workplace) throws IOException {
      if (workplace.accounts().users().find(name()).isEmpty()) {
        throw CommandException.failed("user.unknown", name());
      }
      try {
        workplace.accounts().setPassword(terminal().actor(), name(), password());
      } catch (WrongPasswordException wrong) {
        throw wrong(wrong);
      }
      print("user.changed", name());
      if (workplace.accounts().users().find(name()).orElseThrow().totpSecret() != null) {
        workplace.accounts().setSecondFactor(terminal().actor(), name(), null);
        print("user.factor.off", name());
      }
      return ExitCode.OK;
    }
  }
}
