package org.findbuch.cli.find;

import java.io.IOException;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.cli.Action;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.JsonOutput;
import org.findbuch.cli.Workplace;
import org.findbuch.document.Access;
import org.findbuch.document.Coded;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Holding;
import org.findbuch.document.State;
import org.findbuch.reading.Library;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists documents, one a line: id, how far, who may see it, date, title. */
@Command(name = "list")
final class ListCommand extends Action {
  private static final String STATES = "received, searchable, unreadable";

  @Option(names = "--state", paramLabel = "STATE")
  private @Nullable String state;

  @Option(names = "--json")
  private boolean json;

  @Override
  public int run(Workplace workplace) throws IOException {
    DocumentFilter filter = new DocumentFilter(Access.STAFF, state(), null, null);
    Library library = workplace.library(say().wording());
    workplace
        .archive()
        .each(
            filter,
            holding -> {
              if (json) {
                library
                    .document(holding.id())
                    .map(view -> JsonOutput.line(view.members()))
                    .ifPresent(out()::println);
              } else {
                print(holding);
              }
            });
    return ExitCode.OK;
  }

  private @Nullable State state() {
    return state == null
        ? null
        : Coded.parse(State.class, state)
            .orElseThrow(
                () ->
                    CommandException.usage(
                        "usage.value", "--state", String.valueOf(state), STATES));
  }

  private void print(Holding holding) {
    DocumentDate date = holding.date();
    out()
        .printf(
            "%s  %-10s  %-9s  %-10s  %s%n",
            holding.id(),
            holding.state().code(),
            holding.publication().code(),
            date == null ? "" : date.text(),
            holding.title());
  }
}
