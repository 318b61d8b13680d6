package org.findbuch.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.findbuch.document.Access;
import org.findbuch.document.Page;
import org.findbuch.index.IndexHeldException;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.Sample;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.SearchIndexContract;
import org.findbuch.index.SearchResult;
import org.findbuch.index.SearchResult.Hit;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.index.SearchResult.Passage;
import org.findbuch.index.SearchTooExpensiveException;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.query.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexTest extends SearchIndexContract {
  @TempDir Path folder;

  @Override
  protected SearchIndex empty() throws IOException {
    return LuceneIndex.open(folder);
  }

  private void reopen() throws IOException {
    index.close();
    index = LuceneIndex.open(folder);
  }

  @Test
  void what_was_refreshed_is_there_after_opening_again_and_the_rest_is_lost() throws IOException {
    ready(Sample.numbered(1).pages("eins"));
    put(Sample.numbered(2).pages("zwei"));
    index.put(Sample.numbered(3).pages("drei").document());
    reopen();
    assertThat(index.generation().complete()).isTrue();
    assertThat(index.entries()).containsOnlyKeys(Sample.id(1), Sample.id(2));
    assertThat(found("zwei")).containsExactly(2);
  }

  @Test
  void an_index_of_an_older_program_answers_until_a_new_one_is_built() throws IOException {
    ready(Sample.numbered(1).pages("eins"));
    reopenBy(IndexFields.VERSION + 1);
    assertThat(index.generation())
        .matches(SearchIndex.Generation::complete)
        .matches(SearchIndex.Generation::outdated);
    assertThat(found("eins")).containsExactly(1);
    String older = index.generation().name();
    try (SearchIndex.Rebuild rebuild = index.rebuild()) {
      rebuild.put(Sample.numbered(1).pages("zwei").document());
      assertThat(found("eins")).as("the older one answers").containsExactly(1);
      rebuild.switchOver();
    }
    assertThat(found("zwei")).containsExactly(1);
    assertThat(index.generation().outdated()).isFalse();
    assertThat(index.generation().name()).isNotEqualTo(older);
    reopenBy(IndexFields.VERSION + 1);
    assertThat(index.generation().outdated()).isFalse();
  }

  @Test
  void an_index_of_a_newer_program_is_built_again() throws IOException {
    index.close();
    index = LuceneIndex.open(folder, 2_000, IndexFields.VERSION + 1);
    ready(Sample.numbered(1).pages("eins"));
    reopen();
    assertThat(index.generation().complete()).isFalse();
    assertThat(index.entries()).isEmpty();
  }

  private void reopenBy(int version) throws IOException {
    index.close();
    index = LuceneIndex.open(folder, 2_000, version);
  }

  @Test
  void an_index_that_was_never_complete_stays_so() throws IOException {
    put(Sample.numbered(1).pages("eins"));
    reopen();
    assertThat(index.generation().complete()).isFalse();
    assertThat(index.entries()).containsOnlyKeys(Sample.id(1));
  }

  @Test
  void a_second_holder_is_refused_by_the_name_of_the_folder() {
    assertThatThrownBy(() -> LuceneIndex.open(folder))
        .isInstanceOf(IndexHeldException.class)
        .hasMessageContaining(folder.toString());
  }

  @Test
  void a_deleted_folder_begins_anew() throws IOException {
    ready(Sample.numbered(1).pages("eins"));
    index.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
    index = LuceneIndex.open(folder);
    assertThat(index.generation().complete()).isFalse();
    ready(Sample.numbered(1).pages("eins"));
    assertThat(found("eins")).containsExactly(1);
  }

  @Test
  void any_damaged_or_missing_file_makes_it_incomplete_without_an_exception() throws IOException {
    ready(Sample.numbered(1).pages("eins"), Sample.numbered(2).pages("zwei").forStaff());
    for (int file = 0; file < files().size(); file++) {
      index.close();
      Path path = files().get(file);
      if (path.getFileName().toString().equals("write.lock")) {
        index = LuceneIndex.open(folder);
        continue;
      }
      if (file % 2 == 0) {
        Files.delete(path);
      } else {
        byte[] bytes = Files.readAllBytes(path);
        Files.write(path, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      }
      index = LuceneIndex.open(folder);
      assertThat(index.generation().complete()).as(path.toString()).isFalse();
      ready(Sample.numbered(1).pages("eins"), Sample.numbered(2).pages("zwei").forStaff());
      assertThat(found("eins")).containsExactly(1);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(p -> p.toString().contains(index.generation().name()))
          .sorted()
          .toList();
    }
  }

  @Test
  void what_was_half_built_or_is_old_is_deleted() throws IOException {
    ready(Sample.numbered(1).pages("eins"));
    String live = index.generation().name();
    SearchIndex.Rebuild abandoned = index.rebuild();
    abandoned.put(Sample.numbered(2).pages("zwei").document());
    index.close();
    Files.createDirectories(folder.resolve("public/g000077"));
    Files.createDirectories(folder.resolve("previews/g000001"));
    index = LuceneIndex.open(folder);
    assertThat(folder.resolve("public").toFile().list()).containsExactly(live);
    assertThat(folder.resolve("staff").toFile().list()).containsExactly(live);
    assertThat(folder.resolve("previews/g000001")).exists();
    assertThat(found("eins")).containsExactly(1);
  }

  @Test
  void searches_go_on_while_a_new_generation_is_built_and_switched_to() throws Exception {
    ready(Sample.numbered(1).pages("immer"));
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    while (!Thread.currentThread().isInterrupted()) {
                      assertThat(search("immer").total()).isEqualTo(1);
                    }
                  } catch (IOException | AssertionError e) {
                    failure.set(e);
                  }
                });
    for (int i = 0; i < 10; i++) {
      ready(Sample.numbered(1).pages("immer", "neu"));
      put(Sample.numbered(1).pages("immer").stamp(i));
      put(Sample.numbered(2).pages("anders").forStaff());
    }
    reader.interrupt();
    reader.join();
    assertThat(failure.get()).isNull();
  }

  @Test
  void a_document_that_cannot_be_read_to_its_end_leaves_the_one_before() throws IOException {
    ready(Sample.numbered(1).pages("gut"));
    IndexedDocument good = Sample.numbered(1).forStaff().pages("neu").document();
    Iterable<Page> broken =
        () ->
            new Iterator<>() {
              private final Iterator<Page> first = good.pages().iterator();

              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Page next() {
                if (!first.hasNext()) {
                  throw new IllegalStateException("no further page");
                }
                return first.next();
              }
            };
    IndexedDocument document =
        new IndexedDocument(
            good.id(),
            2,
            good.shelf(),
            good.language(),
            good.title(),
            null,
            null,
            null,
            List.of(),
            List.of(),
            null,
            good.facets(),
            broken,
            Set.of(),
            0);
    assertThatThrownBy(() -> index.put(document)).hasMessageContaining("no further page");
    index.refresh();
    assertThat(found("gut")).containsExactly(1);
    assertThat(index.searcher(Access.STAFF).search(request("neu")).total()).isZero();
  }

  @Test
  void a_found_word_that_is_broken_at_the_end_of_a_line_is_marked_and_shown_whole()
      throws IOException {
    ready(Sample.numbered(1).pages("Vorher 😀 stand es da.\nDie Gesund-\nheiten der Stadt."));
    assertThat(marked("Gesundheit Stadt")).containsExactly("Gesundheiten", "Stadt");
    assertThat(marked("Gesundh*")).containsExactly("Gesundheiten");
  }

  @Test
  void only_the_phrase_is_marked_and_not_its_words_elsewhere() throws IOException {
    ready(Sample.numbered(1).pages("Stadt und Land. Die soziale Stadt ist sozial."));
    assertThat(marked("\"soziale Stadt\"")).containsExactly("soziale", "Stadt");
  }

  @Test
  void a_phrase_over_the_break_is_proved_by_its_part_on_the_first_page() throws IOException {
    ready(Sample.numbered(1).pages("Wir wollen eine soziale", "Stadt für alle"));
    Hit hit = search("\"soziale Stadt\"").hits().getFirst();
    assertThat(hit.matchingPages()).isEqualTo(1);
    assertThat(hit.passages().getFirst().label()).isEqualTo("S. 1");
    assertThat(marked("\"soziale Stadt\"")).containsExactly("soziale");
  }

  @Test
  void a_passage_is_a_short_piece_that_holds_all_the_words_where_it_can() throws IOException {
    String filler = "Hier steht ein Satz, der nichts zur Sache tut. ".repeat(40);
    ready(Sample.numbered(1).pages("Pflege. " + filler + "Die Pflege im Quartier. " + filler));
    Passage passage = search("Pflege Quartier").hits().getFirst().passages().getFirst();
    assertThat(passage.text()).hasSizeBetween(100, 300).contains("Die Pflege im Quartier.");
    assertThat(marked("Pflege Quartier")).containsExactly("Pflege", "Quartier");
    ready(Sample.numbered(1).pages("wort ".repeat(500) + "Pflege" + " wort".repeat(500)));
    assertThat(search("Pflege").hits().getFirst().passages().getFirst().text())
        .hasSizeLessThan(310)
        .contains("Pflege");
  }

  @Test
  void passages_together_show_as_many_of_the_words_as_they_can() throws IOException {
    String filler = "Hier steht ein Satz, der nichts zur Sache tut. ".repeat(12);
    ready(
        Sample.numbered(1)
            .pages(
                "Pflege, Pflege, Pflege.",
                "Noch mehr Pflege und Pflege.",
                "Pflege und wieder Pflege.",
                "Pflege, hier mit Hund. " + filler + "Am Ende die Katze.",
                filler + "Der Wellensittich."));
    assertThat(
            search("Pflege Hund Katze Wellensittich").hits().getFirst().passages().stream()
                .flatMap(passage -> passage.marks().stream().map(mark -> text(passage, mark))))
        .contains("Pflege", "Hund", "Katze", "Wellensittich");
    assertThat(
            search("Hund Katze").hits().getFirst().passages().stream()
                .filter(passage -> passage.page() == 4)
                .map(Passage::text))
        .singleElement()
        .satisfies(text -> assertThat(text).contains("Hund", " … ", "Katze"));
  }

  @Test
  void a_wildcard_for_more_than_200_words_is_limited_with_a_notice() throws IOException {
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      page.append("ge").append(Integer.toString(i, 36)).append("wort ");
    }
    ready(Sample.numbered(1).pages(page.toString()));
    SearchResult result = search("ge*");
    assertThat(result.total()).isEqualTo(1);
    assertThat(result.notices()).containsExactly(Notice.of(Notice.Code.EXPANSION_LIMITED, "ge*"));
  }

  @Test
  void words_of_removed_documents_take_no_place_among_those_of_a_wildcard() throws IOException {
    StringBuilder removed = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      removed.append("ge").append(Integer.toString(i, 36)).append("wort ");
    }
    ready(
        Sample.numbered(1).pages("gezwort"),
        Sample.numbered(2).pages(removed.toString(), removed.toString()),
        Sample.numbered(3).pages(removed.toString(), removed.toString()));
    index.remove(Sample.id(2));
    index.remove(Sample.id(3));
    index.refresh();
    SearchResult result = search("gez*");
    assertThat(search("ge*").total()).isEqualTo(1);
    assertThat(search("ge*").notices()).isEmpty();
    assertThat(result.total()).isEqualTo(1);
  }

  @Test
  void a_question_of_nothing_but_signs_shows_everything_with_a_notice() throws IOException {
    ready(Sample.numbered(1).pages("eins"));
    SearchResult result = search("§ *");
    assertThat(result.total()).isEqualTo(1);
    assertThat(result.notices()).containsExactly(Notice.of(Notice.Code.NOTHING_TO_SEARCH));
  }

  @Test
  void sixty_four_words_with_stars_are_answered() throws IOException {
    ready(Sample.numbered(1).pages("eins"));
    assertThat(search("e* ".repeat(64)).total()).isEqualTo(1);
    assertThat(search("\"" + "a b ".repeat(32) + "\"~100").total()).isZero();
    assertThat(search("(".repeat(250) + "eins").total()).isEqualTo(1);
  }

  @Test
  void a_search_that_takes_too_long_is_ended() throws IOException {
    ready(Sample.numbered(1).pages("eins"));
    index.close();
    index = LuceneIndex.open(folder, -1);
    assertThatThrownBy(() -> search("eins")).isInstanceOf(SearchTooExpensiveException.class);
  }

  @Test
  void at_most_50_values_of_a_facet_are_given_and_all_years() throws IOException {
    Sample[] samples = new Sample[60];
    for (int i = 0; i < samples.length; i++) {
      samples[i] =
          Sample.numbered(i)
              .facet(org.findbuch.document.Facet.TOPIC, "t%02d".formatted(i))
              .date(String.valueOf(1950 + i));
    }
    ready(samples);
    SearchResult result = search("");
    assertThat(result.facets().get(org.findbuch.document.Facet.TOPIC)).hasSize(50);
    assertThat(result.facets().get(org.findbuch.document.Facet.YEAR)).hasSize(60);
  }

  private List<String> marked(String typed) throws IOException {
    Passage passage = search(typed).hits().getFirst().passages().getFirst();
    return passage.marks().stream().map(mark -> text(passage, mark)).toList();
  }

  private static String text(Passage passage, Mark mark) {
    return passage.text().substring(mark.start(), mark.end());
  }
}
