package org.findbuch.cli.add;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.cli.Action;
import org.findbuch.cli.Catching;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Workplace;
import org.findbuch.document.Access;
import org.findbuch.document.Coded;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.PageState;
import org.findbuch.extract.Extractor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has files read again. */
@Command(name = "reread")
final class RereadCommand extends Action {
  @Parameters(paramLabel = "ID", arity = "0..*")
  private List<String> ids = List.of();

  @Option(names = "--state", paramLabel = "unread|garbled")
  private @Nullable String state;

  @Option(names = "--older")
  private boolean older;

  @Override
  public boolean movesDocuments() {
    return true;
  }

  @Override
  public int run(Workplace workplace) throws IOException, InterruptedException {
    if (ids.isEmpty() && state == null && !older) {
      throw CommandException.usage("usage.missing", "ID, --state, --older");
    }
    PageState pages = pages();
    Map<DocumentId, Holding> documents = new TreeMap<>();
    for (String id : ids) {
      Holding holding = holding(workplace, id);
      documents.put(holding.id(), holding);
    }
    if (pages != null) {
      workplace
          .archive()
          .each(
              DocumentFilter.all(Access.STAFF),
              holding -> {
                if (holding.coverage().byState().getOrDefault(pages, 0L) > 0) {
                  documents.put(holding.id(), holding);
                }
              });
    }
    for (Holding holding : documents.values()) {
      workplace.archive().queue().reread(Extractor.TEXT, holding);
    }
    long count = documents.size();
    count += older ? workplace.archive().queue().redoOlder(Extractor.TEXT) : 0;
    workplace.ingestor().wake();
    Catching.up(workplace, terminal().stop());
    print("reread.done", count);
    long waiting = workplace.archive().totals().recognisable().all();
    if (waiting > 0) {
      print("reread.recognise", waiting);
    }
    return ExitCode.OK;
  }

  private @Nullable PageState pages() {
    return state == null
        ? null
        : Coded.parse(PageState.class, state)
            .filter(s -> s == PageState.UNREAD || s == PageState.GARBLED)
            .orElseThrow(
                () ->
                    CommandException.usage(
                        "usage.value", "--state", String.valueOf(state), "unread, garbled"));
  }
}
