package org.findbuch.cli.find;

import java.io.IOException;
import org.findbuch.archive.Archive;
import org.findbuch.cli.Action;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Workplace;
import org.findbuch.document.Holding;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.Publication;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the text of a document or of one of its pages. */
@Command(name = "text")
final class TextCommand extends Action {
  @Parameters(paramLabel = "ID")
  private String id = "";

  @Option(names = "--page", paramLabel = "NUMBER")
  private @Nullable Integer page;

  @Override
  public int run(Workplace workplace) throws IOException {
    Holding holding = holding(workplace, id);
    if (holding.publication() == Publication.ERASED) {
      throw CommandException.failed("document.erased", id);
    }
    Original original = holding.document().newest();
    Integer only = page;
    if (only == null) {
      printAll(workplace.archive(), original);
    } else {
      Page found =
          workplace
              .archive()
              .page(original, only)
              .orElseThrow(
                  () ->
                      CommandException.failed(
                          "page.unknown", only, id, holding.coverage().pages()));
      out().println(found.text());
    }
    return ExitCode.OK;
  }

  /** Pages are set apart by a form feed, as printers and {@code pdftotext} do. */
  private void printAll(Archive archive, Original original) throws IOException {
    String between = "";
    for (Page next : archive.text(original)) {
      out().print(between);
      out().println(next.text());
      between = "\f";
    }
  }
}
