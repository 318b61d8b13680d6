package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.findbuch.document.FileName;
import org.findbuch.extract.pdf.ReadingPage;

/**
 * Pages that LibreOffice and LaTeX set from sources in {@code src/bench/pages}, each beside its
 * text as a person would type it: unlike the drawn ones they are by nobody who knows the reader.
 */
final class MadePages {
  private static final Path SOURCES = Path.of("src/bench/pages");
  private static final int LONGEST_MINUTES = 3;

  private final Path folder;
  private final Set<String> missing = new LinkedHashSet<>();
  private int leftOut;

  MadePages(Path folder) {
    this.folder = folder;
  }

  List<ReadingPage> all() throws IOException, InterruptedException {
    List<Path> sources;
    try (Stream<Path> files = Files.list(SOURCES)) {
      sources =
          files
              .filter(file -> !FileName.ending(file.toString()).equals("txt"))
              .sorted(Comparator.comparing(Path::toString))
              .toList();
    }
    List<ReadingPage> pages = new ArrayList<>();
    for (Path source : sources) {
      String name = source.getFileName().toString();
      String stem = name.substring(0, name.lastIndexOf('.'));
      Path pdf = folder.resolve(stem + ".pdf");
      if (make(source) && Files.exists(pdf)) {
        List<String> lines = Files.readAllLines(source.resolveSibling(stem + ".txt"));
        pages.add(ReadingPage.made(name, Files.readAllBytes(pdf), lines));
      } else {
        leftOut++;
      }
    }
    return pages;
  }

  /** What is not measured, and why; nothing where all is. */
  String lack() {
    return leftOut == 0
        ? ""
        : "%d pages are left out: %s cannot make them here (apt-get install texlive-luatex"
                .formatted(leftOut, String.join(" and ", missing))
            + " texlive-latex-recommended texlive-lang-german libreoffice-writer-nogui"
            + " fonts-liberation)";
  }

  private boolean make(Path source) throws IOException, InterruptedException {
    String file = source.toAbsolutePath().toString();
    if (!FileName.ending(file).equals("tex")) {
      return run("soffice", "--headless", "--convert-to", "pdf", "--outdir", "" + folder, file);
    }
    String[] twice = {
      "lualatex", "-interaction=batchmode", "-halt-on-error", "-output-directory=" + folder, file
    };
    if (!run(twice)) {
      return false;
    }
    // a list of contents is there at the second time
    return run(twice);
  }

  private boolean run(String... command) throws IOException, InterruptedException {
    if (missing.contains(command[0])) {
      return false;
    }
    boolean isDone = false;
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      isDone = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
      process.destroyForcibly();
    } catch (IOException notInstalled) {
      // is told of at the end
    }
    if (!isDone) {
      missing.add(command[0]);
    }
    return isDone;
  }
}
