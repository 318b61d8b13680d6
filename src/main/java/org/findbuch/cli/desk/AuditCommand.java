package org.findbuch.cli.desk;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.findbuch.cli.Action;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.JsonOutput;
import org.findbuch.cli.Workplace;
import org.findbuch.document.Coded;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.staff.Act;
import org.findbuch.staff.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows who did what, the newest first. */
@Command(name = "audit")
final class AuditCommand extends Action {
  private static final int MOST = 100_000;

  /** Acts whose details are codes. */
  private static final Set<String> CHANGES =
      Set.of("edit", "publish", "restore", "edit-collection", "user.add", "token.add");

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
    List<Act> acts = workplace.accounts().acts(subject, size);
    if (acts.isEmpty() && !json) {
      print(subject.isEmpty() ? "audit.none" : "audit.none-of", subject);
    }
    for (Act act : acts) {
      if (json) {
        out().println(JsonOutput.line(act));
      } else {
        out()
            .printf(
                "%s  %-16s  %-28s  %s%s%n",
                say().moment(act.when()),
                act.who(),
                say().act(act.act()),
                act.subject(),
                act.detail().isEmpty() ? "" : "  " + detail(act));
      }
    }
    return ExitCode.OK;
  }

  /** Of a change of a record the fields and states, as people call them; else what was written. */
  private String detail(Act act) {
    return CHANGES.contains(act.act())
        ? Arrays.stream(act.detail().split(", ")).map(this::word).collect(joining(", "))
        : act.detail();
  }

  private String word(String code) {
    return Coded.parse(Publication.class, code)
        .map(say().wording()::name)
        .or(() -> Coded.parse(MetadataField.class, code).map(say()::field))
        .or(() -> Coded.parse(Role.class, code).map(role -> say().text("role." + role.code())))
        .orElseGet(() -> say().field(code));
  }
}
