package org.findbuch.cli.desk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.findbuch.archive.Receipt;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Workplace;
import org.findbuch.document.DocumentId;
import org.findbuch.ingest.Intake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives a document a new file; the earlier ones stay under their numbers. */
@Command(name = "replace")
final class ReplaceCommand extends DocumentChange {
  @Parameters(paramLabel = "FILE", index = "1")
  private Path file = Path.of("");

  @Override
  public int run(Workplace workplace) throws IOException, InterruptedException {
    DocumentId document = holding(workplace, id()).id();
    Path path = file(file);
    if (!Files.isRegularFile(path)) {
      throw CommandException.failed("failed.missing", path.toString());
    }
    Intake.Result result;
    try (InputStream bytes = Files.newInputStream(path)) {
      result =
          workplace
              .editing()
              .addVersion(terminal().actor(), document, bytes, String.valueOf(path.getFileName()));
    }
    switch (result) {
      case Intake.Result.Rejected(var fault) ->
          throw CommandException.failed(
              "replace.rejected", path.toString(), say().wording().fault(fault));
      case Intake.Result.Taken(Receipt.Stored(var holding)) ->
          finish(workplace, holding, "replace.done");
      case Intake.Result.Taken(Receipt.AlreadyThere(var holding, var _)) ->
          throw CommandException.failed(
              "replace.there", path.toString(), holding.title(), holding.id().value());
      case Intake.Result.Taken(Receipt.Erased(var holding)) ->
          throw CommandException.failed("replace.erased", path.toString(), holding.id().value());
    }
    return ExitCode.OK;
  }
}
