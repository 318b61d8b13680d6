package org.findbuch.cli.keep;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.findbuch.cli.Action;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Workplace;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.editing.Editing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that change who may see a document; each waits until the search knows. */
final class PublicationCommand {
  private static final long PATIENCE_MILLIS = 60_000;

  private PublicationCommand() {}

  /** What the search has to know of. */
  abstract static class Change extends Action {
    @Override
    public boolean movesDocuments() {
      return true;
    }
  }

  /** Publishes documents. */
  @Command(name = "publish")
  static final class Publish extends Change {
    @Parameters(paramLabel = "ID", arity = "1..*")
    private List<String> ids = List.of();

    @Override
    public int run(Workplace workplace) throws IOException, InterruptedException {
      for (String id : ids) {
        DocumentId document = holding(workplace, id).id();
        Release release = Release.of(Publication.PUBLISHED);
        Holding done = workplace.editing().publish(terminal().actor(), document, release);
        finish(this, workplace, done, "published.done");
      }
      return ExitCode.OK;
    }
  }

  /** A change that says why. */
  abstract static class Removal extends Change {
    @Parameters(paramLabel = "ID")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    private String reason = "";

    abstract Holding remove(Editing editing, DocumentId document, String why) throws IOException;

    void remove(Workplace workplace, String sentence) throws IOException, InterruptedException {
      DocumentId document = holding(workplace, id).id();
      if (reason.isBlank()) {
        throw CommandException.usage("usage.missing", "--reason");
      }
      Holding done = remove(workplace.editing(), document, reason.strip());
      finish(this, workplace, done, sentence);
    }
  }

  /** Takes a document back. */
  @Command(name = "withdraw")
  static final class Withdraw extends Removal {
    @Override
    Holding remove(Editing editing, DocumentId document, String why) throws IOException {
      return editing.withdraw(terminal().actor(), document, why);
    }

    @Override
    public int run(Workplace workplace) throws IOException, InterruptedException {
      remove(workplace, "withdrawn.done");
      return ExitCode.OK;
    }
  }

  /** Makes a withdrawn document a draft again. */
  @Command(name = "restore-document")
  static final class Restore extends Change {
    @Parameters(paramLabel = "ID")
    private String id = "";

    @Override
    public int run(Workplace workplace) throws IOException, InterruptedException {
      Holding done = workplace.editing().restore(terminal().actor(), holding(workplace, id).id());
      finish(this, workplace, done, "restored.done");
      return ExitCode.OK;
    }
  }

  /** Takes a document back for good. */
  @Command(name = "erase")
  static final class Erase extends Removal {
    @Override
    Holding remove(Editing editing, DocumentId document, String why) throws IOException {
      return editing.erase(terminal().actor(), document, why);
    }

    @Override
    public int run(Workplace workplace) throws IOException, InterruptedException {
      remove(workplace, "erased.done");
      return ExitCode.OK;
    }
  }

  private static void finish(Action action, Workplace workplace, Holding done, String sentence)
      throws IOException, InterruptedException {
    boolean settled = workplace.ingestor().awaitSettled(Set.of(done.id()), PATIENCE_MILLIS);
    action.print(sentence, done.title(), done.id().value());
    if (!settled) {
      action.print("index.late");
    }
  }
}
