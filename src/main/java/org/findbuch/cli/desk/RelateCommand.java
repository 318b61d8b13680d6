package org.findbuch.cli.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Workplace;
import org.findbuch.document.Coded;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Relation;
import org.findbuch.document.RelationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a document point at another one or at a collection. */
@Command(name = "relate")
final class RelateCommand extends DocumentChange {
  @Parameters(paramLabel = "TYPE", index = "1")
  private String type = "";

  @Parameters(paramLabel = "TARGET", index = "2")
  private String target = "";

  @Option(names = "--remove")
  private boolean remove;

  @Override
  public int run(Workplace workplace) throws IOException, InterruptedException {
    Document before = holding(workplace, id()).document();
    RelationType known =
        Coded.parse(RelationType.class, type)
            .orElseThrow(
                () ->
                    CommandException.usage(
                        "usage.value", "TYPE", type, Coded.codes(RelationType.class)));
    Relation relation = new Relation(known, target(workplace, before));
    List<Relation> relations = new ArrayList<>(before.metadata().relations());
    boolean there = relations.remove(relation);
    if (remove && !there) {
      throw CommandException.failed("relate.none", known.code(), target);
    }
    if (!remove) {
      relations.add(relation);
    }
    if (there && !remove) {
      finish(workplace, holding(workplace, id()), "edit.same");
      return ExitCode.OK;
    }
    Holding after =
        workplace
            .editing()
            .edit(
                terminal().actor(),
                before.id(),
                before.version(),
                before.metadata().with().relations(relations).build(),
                null);
    finish(workplace, after, "edit.done");
    return ExitCode.OK;
  }

  private String target(Workplace workplace, Document from) throws IOException {
    Optional<DocumentId> document = DocumentId.parse(target);
    if (document.isPresent() && workplace.archive().find(document.get()).isPresent()) {
      if (document.get().equals(from.id())) {
        throw CommandException.usage("relate.self", target);
      }
      return target;
    }
    Optional<CollectionId> collection = CollectionId.parse(target);
    if (collection.isPresent()
        && workplace.archive().collections().find(collection.get()).isPresent()) {
      return target;
    }
    throw CommandException.failed("relate.target", target);
  }
}
