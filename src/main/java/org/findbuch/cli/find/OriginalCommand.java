package org.findbuch.cli.find;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.findbuch.cli.Action;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Workplace;
import org.findbuch.document.Holding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives the bytes of a document's newest original. */
@Command(name = "original")
final class OriginalCommand extends Action {
  @Parameters(paramLabel = "ID")
  private String id = "";

  @Option(names = "--output", paramLabel = "FILE")
  private @Nullable Path output;

  @Override
  public int run(Workplace workplace) throws IOException {
    Holding holding = holding(workplace, id);
    Path stored = workplace.archive().open(holding.id(), holding.document().newest()).proven();
    try (InputStream bytes = Files.newInputStream(stored)) {
      if (output == null) {
        bytes.transferTo(out());
        out().flush();
      } else {
        write(bytes, file(output));
      }
    }
    return ExitCode.OK;
  }

  private void write(InputStream bytes, Path target) throws IOException {
    if (Files.exists(target)) {
      throw CommandException.failed("output.exists", target.toString());
    }
    Files.copy(bytes, target);
  }
}
