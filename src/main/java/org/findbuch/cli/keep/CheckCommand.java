package org.findbuch.cli.keep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.DamagedStoreException;
import org.findbuch.cli.Action;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.JsonOutput;
import org.findbuch.cli.Messages;
import org.findbuch.cli.Workplace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The referee: archive, catalogue and index against each other and against their checksums. */
@Command(name = "check")
final class CheckCommand extends Action {
  private static final Logger LOG = LoggerFactory.getLogger(CheckCommand.class);

  @Option(names = "--json")
  private boolean json;

  /** What {@code --json} prints. */
  record Report(boolean clean, List<Finding> faults) {}

  /** One fault. */
  record Finding(String type, String subject, String detail, String sentence) {
    static Finding of(Damage damage, Messages say) {
      String type = damage.type().code();
      return new Finding(
          type,
          damage.subject(),
          damage.detail(),
          say.text("damage." + type, damage.subject(), damage.detail()));
    }
  }

  @Override
  public int run(Workplace workplace) throws IOException {
    List<Finding> faults = new ArrayList<>();
    check(workplace, damage -> report(damage, faults));
    if (json) {
      out().println(JsonOutput.pretty(new Report(faults.isEmpty(), faults)));
    } else if (faults.isEmpty()) {
      print("check.clean");
    } else {
      print("check.faults", faults.size());
    }
    return faults.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  /** Names everything that is wrong. */
  static void check(Workplace workplace, Consumer<Damage> damages) throws IOException {
    workplace.archive().check(damages);
    workplace.desk().faults().stream()
        .limit(1)
        .map(fault -> new Damage(Damage.Type.STORE_DAMAGED, workplace.desk().name(), fault))
        .forEach(damages);
    try {
      workplace.ingestor().settle();
      workplace.ingestor().indexing().compare((damage, id) -> damages.accept(damage));
    } catch (DamagedStoreException damaged) {
      LOG.warn("the index was not compared with a damaged catalogue", damaged);
    }
  }

  private void report(Damage damage, List<Finding> faults) {
    Finding found = Finding.of(damage, say());
    faults.add(found);
    if (!json) {
      out().println(found.sentence());
    }
  }
}
