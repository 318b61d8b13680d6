package org.findbuch.hostile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Extractor;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.Recognition;
import org.findbuch.extract.pool.WorkerPool;
import org.findbuch.reading.Wording;

/** Takes files the way that the program does, with the workers it has. */
final class Proving implements Closeable {
  private static final List<String> WORKER = List.of("org.findbuch.Main", "worker");
  private static final List<String> MISBEHAVING =
      List.of("org.findbuch.extract.pool.MisbehavingProgram");

  private final Path folder;
  private final Map<String, Extractor> extractors = new HashMap<>();

  Proving(Path folder) {
    this.folder = folder;
  }

  /**
   * What became of a file.
   *
   * @param text of all pages
   */
  record Seen(String outcome, int pages, String sentence, String text) {}

  Seen take(Path file, String name, String limits) throws Exception {
    return switch (new Recogniser().recognise(file, name)) {
      case Recognition.Refused(Fault fault) -> new Seen("rejected", 0, sentence(fault), "");
      case Recognition.Known(Format format) -> read(file, format, limits);
    };
  }

  private Seen read(Path file, Format format, String limits) throws Exception {
    List<Page> pages = new ArrayList<>();
    Extraction extraction = extractor(limits).read(file, format, pages::add);
    int written = (int) pages.stream().filter(page -> page.state() == PageState.TEXT).count();
    StringBuilder text = new StringBuilder();
    pages.forEach(page -> text.append(page.text()).append('\n'));
    return switch (extraction) {
      case Extraction.Unreadable(Fault fault) ->
          new Seen("unreadable", written, sentence(fault), text.toString());
      case Extraction.Read read ->
          new Seen(
              "added",
              written,
              read.cutShort() == null ? "" : sentence(read.cutShort()),
              text.toString());
    };
  }

  private static String sentence(Fault fault) {
    return Wording.GERMAN.fault(fault);
  }

  private Extractor extractor(String limits) throws IOException {
    Extractor open = extractors.get(limits);
    if (open == null) {
      Path own = Files.createDirectories(folder.resolve("workers"));
      open = new WorkerPool(misbehaves(limits) ? MISBEHAVING : WORKER, 1, limits(limits), own);
      extractors.put(limits, open);
    }
    return open;
  }

  /** Whether the reader does what the text says. */
  static boolean misbehaves(String limits) {
    return limits.startsWith("misbehaving");
  }

  private static Limits limits(String name) {
    return switch (name) {
      case "usual" -> Limits.DEFAULTS;
      case "misbehaving" -> new Limits(2, 4, 10, 1 << 20, 100, 100, 5, 250, 50, 100_000);
      case "misbehaving-long" -> new Limits(60, 60, 10, 1 << 20, 100, 100, 5, 250, 50, 100_000);
      case "tight" -> new Limits(4, 4, 0, 1 << 20, 100, 100, 5, 250, 50, 100_000);
      case "few" -> new Limits(60, 60, 0, 1L << 30, 100, 10_000, 5, 250, 50, 100_000);
      case "wide" -> new Limits(60, 60, 0, 1L << 40, 1_000_000, 10_000, 5, 250, 20_000, 20_000_000);
      default -> throw new IllegalArgumentException("no limits " + name);
    };
  }

  @Override
  public void close() throws IOException {
    for (Extractor extractor : extractors.values()) {
      extractor.close();
    }
  }
}
