package org.findbuch.cli.keep;

import java.io.IOException;
import java.util.List;
import org.findbuch.archive.change.Recovered;
import org.findbuch.cli.Catching;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Workplace;
import picocli.CommandLine.Command;

/** The commands of this room, in the order of the help. */
public final class KeepCommands {
  private KeepCommands() {}

  /** New ones, whose fields are still to be filled with what was typed. */
  public static List<Object> all() {
    return List.of(
        new PublicationCommand.Publish(),
        new PublicationCommand.Withdraw(),
        new PublicationCommand.Restore(),
        new PublicationCommand.Erase(),
        new CheckCommand(),
        new ReindexCommand(),
        new RecoverCommand(),
        new BackupCommand(),
        new RestoreCommand(),
        new ExportCommand(),
        new TokenCommand());
  }

  /** Rebuilds the catalogue from the archive's own files. */
  @Command(name = "recover")
  private static final class RecoverCommand extends PublicationCommand.Change {
    @Override
    public int run(Workplace workplace) throws IOException, InterruptedException {
      Recovered recovered = workplace.archive().recover();
      workplace.ingestor().wake();
      Catching.up(workplace, terminal().stop());
      recovered.problems().forEach(problem -> print("recover.problem", problem));
      print("recover.done", recovered.documents(), recovered.collections(), recovered.toRead());
      return recovered.problems().isEmpty() ? ExitCode.OK : ExitCode.PARTLY;
    }
  }

  /** Builds the index anew beside the live one, then switches. */
  @Command(name = "reindex")
  private static final class ReindexCommand extends PublicationCommand.Change {
    @Override
    public int run(Workplace workplace) throws IOException {
      print("reindex.done", workplace.ingestor().indexing().rebuild());
      return ExitCode.OK;
    }
  }
}
