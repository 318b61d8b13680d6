package org.findbuch.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Arrival;
import org.findbuch.archive.Edition;
import org.findbuch.archive.TextWriter;
import org.findbuch.bench.corpus.Boilerplate;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.Loading;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Holding;
import org.findbuch.document.Layout;
import org.findbuch.document.Metadata;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.extract.Extractor;
import org.findbuch.ingest.TwinLane;

/**
 * How many editions of the demonstration's texts are recognised with 1, 5 and 20 % of the words
 * changed, how many pairs are found among documents of different text (reports, forms, statutes,
 * letters), and what one more document costs among all of them, beside what it costs to keep its
 * text.
 */
public final class EditionBench {
  private static final int[] PERCENT = {1, 5, 20};

  private final Archive archive;
  private final TwinLane lane;
  private final SplittableRandom random;
  private long comparing;
  private long keeping;
  private int documents;

  private EditionBench(Archive archive, long seed) {
    this.archive = archive;
    this.lane = new TwinLane(archive);
    this.random = new SplittableRandom(seed);
  }

  public static void main(String[] written) throws IOException, InterruptedException {
    Arguments arguments = new Arguments(written, "documents", "seed", "editions", "forms");
    int documents = arguments.number("documents", 10_000);
    int seed = arguments.number("seed", 1);
    Path folder = Files.createTempDirectory("editions-");
    Corpus corpus = Corpus.from(Corpus.DEMO, seed, documents, 4);
    Report report =
        new Report("editions", "what", "of", "found", "%", "false pairs", "ms each", "beside text");
    report.fact("seed", seed);
    try (Archive archive = Loading.open(folder)) {
      EditionBench bench = new EditionBench(archive, seed);
      Boilerplate texts = new Boilerplate(corpus);
      bench.different(texts, documents, arguments.number("forms", 40), report);
      bench.editions(texts, arguments.number("editions", 2), report);
    } finally {
      Scratch.delete(folder);
    }
    report.finish();
  }

  private void different(Boilerplate texts, int count, int kinds, Report report)
      throws IOException, InterruptedException {
    List<DocumentId> all = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      int kind = n / 5 % kinds;
      all.add(
          take(
              switch (n % 5) {
                case 0 -> texts.form(kind, random);
                case 1 -> texts.statute(kind, n, random);
                case 2 -> texts.letter(kind, n, random);
                default -> texts.report(n);
              }));
      if (n + 1 == count / 10) {
        row(report, "the first tenth", all);
      }
    }
    settle();
    row(report, "different texts", all);
  }

  private void row(Report report, String what, List<DocumentId> all) throws IOException {
    long pairs = 0;
    int[] byKind = new int[5];
    for (int n = 0; n < all.size(); n++) {
      int found = archive.editions().of(archive.find(all.get(n)).orElseThrow()).size();
      pairs += found;
      byKind[n % 5] += found;
    }
    report.fact("pairs by kind, " + what, java.util.Arrays.toString(byKind));
    report.row(what, all.size(), 0, 0.0, pairs / 2, cost(), comparing / (double) keeping);
  }

  private double cost() {
    return comparing / 1e6 / Math.max(1, documents);
  }

  private void editions(Boilerplate texts, int each, Report report)
      throws IOException, InterruptedException {
    List<String> sources = sources();
    List<DocumentId> originals = new ArrayList<>();
    for (String source : sources) {
      originals.add(take(source));
    }
    for (int percent : PERCENT) {
      comparing = 0;
      keeping = 0;
      documents = 0;
      int found = 0;
      int others = 0;
      for (int i = 0; i < sources.size() * each; i++) {
        DocumentId original = originals.get(i % originals.size());
        DocumentId id = take(texts.edition(sources.get(i % sources.size()), percent, random));
        List<Edition> editions = archive.editions().of(archive.find(id).orElseThrow());
        found += editions.stream().anyMatch(e -> e.holding().id().equals(original)) ? 1 : 0;
        others += (int) editions.stream().filter(e -> e.twin().same()).count();
      }
      int of = sources.size() * each;
      report.row(
          percent + " % changed",
          of,
          found,
          100.0 * found / of,
          others,
          cost(),
          comparing / (double) keeping);
    }
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.list(Corpus.DEMO)) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    }
  }

  /** What a form that has become many has wait again. */
  private void settle() throws IOException, InterruptedException {
    List<Holding> waiting = archive.queue().next(lane.lane(), 100, Set.of());
    while (!waiting.isEmpty()) {
      for (Holding holding : waiting) {
        lane.carryOut(holding);
      }
      waiting = archive.queue().next(lane.lane(), 100, Set.of());
    }
  }

  private DocumentId take(String text) throws IOException {
    Holding holding =
        archive
            .receive(
                archive.spool(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    Long.MAX_VALUE),
                new Arrival("a.txt", Format.TXT, Metadata.NONE, Release.of(Publication.PUBLISHED)),
                "test")
            .holding();
    Original original = holding.document().newest();
    long start = System.nanoTime();
    try (TextWriter writer = archive.queue().write(original, Extractor.TEXT)) {
      int number = 0;
      for (String page : Boilerplate.pages(text)) {
        number++;
        writer.add(new Page(number, "" + number, PageState.TEXT, page, Layout.NONE));
      }
      writer.finish(Found.NOTHING, null);
    }
    archive.queue().read(holding.id(), original, _ -> List.of());
    long kept = System.nanoTime();
    lane.carryOut(archive.find(holding.id()).orElseThrow());
    comparing += System.nanoTime() - kept;
    keeping += kept - start;
    documents++;
    return holding.id();
  }
}
