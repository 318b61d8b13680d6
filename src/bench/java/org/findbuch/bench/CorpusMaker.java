package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.CorpusCheck;
import org.findbuch.bench.corpus.SourceTexts;

/** Makes a corpus and says how its words are distributed beside those of its source. */
public final class CorpusMaker {
  private CorpusMaker() {}

  public static void main(String[] written) throws IOException {
    Arguments arguments =
        new Arguments(written, "documents", "pages", "seed", "from", "out", "index", "archive");
    List<String> texts = SourceTexts.read(Path.of(arguments.text("from", Corpus.DEMO.toString())));
    Corpus corpus =
        Corpus.of(
            texts,
            arguments.number("seed", 1),
            arguments.number("documents", 1_000),
            arguments.number("pages", 10));
    long start = System.nanoTime();
    long characters =
        corpus.stream()
            .flatMap(d -> java.util.stream.StreamSupport.stream(d.pages().spliterator(), false))
            .mapToLong(page -> page.text().length())
            .sum();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%,d pages, %,d characters, %,.0f pages a second%n",
        corpus.documents() * corpus.pages(),
        characters,
        corpus.documents() * corpus.pages() / seconds);
    CorpusCheck.print(corpus, System.out);
  }
}
