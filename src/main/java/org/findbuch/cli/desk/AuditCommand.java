package org.findbuch.cli.desk;

import java.io.IOException;
import org.findbuch.cli.Action;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.JsonOutput;
import org.findbuch.cli.Workplace;
import org.findbuch.staff.Act;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows who did what, the newest first. */
@Command(name = "audit")
final class AuditCommand extends Action {
  private static final int MOST = 100_000;

  @Parameters(paramLabel = "SUBJECT", arity = "0..1")
  private String subject = "";

  @Option(names = "--size", paramLabel = "50")
  private int size = 50;

  @Option(names = "--json")
  private boolean json;

  @Override
  public int run(Workplace workplace) throws IOException {
    if (size < 1 || size > MOST) {
      throw CommandException.usage("usage.value", "--size", size, "1–" + MOST);
    }
    for (Act act : workplace.accounts().acts(subject, size)) {
      if (json) {
        out().println(JsonOutput.line(act));
      } else {
        out()
            .printf(
                "%s  %-16s  %-20s  %s%s%n",
                act.when(),
                act.who(),
                act.act(),
                act.subject(),
                act.detail().isEmpty() ? "" : "  " + act.detail());
      }
    }
    return ExitCode.OK;
  }
}
