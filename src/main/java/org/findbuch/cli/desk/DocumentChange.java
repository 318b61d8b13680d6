package org.findbuch.cli.desk;

import java.io.IOException;
import java.util.Set;
import org.findbuch.cli.Action;
import org.findbuch.cli.Workplace;
import org.findbuch.document.Holding;
import picocli.CommandLine.Parameters;

/** A command that changes one document, and waits until the search knows. */
abstract class DocumentChange extends Action {
  private static final long PATIENCE_MILLIS = 60_000;

  @Parameters(paramLabel = "ID", index = "0")
  private String id = "";

  String id() {
    return id;
  }

  @Override
  public boolean movesDocuments() {
    return true;
  }

  void finish(Workplace workplace, Holding done, String sentence)
      throws IOException, InterruptedException {
    boolean settled = workplace.ingestor().awaitSettled(Set.of(done.id()), PATIENCE_MILLIS);
    print(sentence, done.title(), done.id().value());
    if (!settled) {
      print("index.late");
    }
  }
}
