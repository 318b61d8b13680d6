package org.findbuch.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.Damage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The referee: archive, catalogue and index against each other and against their checksums. */
@Command(name = "check")
final class CheckCommand extends Action {
  @Option(names = "--json")
  private boolean json;

  /** What {@code --json} prints. */
  record Report(boolean clean, List<Finding> faults) {}

  /** One fault. */
  record Finding(String type, String subject, String detail, String sentence) {}

  @Override
  int run(Workplace workplace) throws IOException {
    List<Finding> faults = new ArrayList<>();
    workplace.archive().check(damage -> report(damage, faults));
    workplace.ingestor().indexing().compare((damage, id) -> report(damage, faults));
    if (json) {
      out().println(Json.pretty(new Report(faults.isEmpty(), faults)));
    } else if (faults.isEmpty()) {
      print("check.clean");
    } else {
      print("check.faults", faults.size());
    }
    return faults.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private void report(Damage damage, List<Finding> faults) {
    String sentence =
        say().text("damage." + damage.type().code(), damage.subject(), damage.detail());
    faults.add(new Finding(damage.type().code(), damage.subject(), damage.detail(), sentence));
    if (!json) {
      out().println(sentence);
    }
  }
}
