package org.findbuch.cli.desk;

import java.io.IOException;
import org.findbuch.cli.Action;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Nearest;
import org.findbuch.cli.Workplace;
import org.findbuch.document.CollectionId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes an empty collection away. */
@Command(name = "remove")
final class CollectionRemoveCommand extends Action {
  @Parameters(paramLabel = "ID", index = "0")
  private String id = "";

  @Override
  public int run(Workplace workplace) throws IOException {
    CollectionId known = Nearest.known(workplace.archive(), id);
    workplace.editing().arranging().remove(terminal().actor(), known);
    print("collection.removed", known.value());
    return ExitCode.OK;
  }
}
