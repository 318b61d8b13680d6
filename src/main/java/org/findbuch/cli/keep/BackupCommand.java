package org.findbuch.cli.keep;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.backup.BackupOrder;
import org.findbuch.archive.backup.BackupReport;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.Mirror;
import org.findbuch.cli.Action;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.JsonOutput;
import org.findbuch.cli.LongWork;
import org.findbuch.cli.Workplace;
import org.findbuch.document.DiskFault;
import org.findbuch.reading.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A consistent copy of everything that must not be lost, while the service runs. */
@Command(name = "backup")
final class BackupCommand extends Action {
  private static final double MILLION = 1e6;

  @Parameters(paramLabel = "TARGET")
  private Path target = Path.of("");

  @Option(names = "--quick")
  private boolean quick;

  @Option(names = "--json")
  private boolean json;

  /** What {@code --json} prints. */
  record Summary(
      long documents,
      long collections,
      long copied,
      long unchanged,
      long removed,
      long bytes,
      double seconds,
      long pauseMs,
      List<CheckCommand.Finding> warnings) {
    Summary {
      warnings = List.copyOf(warnings);
    }
  }

  @Override
  public int run(Workplace workplace) throws IOException {
    Path folder = file(target);
    BackupOrder order =
        new BackupOrder(folder, workplace.folders(), workplace.desk(), quick, Version.number());
    BackupReport report = save(workplace, order);
    List<CheckCommand.Finding> warnings = warn(report.warnings(), folder);
    print(report, warnings, folder);
    return warnings.isEmpty() ? ExitCode.OK : ExitCode.PARTLY;
  }

  private BackupReport save(Workplace workplace, BackupOrder order) throws IOException {
    try (LongWork work = new LongWork(terminal(), say().text("backup.task"))) {
      return workplace.archive().saving().backup(order, work);
    } catch (InterruptedIOException stopped) {
      throw CommandException.failed("backup.stopped");
    } catch (IOException failed) {
      DiskFault fault = DiskFault.of(failed).orElse(DiskFault.DENIED);
      if (fault == DiskFault.DENIED) {
        throw failed;
      }
      String target = order.target().toString();
      throw CommandException.failed("backup.disk", target, say().wording().name(fault));
    }
  }

  private List<CheckCommand.Finding> warn(List<Damage> damages, Path folder) {
    List<CheckCommand.Finding> warnings = new ArrayList<>();
    damages.forEach(damage -> warnings.add(CheckCommand.Finding.of(damage, say())));
    if (!warnings.isEmpty()) {
      err().println(say().text("backup.damaged", warnings.size(), folder.toString()));
      warnings.forEach(warning -> err().println(warning.sentence()));
    }
    return warnings;
  }

  private void print(BackupReport report, List<CheckCommand.Finding> warnings, Path folder) {
    Mirror.Tally files = report.files();
    if (json) {
      out()
          .println(
              JsonOutput.line(
                  new Summary(
                      report.documents(),
                      report.collections(),
                      files.copied(),
                      files.unchanged(),
                      files.removed(),
                      files.bytes(),
                      seconds(report.took()),
                      report.pause().toMillis(),
                      warnings)));
      return;
    }
    print("backup.done", report.documents(), report.collections(), folder.toString());
    print(
        "backup.files",
        files.copied(),
        files.bytes() / MILLION,
        files.unchanged(),
        files.removed(),
        seconds(report.took()),
        report.pause().toMillis());
  }

  private static double seconds(Duration took) {
    return Math.round(took.toMillis() / 100.0) / 10.0;
  }
}
