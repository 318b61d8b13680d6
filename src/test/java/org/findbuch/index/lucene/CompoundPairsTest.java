package org.findbuch.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.index.OpenIndex;
import org.findbuch.index.Sample;
import org.findbuch.index.SearchIndex;
import org.findbuch.query.QueryParser;
import org.findbuch.query.SearchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Words of laws and council papers that must or must not find another, each judged by hand: parts
 * of compounds, paraphrases, what is left out beside a hyphen; and towns, forms and words that only
 * look like a part.
 */
class CompoundPairsTest extends OpenIndex {
  private static final double FOUND = 0.985;
  private static final double FALSELY_FOUND = 0.02;

  private @TempDir Path folder;

  /** {@code +} or {@code -}, what they have to do with each other, the question and the text. */
  private record Pair(boolean right, String kind, String question, String text) {
    static Pair of(String line) {
      String[] cells = line.split("\t", -1);
      return new Pair(cells[0].equals("+"), cells[1], cells[2], cells[3]);
    }
  }

  @Override
  protected SearchIndex empty() throws IOException {
    return LuceneIndex.open(folder);
  }

  @Test
  void a_word_finds_the_compounds_that_it_is_part_of_and_hardly_any_other_word()
      throws IOException {
    List<Pair> pairs = pairs();
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      samples.add(Sample.numbered(i).title("").pages(pairs.get(i).text()));
    }
    ready(samples.toArray(Sample[]::new));
    List<Pair> missed = new ArrayList<>();
    List<Pair> falselyFound = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      if (finds(pair.question(), Sample.id(i)) != pair.right()) {
        (pair.right() ? missed : falselyFound).add(pair);
      }
    }
    double right = pairs.stream().filter(Pair::right).count();
    assertThat(missed.size() / right).as("missed %s", missed).isLessThanOrEqualTo(1 - FOUND);
    assertThat(falselyFound.size() / (pairs.size() - right))
        .as("falsely found %s", falselyFound)
        .isLessThanOrEqualTo(FALSELY_FOUND);
  }

  private boolean finds(String question, DocumentId id) throws IOException {
    SearchRequest inside = SearchRequest.of(QueryParser.parse(question).query()).within(id);
    return index.searcher(Access.PUBLIC).search(inside).total() > 0;
  }

  private static List<Pair> pairs() throws IOException {
    try (InputStream in = CompoundPairsTest.class.getResourceAsStream("/words/compounds.tsv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(Pair::of).toList();
    }
  }
}
