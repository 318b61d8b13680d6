package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.search.spell.StringDistance;
import org.findbuch.bench.floor.SpellingFloor;
import org.findbuch.bench.relevance.JsonLines;
import org.findbuch.bench.relevance.JudgedText;
import org.findbuch.document.Access;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.Searcher;
import org.findbuch.index.lucene.LuceneIndex;
import org.findbuch.language.EditCost;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;

/**
 * How often the first word that a misspelled one is taken for is the right one, beside Lucene's
 * DirectSpellChecker as it comes, on the words of a collection. Each right word is added to the
 * collection once, so that it can be found. "Offered" is what a reader sees: nothing where the
 * search finds as much with the word as it was typed, as it does for another ending.
 */
public final class SpellingBench {
  private static final int WARM_UP = 3;

  /** Costs that say nothing any more. */
  private static final double FARTHEST = 4;

  private SpellingBench() {}

  public static void main(String[] written) throws IOException {
    Arguments arguments = new Arguments(written, "pairs", "documents");
    List<WordPair> pairs = WordPair.read(Path.of(Objects.requireNonNull(arguments.text("pairs"))));
    Path documents = Path.of(Objects.requireNonNull(arguments.text("documents")));
    Path folder = Files.createTempDirectory("spelling");
    Report report = new Report("spelling", "asked", "right", "of", "share", "p50 ms", "p99 ms");
    try (SearchIndex index = LuceneIndex.open(folder.resolve("index"));
        SpellingFloor floor = SpellingFloor.create(folder.resolve("floor"))) {
      fill(index, floor, documents, pairs);
      Searcher searcher = index.searcher(Access.PUBLIC);
      report.fact("pairs", pairs.size());
      report.fact("words", floor.words());
      measure(report, "offered for a search", pairs, pair -> offered(searcher, pair));
      measure(report, "DirectSpellChecker", pairs, pair -> floor.best(pair.wrong()));
      StringDistance costs =
          (typed, meant) -> (float) Math.max(0, 1 - EditCost.of(typed, meant) / FARTHEST);
      measure(report, "the same by our costs", pairs, pair -> floor.best(pair.wrong(), 0, costs));
      measure(
          report, "from the second letter on", pairs, pair -> floor.best(pair.wrong(), 1, costs));
    } finally {
      Scratch.delete(folder);
    }
    report.finish();
  }

  private static void fill(
      SearchIndex index, SpellingFloor floor, Path documents, List<WordPair> pairs)
      throws IOException {
    AtomicInteger number = new AtomicInteger();
    try (SearchIndex.Rebuild rebuild = index.rebuild()) {
      JsonLines.TextTaker taker =
          text -> {
            rebuild.put(JudgedText.numbered(number.getAndIncrement(), text));
            floor.add(text);
          };
      JsonLines.texts(documents, taker);
      taker.take(String.join(" ", pairs.stream().map(WordPair::right).toList()));
      rebuild.switchOver();
    }
    floor.finish();
  }

  private interface Asked {
    Optional<String> best(WordPair pair) throws IOException;
  }

  private static void measure(Report report, String name, List<WordPair> pairs, Asked asked)
      throws IOException {
    Sampling times = new Sampling();
    int right = 0;
    for (int round = -WARM_UP; round <= 0; round++) {
      for (WordPair pair : pairs) {
        long start = System.nanoTime();
        Optional<String> best = asked.best(pair);
        if (round == 0) {
          times.add(System.nanoTime() - start);
          right += best.filter(pair.right()::equals).isPresent() ? 1 : 0;
        }
      }
    }
    double share = (double) right / pairs.size();
    report.row(name, right, pairs.size(), share, times.p50(), times.p99());
  }

  private static Optional<String> offered(Searcher searcher, WordPair pair) throws IOException {
    SearchRequest request = SearchRequest.of(new Query.Word(pair.wrong()));
    long found = searcher.search(request).total();
    return searcher
        .correct(request, found)
        .map(query -> query instanceof Query.Word(var text) ? text : query.toString());
  }
}
