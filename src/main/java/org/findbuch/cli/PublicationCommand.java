package org.findbuch.cli;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Publication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that change who may see a document; each waits until the search knows. */
final class PublicationCommand {
  private static final long PATIENCE_MILLIS = 60_000;

  private PublicationCommand() {}

  /** A change that the search has to know of. */
  abstract static class Change extends Action {
    @Override
    boolean movesDocuments() {
      return true;
    }
  }

  /** Publishes documents. */
  @Command(name = "publish")
  static final class Publish extends Change {
    @Parameters(paramLabel = "ID", arity = "1..*")
    private List<String> ids = List.of();

    @Override
    int run(Workplace workplace) throws IOException, InterruptedException {
      for (String id : ids) {
        Holding done =
            workplace.archive().publish(holding(workplace, id).id(), Publication.PUBLISHED);
        finish(this, workplace, done, "published.done");
      }
      return ExitCode.OK;
    }
  }

  /** Takes a document back. */
  @Command(name = "withdraw")
  static final class Withdraw extends Change {
    @Parameters(paramLabel = "ID")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    private String reason = "";

    @Override
    int run(Workplace workplace) throws IOException, InterruptedException {
      DocumentId document = holding(workplace, id).id();
      Holding done = workplace.archive().withdraw(document, said(reason));
      finish(this, workplace, done, "withdrawn.done");
      return ExitCode.OK;
    }
  }

  /** Makes a withdrawn document a draft again. */
  @Command(name = "restore-document")
  static final class Restore extends Change {
    @Parameters(paramLabel = "ID")
    private String id = "";

    @Override
    int run(Workplace workplace) throws IOException, InterruptedException {
      Holding done = workplace.archive().restore(holding(workplace, id).id());
      finish(this, workplace, done, "restored.done");
      return ExitCode.OK;
    }
  }

  /** Takes a document back for good. */
  @Command(name = "erase")
  static final class Erase extends Change {
    @Parameters(paramLabel = "ID")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    private String reason = "";

    @Override
    int run(Workplace workplace) throws IOException, InterruptedException {
      DocumentId document = holding(workplace, id).id();
      Holding done = workplace.archive().erase(document, said(reason));
      finish(this, workplace, done, "erased.done");
      return ExitCode.OK;
    }
  }

  private static String said(String reason) {
    if (reason.isBlank()) {
      throw CommandException.usage("usage.missing", "--reason");
    }
    return reason.strip();
  }

  private static void finish(Action action, Workplace workplace, Holding done, String sentence)
      throws IOException, InterruptedException {
    workplace
        .audit()
        .write("terminal", sentence.substring(0, sentence.indexOf('.')), done.id().value(), "");
    workplace.ingestor().wake();
    boolean settled = workplace.ingestor().awaitSettled(Set.of(done.id()), PATIENCE_MILLIS);
    action.print(sentence, done.title(), done.id().value());
    if (!settled) {
      action.print("index.late");
    }
  }
}
