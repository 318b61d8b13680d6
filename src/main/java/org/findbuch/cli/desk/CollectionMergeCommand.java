package org.findbuch.cli.desk;

import java.io.IOException;
import org.findbuch.cli.Action;
import org.findbuch.cli.Catching;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Nearest;
import org.findbuch.cli.Workplace;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Moves everything of a collection into another, for ever. */
@Command(name = "merge")
final class CollectionMergeCommand extends Action {
  @Parameters(paramLabel = "FROM", index = "0")
  private String from = "";

  @Parameters(paramLabel = "INTO", index = "1")
  private String into = "";

  @Override
  public boolean movesDocuments() {
    return true;
  }

  @Override
  public int run(Workplace workplace) throws IOException, InterruptedException {
    CollectionId old = Nearest.known(workplace.archive(), from);
    CollectionId target = Nearest.known(workplace.archive(), into);
    if (old.equals(target)) {
      throw CommandException.usage("collection.merge.self", from);
    }
    Collection after = workplace.editing().arranging().merge(terminal().actor(), old, target);
    Catching.up(workplace, terminal().stop());
    print("collection.merged", old.value(), after.title(), after.id().value());
    return ExitCode.OK;
  }
}
