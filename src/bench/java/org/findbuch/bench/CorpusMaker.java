package org.findbuch.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.CorpusCheck;
import org.findbuch.bench.corpus.CorpusFolder;
import org.findbuch.bench.corpus.Loading;
import org.findbuch.bench.corpus.Queries;
import org.findbuch.bench.corpus.SampledQuery;
import org.findbuch.bench.corpus.SourceTexts;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;

/**
 * Makes a corpus: as files ({@code --out}), as an index ({@code --index}), or as an archive with
 * its index ({@code --archive} and {@code --index}). Without any of them it only checks that its
 * words are distributed as they should be, and says so beside the source.
 */
public final class CorpusMaker {
  private static final PrintStream OUT = System.out;

  private CorpusMaker() {}

  public static void main(String[] written) throws IOException {
    Arguments arguments =
        new Arguments(
            written,
            "documents",
            "pages",
            "seed",
            "from",
            "out",
            "form",
            "index",
            "archive",
            "queries");
    List<String> texts = SourceTexts.read(Path.of(arguments.text("from", Corpus.DEMO.toString())));
    Corpus corpus =
        Corpus.of(
            texts,
            arguments.number("seed", 1),
            arguments.number("documents", 1_000),
            arguments.number("pages", 10));
    long start = System.nanoTime();
    if (!isWritten(corpus, arguments)) {
      boolean asItShould = CorpusCheck.of(corpus, texts).print(OUT);
      queries(corpus, arguments.number("queries", 20));
      if (!asItShould) {
        System.exit(1);
      }
      return;
    }
    OUT.printf(
        Locale.ROOT,
        "%,d documents of %d pages, seed %d, in %.1f s%n",
        corpus.documents(),
        corpus.pages(),
        corpus.seed(),
        (System.nanoTime() - start) / 1e9);
  }

  private static boolean isWritten(Corpus corpus, Arguments arguments) throws IOException {
    String out = arguments.text("out");
    if (out != null) {
      String form = arguments.text("form", "pdf").toUpperCase(Locale.ROOT);
      CorpusFolder.write(corpus, Path.of(out), CorpusFolder.Form.valueOf(form));
    }
    String folder = arguments.text("index");
    if (folder != null) {
      String archive = arguments.text("archive");
      try (SearchIndex index = LuceneIndex.open(Path.of(folder))) {
        if (archive == null) {
          Loading.intoIndex(corpus, index);
        } else {
          Loading.intoArchive(corpus, Path.of(archive), index, _ -> {});
        }
      }
    }
    return out != null || folder != null;
  }

  private static void queries(Corpus corpus, int number) {
    if (number == 0) {
      return;
    }
    OUT.println("queries of seed 1: band of the rarest word, documents expected");
    for (SampledQuery query : Queries.of(corpus).sample(1, number)) {
      OUT.printf(
          Locale.ROOT,
          "  %-9s %,9.0f  %s %s%n",
          query.band(),
          query.documents(),
          query.text(),
          query.filters().isEmpty() ? "" : query.filters());
    }
  }
}
