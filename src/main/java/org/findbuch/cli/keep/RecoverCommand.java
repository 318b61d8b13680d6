package org.findbuch.cli.keep;

import java.io.IOException;
import org.findbuch.archive.change.Recovered;
import org.findbuch.cli.Action;
import org.findbuch.cli.Catching;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Workplace;
import picocli.CommandLine.Command;

/** Rebuilds the catalogue from the archive's own files. */
@Command(name = "recover")
final class RecoverCommand extends Action {
  @Override
  public boolean movesDocuments() {
    return true;
  }

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
