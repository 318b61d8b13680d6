package org.findbuch.cli.desk;

import java.io.IOException;
import java.util.List;
import org.findbuch.cli.Action;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Nearest;
import org.findbuch.cli.Workplace;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what stands first on the page of a collection; without entries, the usual order again. */
@Command(name = "order")
final class CollectionOrderCommand extends Action {
  @Parameters(paramLabel = "ID", index = "0")
  private String id = "";

  @Parameters(paramLabel = "ENTRY", index = "1..*", arity = "0..*")
  private List<String> entries = List.of();

  @Override
  public int run(Workplace workplace) throws IOException {
    CollectionId known = Nearest.known(workplace.archive(), id);
    List<String> order = entries.stream().distinct().toList();
    for (String entry : order) {
      if (!workplace.archive().collections().holds(known, entry)) {
        throw CommandException.failed("collection.not-inside", entry, known.value());
      }
    }
    Collection after =
        workplace
            .editing()
            .arranging()
            .edit(terminal().actor(), known, before -> before.ordered(order));
    print(
        order.isEmpty() ? "collection.unordered" : "collection.ordered",
        after.title(),
        after.id().value(),
        order.size());
    return ExitCode.OK;
  }
}
