package org.findbuch.cli.add;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.findbuch.archive.Archive;
import org.findbuch.cli.Action;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.HolderGoneException;
import org.findbuch.cli.Nearest;
import org.findbuch.cli.Session;
import org.findbuch.cli.Workplace;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds files and whole folders. */
@Command(name = "add")
final class AddCommand extends Action {
  @Parameters(paramLabel = "PATH", arity = "1..*")
  private List<Path> paths = List.of();

  @Option(names = "--collection", paramLabel = "ID")
  private @Nullable String collection;

  @Option(names = "--metadata", paramLabel = "FILE.csv")
  private @Nullable Path metadata;

  @Option(names = "--draft")
  private boolean draft;

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Option(names = "--zip", paramLabel = "documents|list")
  private @Nullable String zip;

  @Option(names = "--json")
  private boolean json;

  @Override
  public boolean movesDocuments() {
    return true;
  }

  @Override
  public int run(Workplace workplace) throws IOException, InterruptedException {
    boolean unfolds = unfolds();
    CollectionId into = collection == null ? null : Nearest.known(workplace.archive(), collection);
    MetadataTable table =
        metadata == null ? MetadataTable.none() : MetadataTable.read(file(metadata), say());
    checkCollections(workplace.archive(), table);
    List<FileWalk.Found> files = documents();
    boolean allUsed = sayUnused(table, files);
    if (dryRun) {
      return new DryRun(workplace, this, table, unfolds, json).run(files);
    }
    try (AddReport report = new AddReport(terminal(), say(), json, files.size())) {
      new Adding(
              workplace,
              say(),
              terminal(),
              report,
              table,
              into,
              draft ? Publication.DRAFT : Publication.PUBLISHED,
              unfolds)
          .addAll(files);
      report.summary();
      if (report.isRecognisable() && !workplace.ocr().get().installed()) {
        terminal().err().println(say().wording().text("ocr.missing"));
      }
      return allUsed ? report.exitCode() : ExitCode.PARTLY;
    }
  }

  @Override
  public int forward(Session.Forward holder, List<String> arguments) throws IOException {
    if (dryRun) {
      return super.forward(holder, arguments);
    }
    ForwardedReport passed = new ForwardedReport(out(), say(), documents());
    try (PrintStream lines = new PrintStream(passed, false, UTF_8)) {
      return holder.run(arguments, terminal().printingTo(lines));
    } catch (HolderGoneException gone) {
      passed.nameTheOthers(new AddReport(terminal(), say(), json, 0));
      throw gone;
    }
  }

  private boolean unfolds() {
    if (zip == null || zip.equals("documents")) {
      return true;
    }
    if (zip.equals("list")) {
      return false;
    }
    throw CommandException.usage("usage.value", "--zip", zip, "documents, list");
  }

  /** Everything that was named but the table itself. */
  private List<FileWalk.Found> documents() throws IOException {
    Path described = metadata == null ? null : file(metadata);
    return FileWalk.list(paths, terminal().directory()).stream()
        .filter(found -> !found.file().equals(described))
        .toList();
  }

  /** A row for a file that is not there is as wrong as any other; the others go on. */
  private boolean sayUnused(MetadataTable table, List<FileWalk.Found> files) {
    Set<Path> given = files.stream().map(FileWalk.Found::file).collect(Collectors.toSet());
    List<Path> unused = table.files().stream().filter(file -> !isGiven(file, given)).toList();
    for (Path file : unused) {
      int line = table.row(file).map(MetadataTable.Row::line).orElse(0);
      err().println(say().text("csv.unused", line, String.valueOf(file.getFileName())));
    }
    return unused.isEmpty();
  }

  /** Below a file that was given are those that are packed in it. */
  private static boolean isGiven(Path file, Set<Path> given) {
    for (Path at = file; at != null; at = at.getParent()) {
      if (given.contains(at)) {
        return true;
      }
    }
    return false;
  }

  /** A table that names an unknown collection would have every such row refused at the end. */
  private static void checkCollections(Archive archive, MetadataTable table) throws IOException {
    for (Path file : table.files()) {
      if (table.row(file).orElse(null) instanceof MetadataTable.Row.Said(int line, Metadata said)
          && said.collection() != null) {
        Nearest.known(archive, said.collection().value());
      }
    }
  }
}
