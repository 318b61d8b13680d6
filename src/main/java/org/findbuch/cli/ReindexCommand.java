package org.findbuch.cli;

import java.io.IOException;
import picocli.CommandLine.Command;

/** Builds the index anew beside the live one, then switches. */
@Command(name = "reindex")
final class ReindexCommand extends Action {
  @Override
  boolean movesDocuments() {
    return true;
  }

  @Override
  int run(Workplace workplace) throws IOException {
    print("reindex.done", workplace.ingestor().indexing().rebuild());
    return ExitCode.OK;
  }
}
