package org.findbuch.cli.find;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.findbuch.cli.Action;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.JsonOutput;
import org.findbuch.cli.Workplace;
import org.findbuch.document.Holding;
import org.findbuch.document.MetadataField;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.ProposalView;
import org.findbuch.reading.DocumentView.TwinView;
import org.findbuch.reading.Library;
import org.findbuch.reading.PageView.PageLink;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the record of one document. */
@Command(name = "show")
final class ShowCommand extends Action {
  @Parameters(paramLabel = "ID")
  private String id = "";

  @Option(names = "--json")
  private boolean json;

  @Override
  public int run(Workplace workplace) throws IOException {
    Holding holding = holding(workplace, id);
    Library library = workplace.library(say().wording());
    DocumentView view =
        library
            .document(holding.id())
            .orElseThrow(() -> CommandException.failed("document.erased", id));
    if (json) {
      out().println(JsonOutput.pretty(view.members()));
    } else {
      print(view, holding);
    }
    return ExitCode.OK;
  }

  private void print(DocumentView view, Holding holding) {
    // what may take many lines stands last
    Arrays.stream(MetadataField.values())
        .filter(field -> field.place() != MetadataField.Place.RECORD)
        .sorted(Comparator.comparing(field -> field.form() == MetadataField.Form.LINES))
        .forEach(field -> line(field.code(), value(view, field)));
    line("publication", say().wording().name(holding.publication()));
    LocalDate until = holding.document().embargoUntil();
    line("embargo", until == null ? null : until.toString());
    line("state", say().wording().name(holding.state()));
    line("reason", view.reason());
    int waiting = view.pages().waiting();
    line(
        "pages",
        say().text("show.coverage", view.pages().searchable(), view.pages().total())
            + (waiting == 0 ? "" : ", " + say().text("show.waiting", waiting)));
    view.twins().forEach(twin -> line("twin", twin.text() + " (" + twin.id() + ")" + pages(twin)));
    view.originals().forEach(o -> line("file", o.name() + " (" + o.bytes() + " B)"));
    line("warning", view.newest().warning());
    line("id", view.id().value());
  }

  private String pages(TwinView twin) {
    return twin.pages().isEmpty() && twin.otherPages().isEmpty()
        ? ""
        : "; " + say().text("show.differing", labels(twin.pages()), labels(twin.otherPages()));
  }

  private static String labels(List<PageLink> pages) {
    return pages.isEmpty()
        ? "–"
        : pages.stream().map(PageLink::label).collect(Collectors.joining(", "));
  }

  private @Nullable String value(DocumentView view, MetadataField field) {
    String text = view.text(field);
    ProposalView offered = view.offered(field);
    if (offered != null) {
      return say().text("show.offered", offered.text(), offered.sourceLabel());
    }
    return text == null || !view.isProposed(field) ? text : say().text("show.proposed", text);
  }

  private void line(String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      out().printf("%-16s %s%n", say().text("field." + name), value);
    }
  }
}
