package org.findbuch.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Access;
import org.findbuch.index.SearchResult.Hit;
import org.findbuch.index.SearchResult.Passage;
import org.findbuch.query.Query;
import org.findbuch.query.QueryParser;
import org.findbuch.query.SearchRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What proves a hit, and what does not. */
public abstract class ProofContract {
  @TempDir private Path folder;
  private SearchIndex index;

  /** An empty index in a folder. */
  protected abstract SearchIndex opened(Path folder) throws IOException;

  @BeforeEach
  void open() throws IOException {
    index = opened(folder);
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  protected void put(Sample sample) throws IOException {
    try (SearchIndex.Rebuild rebuild = index.rebuild()) {
      rebuild.put(sample.document());
      rebuild.switchOver();
    }
  }

  private static Query query(String typed) throws Exception {
    return QueryParser.parse(typed).query();
  }

  protected Hit hit(String typed) throws Exception {
    List<Hit> hits = index.searcher(Access.PUBLIC).search(SearchRequest.of(query(typed))).hits();
    assertThat(hits).as(typed).hasSize(1);
    return hits.getFirst();
  }

  private List<Integer> pages(String typed) throws Exception {
    return index.searcher(Access.PUBLIC).pages(query(typed), Sample.id(1));
  }

  protected static Sample heat() {
    return Sample.numbered(1)
        .headedPages(
            "Hitze und Senioren\nVom Sommer.\n– 1 –",
            "Hitze und Senioren\nWas bei Hitze hilft.\n– 2 –",
            "Hitze und Senioren\nSchatten und Wasser.\n– 3 –");
  }

  @Test
  void a_running_head_proves_nothing_while_other_text_does() throws Exception {
    put(heat());
    Hit hit = hit("Hitze");
    assertThat(hit.matchingPages()).isEqualTo(1);
    assertThat(hit.passages()).extracting(Passage::page).containsExactly(2);
    assertThat(pages("Hitze")).containsExactly(2);
  }

  @Test
  void a_word_that_stands_in_running_heads_only_is_found_once() throws Exception {
    put(heat());
    assertThat(hit("Senioren").matchingPages()).isEqualTo(1);
    assertThat(hit("\"Hitze und Senioren\"").passages())
        .extracting(Passage::page)
        .containsExactly(1);
    assertThat(pages("Senioren")).containsExactly(1);
    assertThat(hit("Hitze Senioren").matchingPages()).isEqualTo(2);
    assertThat(pages("Hitze Senioren")).containsExactly(1, 2);
  }

  @Test
  void a_running_head_is_found_on_the_page_where_it_stands_first() throws Exception {
    put(Sample.numbered(1).headedPages("Anlass\na\n1", "Anlass\nb\n2", "Geld\nc\n3", "Geld\nd\n4"));
    assertThat(pages("Geld")).containsExactly(3);
    assertThat(hit("Geld").passages().getFirst().label()).isEqualTo("S. 3");
    assertThat(pages("Anlass Geld")).containsExactly(1, 3);
  }

  @Test
  void sentences_and_phrases_go_on_over_page_numbers_and_running_heads() throws Exception {
    put(
        Sample.numbered(1)
            .headedPages(
                "Kopf\nDer Plan für heiße\n– 1 –", "Kopf\nTage wird im Mai beschlossen.\n– 2 –"));
    assertThat(hit("\"heiße Tage\"").matchingPages()).isEqualTo(1);
    assertThat(hit("Mai").passages().getFirst().text()).doesNotContain("–", "2", "Kopf");
  }

  @Test
  void a_word_that_is_broken_at_the_end_of_a_page_is_whole_where_it_begins() throws Exception {
    put(
        Sample.numbered(1)
            .headedPages(
                "Kopf\nHier endet die Seite mit dem Rotkehl-\n– 1 –",
                "Kopf\nchen auf der neuen Seite.\n– 2 –"));
    assertThat(pages("Rotkehlchen")).containsExactly(1);
    assertThat(hit("\"Rotkehlchen auf der neuen Seite\"").matchingPages()).isEqualTo(1);
    assertThat(hit("\"dem Rotkehlchen\"").matchingPages()).isEqualTo(1);
  }

  @Test
  void the_number_of_pages_does_not_count_the_running_heads() throws Exception {
    put(heat());
    assertThat(index.size().pages()).isEqualTo(3);
  }
}
