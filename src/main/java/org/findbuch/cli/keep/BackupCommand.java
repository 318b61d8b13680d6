package org.findbuch.cli.keep;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.backup.BackupOrder;
import org.findbuch.archive.backup.BackupReport;
import org.findbuch.archive.store.BackupNote;
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

  @Option(names = "--check")
  private boolean check;

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
      List<CheckCommand.Finding> warnings,
      List<String> mended) {
    Summary {
      mended = List.copyOf(mended);
      warnings = List.copyOf(warnings);
    }
  }

  @Override
  public int run(Workplace workplace) throws IOException {
    Path folder = file(target);
    if (check) {
      return check(workplace, folder);
    }
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
                      warnings,
                      report.mended())));
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
    report.mended().forEach(file -> print("backup.mended", file));
    if (quick) {
      print("backup.unread");
    }
  }

  private int check(Workplace workplace, Path folder) throws IOException {
    List<CheckCommand.Finding> faults = new ArrayList<>();
    BackupNote note =
        workplace
            .archive()
            .saving()
            .check(
                folder,
                workplace.desk(),
                damage -> faults.add(CheckCommand.Finding.of(damage, say())));
    if (json) {
      boolean isClean = faults.isEmpty() && note.finished() != null;
      out().println(JsonOutput.pretty(new CheckCommand.Report(isClean, faults)));
    } else {
      faults.forEach(fault -> out().println(fault.sentence()));
      if (note.finished() == null) {
        print("backup.unfinished", folder.toString());
      } else if (faults.isEmpty()) {
        print("backup.sound", note.documents(), note.collections(), folder.toString());
      } else {
        print("check.faults", faults.size());
      }
    }
    return faults.isEmpty() && note.finished() != null ? ExitCode.OK : ExitCode.FAILED;
  }

  private static double seconds(Duration took) {
    return Math.round(took.toMillis() / 100.0) / 10.0;
  }
}
