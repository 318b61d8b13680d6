package org.findbuch.cli.keep;

import java.io.IOException;
import org.findbuch.cli.Action;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Workplace;
import picocli.CommandLine.Command;

/** Builds the index anew beside the live one, then switches. */
@Command(name = "reindex")
final class ReindexCommand extends Action {
  @Override
  public boolean movesDocuments() {
    return true;
  }

  @Override
  public int run(Workplace workplace) throws IOException {
    print("reindex.done", workplace.ingestor().indexing().rebuild());
    return ExitCode.OK;
  }
}
