package org.findbuch.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Access;
import org.findbuch.index.Sample;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.SearchResult.Hit;
import org.findbuch.query.QueryParser;
import org.findbuch.query.SearchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an index came about is not seen in what it answers. */
class SegmentsTest {
  private static final String AWAY = "Anderes steht dazwischen, und zwar viel davon. ".repeat(9);

  @TempDir Path folder;

  @Test
  void the_same_is_shown_of_a_page_whatever_stands_in_the_same_segment() throws Exception {
    List<Sample> samples = new ArrayList<>();
    samples.add(
        Sample.numbered(1).pages("Von moman. " + AWAY + "Ein sogon. Noch ein sogon. Der sogon."));
    for (int i = 2; i < 100; i++) {
      samples.add(Sample.numbered(i).pages("Ein sogon, der " + i + ". " + AWAY.repeat(20)));
    }
    List<Hit> alone = found("alone", samples, true);
    assertThat(alone).isEqualTo(found("together", samples, false));
    assertThat(alone.getFirst().passages().getFirst().text())
        .startsWith("Von moman. Anderes steht dazwischen, und zwar viel davon. Anderes");
  }

  private List<Hit> found(String name, List<Sample> samples, boolean each) throws Exception {
    try (SearchIndex index = LuceneIndex.open(folder.resolve(name))) {
      try (SearchIndex.Rebuild empty = index.rebuild()) {
        empty.switchOver();
      }
      for (Sample sample : samples) {
        index.put(sample.document());
        if (each && sample == samples.getFirst()) {
          index.refresh();
        }
      }
      index.refresh();
      SearchRequest asked = SearchRequest.of(QueryParser.parse("moman sogon").query());
      return index.searcher(Access.PUBLIC).search(asked).hits().subList(0, 1);
    }
  }
}
