package org.findbuch.cli.keep;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.findbuch.archive.backup.BackupOrder;
import org.findbuch.cli.Action;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.JsonOutput;
import org.findbuch.cli.LongWork;
import org.findbuch.cli.Nearest;
import org.findbuch.cli.Workplace;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Holding;
import org.findbuch.reading.Bags;
import org.findbuch.reading.Bags.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packs published documents for others: one BagIt bag each. */
@Command(name = "export")
final class ExportCommand extends Action {
  @Parameters(paramLabel = "TARGET")
  private Path target = Path.of("");

  @Option(names = "--collection", paramLabel = "ID")
  private @Nullable String collection;

  @Option(names = "--json")
  private boolean json;

  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

  /** What {@code --json} prints. */
  record Summary(int written, int same, int damaged, int inTheWay, List<String> outdated) {
    Summary {
      outdated = List.copyOf(outdated);
    }
  }

  @Override
  public int run(Workplace workplace) throws IOException {
    CollectionId below = collection == null ? null : Nearest.known(workplace.archive(), collection);
    Path folder = file(target);
    BackupOrder.requireApart(folder, workplace.folders());
    List<Holding> outdated;
    try (LongWork work = new LongWork(terminal(), say().text("export.task"))) {
      Bags bags = new Bags(workplace.archive(), workplace.site(), folder, work);
      bags.write(below, this::report);
      outdated = bags.outdated();
    } catch (InterruptedIOException stopped) {
      throw CommandException.failed("export.stopped");
    }
    for (Holding holding : outdated) {
      err().println(say().text("export.outdated", holding.id().value(), holding.title()));
    }
    summary(folder, outdated);
    boolean all = count(Outcome.DAMAGED) + count(Outcome.IN_THE_WAY) + outdated.size() == 0;
    return all ? ExitCode.OK : ExitCode.PARTLY;
  }

  private void report(Holding holding, Outcome outcome) {
    counts.merge(outcome, 1, Integer::sum);
    if (outcome == Outcome.DAMAGED || outcome == Outcome.IN_THE_WAY) {
      String key = "export." + outcome.name().toLowerCase(Locale.ROOT);
      err().println(say().text(key, holding.id().value(), holding.title()));
    }
  }

  private void summary(Path folder, List<Holding> outdated) {
    if (json) {
      out()
          .println(
              JsonOutput.line(
                  new Summary(
                      count(Outcome.WRITTEN),
                      count(Outcome.SAME),
                      count(Outcome.DAMAGED),
                      count(Outcome.IN_THE_WAY),
                      outdated.stream().map(holding -> holding.id().value()).toList())));
    } else {
      print("export.done", count(Outcome.WRITTEN), count(Outcome.SAME), folder.toString());
    }
  }

  private int count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }
}
