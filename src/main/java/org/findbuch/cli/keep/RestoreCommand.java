package org.findbuch.cli.keep;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.backup.BackupException;
import org.findbuch.archive.backup.Restored;
import org.findbuch.cli.Action;
import org.findbuch.cli.Catching;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.JsonOutput;
import org.findbuch.cli.LongWork;
import org.findbuch.cli.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings an archive back from a backup, builds the index and checks everything. */
@Command(name = "restore")
final class RestoreCommand extends Action {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  @Parameters(paramLabel = "SOURCE")
  private Path source = Path.of("");

  @Option(names = "--json")
  private boolean json;

  /** What {@code --json} prints. */
  record Summary(
      long documents,
      long collections,
      long files,
      long bytes,
      boolean whole,
      List<CheckCommand.Finding> faults) {
    Summary {
      faults = List.copyOf(faults);
    }
  }

  /** Nobody may be using what is being brought back. */
  @Override
  public boolean isService() {
    return true;
  }

  @Override
  public int run(Workplace workplace) throws IOException, InterruptedException {
    if (!workplace.archive().saving().isBeingRestored() && !workplace.index().entries().isEmpty()) {
      throw new BackupException(
          BackupException.Reason.NOT_EMPTY, workplace.folders().get(1).toString());
    }
    Restored restored = restore(workplace);
    workplace.ingestor().indexing().rebuild();
    workplace.archive().saving().endRestore();
    workplace.begin().run();
    Catching.up(workplace, terminal().stop());
    List<CheckCommand.Finding> faults = check(workplace);
    report(restored, faults);
    boolean isAll = faults.isEmpty() && restored.whole() && restored.damaged().isEmpty();
    return isAll ? ExitCode.OK : ExitCode.PARTLY;
  }

  private Restored restore(Workplace workplace) throws IOException {
    try (LongWork work = new LongWork(terminal(), say().text("restore.task"))) {
      return workplace.archive().saving().restoreFrom(file(source), workplace.desk(), work);
    } catch (InterruptedIOException stopped) {
      throw CommandException.failed("restore.stopped");
    }
  }

  private List<CheckCommand.Finding> check(Workplace workplace) throws IOException {
    List<CheckCommand.Finding> faults = new ArrayList<>();
    CheckCommand.check(workplace, damage -> faults.add(CheckCommand.Finding.of(damage, say())));
    return faults;
  }

  private static String lost(String database) {
    return database.startsWith("desk") ? "restore.lost" : "restore.rebuilt";
  }

  private void report(Restored restored, List<CheckCommand.Finding> faults) {
    faults.forEach(fault -> err().println(fault.sentence()));
    String when = WHEN.format(restored.begun());
    restored.damaged().forEach(name -> err().println(say().text(lost(name), name)));
    if (!restored.whole()) {
      err().println(say().text("restore.partly", when));
    }
    if (json) {
      out()
          .println(
              JsonOutput.line(
                  new Summary(
                      restored.documents(),
                      restored.collections(),
                      restored.files().copied() + restored.files().unchanged(),
                      restored.files().bytes(),
                      restored.whole(),
                      faults)));
      return;
    }
    if (restored.again()) {
      print("restore.again");
    }
    print("restore.done", restored.documents(), restored.collections(), when);
    if (faults.isEmpty()) {
      print("check.clean");
    } else {
      print("check.faults", faults.size());
    }
  }
}
