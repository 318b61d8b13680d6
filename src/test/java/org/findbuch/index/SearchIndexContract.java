package org.findbuch.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.index.SearchResult.Count;
import org.findbuch.index.SearchResult.Hit;
import org.findbuch.index.SearchResult.Passage;
import org.findbuch.query.Match;
import org.findbuch.query.Query;
import org.findbuch.query.QueryParser;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for every engine. */
@Tag("contract")
public abstract class SearchIndexContract extends OpenIndex {
  @Test
  void nothing_is_answered_before_the_first_generation_is_complete() throws IOException {
    assertThat(index.generation().complete()).isFalse();
    assertThatThrownBy(() -> found("x")).isInstanceOf(IndexNotReadyException.class);
    ready();
    assertThat(index.generation().complete()).isTrue();
    assertThat(found("x")).isEmpty();
  }

  @Test
  void a_word_on_page_3_and_a_word_on_page_90_match_the_same_document() throws IOException {
    String[] pages = new String[90];
    java.util.Arrays.fill(pages, "nichts");
    pages[2] = "Gesundheit im Alter";
    pages[89] = "Pflege zu Hause";
    ready(Sample.numbered(1).pages(pages), Sample.numbered(2).pages("Gesundheit"));
    assertThat(found("Gesundheit Pflege")).containsExactly(1);
    SearchResult.Hit hit = search("Gesundheit Pflege").hits().getFirst();
    assertThat(hit.matchingPages()).isEqualTo(2);
    assertThat(hit.passages()).extracting(Passage::page).containsExactlyInAnyOrder(3, 90);
  }

  @Test
  void a_word_in_the_record_and_a_word_on_a_page_match_together() throws IOException {
    ready(Sample.numbered(1).title("Konferenzen in Hamm").pages("Pflege"));
    assertThat(found("Konferenz Pflege")).containsExactly(1);
    assertThat(found("title:Konferenz")).containsExactly(1);
    assertThat(found("title:Pflege")).isEmpty();
  }

  @Test
  void an_exclusion_takes_away_documents_and_not_pages() throws IOException {
    ready(
        Sample.numbered(1).pages("Pflege", "Heim"),
        Sample.numbered(2).pages("Pflege"),
        Sample.numbered(3).pages("Garten"));
    assertThat(found("Pflege -Heim")).containsExactly(2);
    assertThat(found("-Heim")).containsExactlyInAnyOrder(2, 3);
    assertThat(found("Garten OR (Pflege -Heim)")).containsExactlyInAnyOrder(2, 3);
  }

  @Test
  void a_phrase_is_found_on_a_page_and_over_the_break_to_the_next() throws IOException {
    ready(
        Sample.numbered(1).pages("Die soziale Stadt"),
        Sample.numbered(2).pages("ist eine soziale", "Stadt für alle"),
        Sample.numbered(3).pages("Stadt", "soziale"),
        Sample.numbered(4).pages("soziale", "und", "Stadt"));
    assertThat(found("\"soziale Stadt\"")).containsExactlyInAnyOrder(1, 2);
    assertThat(found("\"Stadt soziale\"~1")).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void a_phrase_wholly_on_the_next_page_is_not_shown_on_this_one() throws IOException {
    ready(Sample.numbered(1).pages("davor", "soziale Stadt"));
    SearchResult.Hit hit = search("\"soziale Stadt\"").hits().getFirst();
    assertThat(hit.matchingPages()).isEqualTo(1);
    assertThat(hit.passages()).extracting(Passage::page).containsExactly(2);
  }

  @Test
  void a_phrase_stays_inside_one_author() throws IOException {
    ready(Sample.numbered(1).authors("Anna Berg", "Carl Dorn"));
    assertThat(found("author:\"Carl Dorn\"")).containsExactly(1);
    assertThat(found("author:\"Berg Carl\"")).isEmpty();
  }

  @Test
  void an_exact_form_is_not_found_in_others() throws IOException {
    ready(Sample.numbered(1).pages("Häuser"), Sample.numbered(2).pages("haus"));
    assertThat(found("Haus")).containsExactlyInAnyOrder(1, 2);
    assertThat(found("=Haus")).containsExactly(2);
  }

  @Test
  void beginnings_and_similar_spellings_find_words() throws IOException {
    ready(Sample.numbered(1).pages("Gesundheitskonferenz"), Sample.numbered(2).pages("Gesund"));
    assertThat(found("Gesundh*")).containsExactly(1);
    assertThat(found("Gesudn~")).containsExactly(2);
  }

  @Test
  void what_is_cited_stands_together() throws IOException {
    ready(
        Sample.numbered(1).pages("Nach § 34 Absatz 1 Satz 1 IfSG dürfen Kranke nicht kommen."),
        Sample.numbered(2)
            .pages("34 Kinder kamen im Mai zum ersten Mal und blieben. Das IfSG gilt."),
        Sample.numbered(3).pages("Seite 34", "Was das IfSG sagt"),
        Sample.numbered(4).pages("Leistungen nach SGB V", "BT-Drs. 19/1234, BVerwG 7 C 28.15"),
        Sample.numbered(5)
            .pages("SGB IX und Anlage V", "19 Kinder, 1234 Läuse, Raum C, 7 von 28.15"));
    assertThat(found("§ 34 IfSG")).containsExactly(1);
    assertThat(found("dürfen § 34 IfSG")).containsExactly(1);
    assertThat(found("Paragraph\u00a034 IfSG")).containsExactly(1);
    assertThat(found("§34 Abs. 1 IfSG")).containsExactly(1);
    assertThat(found("SGB V")).containsExactly(4);
    assertThat(found("SGB 5")).containsExactly(4);
    assertThat(found("SGB IX")).containsExactly(5);
    assertThat(found("Drucksache 19/1234")).containsExactly(4);
    assertThat(found("7 C 28.15")).containsExactly(4);
  }

  @Test
  void where_words_may_be_missing_what_is_cited_is_one_of_them() throws IOException {
    ready(
        Sample.numbered(1).pages("§ 34 IfSG"),
        Sample.numbered(2).pages("Läuse. 34 Kinder. Das ist alles, was hier steht, sagt das IfSG."),
        Sample.numbered(3).pages("Mumps"));
    SearchRequest request =
        SearchRequest.of(QueryParser.parse("was sagt § 34 IfSG zu Läusen").query())
            .matching(Match.MOST);
    SearchResult found = index.searcher(org.findbuch.document.Access.PUBLIC).search(request);
    assertThat(found.total()).isEqualTo(2);
    assertThat(found.complete()).isZero();
    assertThat(found.hits())
        .allSatisfy(
            hit ->
                assertThat(hit.missing())
                    .contains(
                        new Query.Word(hit.id().equals(Sample.id(1)) ? "Läusen" : "§ 34 IfSG")));
  }

  @Test
  void a_word_broken_at_the_end_of_a_line_is_found_whole() throws IOException {
    ready(
        Sample.numbered(1).pages("Gesund-\nheitskonferenz"),
        Sample.numbered(2).pages("Gesund\u00ADheitskonferenz"));
    assertThat(found("Gesundheitskonferenz")).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void a_word_that_says_nothing_is_left_out_unless_it_is_all_there_is() throws IOException {
    ready(Sample.numbered(1).pages("Pflege"), Sample.numbered(2).pages("die IT"));
    assertThat(found("die Pflege")).containsExactly(1);
    assertThat(found("IT")).containsExactly(2);
  }

  @Test
  void what_staff_keep_is_never_found_or_counted_by_the_public() throws IOException {
    ready(
        Sample.numbered(1).pages("offen").facet(Facet.TOPIC, "Allgemeines"),
        Sample.numbered(2).pages("Kanarienvogel").facet(Facet.TOPIC, "Geheimes").forStaff());
    assertThat(found("Kanarienvogel")).isEmpty();
    assertThat(found("Kanarien*")).isEmpty();
    assertThat(found("Kanarienvogle~")).isEmpty();
    assertThat(counts(search(""), Facet.TOPIC)).containsOnlyKeys("Allgemeines");
    SearchResult staff = index.searcher(Access.STAFF).search(request("Kanarienvogel"));
    assertThat(staff.total()).isEqualTo(1);
    assertThat(index.searcher(Access.STAFF).search(request("")).total()).isEqualTo(2);
  }

  @Test
  void twins_are_one_hit_on_every_page_of_hits_and_in_every_order() throws IOException {
    List<Sample> documents = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Sample sample = Sample.numbered(i).title("Titel " + i).pages("Hebamme " + i);
      sample.date(String.valueOf(2000 + i % 7)).facet(Facet.KIND, i % 2 == 0 ? "report" : "other");
      documents.add(i % 4 < 2 ? sample.twinOf(i % 4, i - i % 4) : sample);
    }
    ready(documents.toArray(Sample[]::new));
    for (Sort sort : Sort.values()) {
      List<DocumentId> seen = new ArrayList<>();
      for (int page = 1; page <= 11; page++) {
        SearchResult found =
            index.searcher(Access.PUBLIC).search(request("Hebamme").sorted(sort).page(page, 3));
        assertThat(found.total()).isEqualTo(30);
        assertThat(found.complete()).isEqualTo(30);
        assertThat(counts(found, Facet.KIND)).isEqualTo(Map.of("report", 20L, "other", 20L));
        found.hits().forEach(hit -> seen.add(hit.id()));
      }
      assertThat(seen).as("%s", sort).hasSize(30).doesNotHaveDuplicates();
      assertThat(seen).contains(Sample.id(1), Sample.id(37)).doesNotContain(Sample.id(36));
    }
  }

  @Test
  void of_twins_the_one_with_all_words_stands_for_the_others_and_filters_see_each()
      throws IOException {
    ready(
        Sample.numbered(1).pages("Hebamme Kreißsaal").twinOf(1, 2).date("2001"),
        Sample.numbered(2).pages("Hebamme Kreislauf").twinOf(2, 1).date("2002"),
        Sample.numbered(3).pages("Hebamme").twinOf(9, 2).forStaff());
    Searcher all = index.searcher(Access.PUBLIC);
    SearchResult most = all.search(request("Hebamme Kreißsaal").matching(Match.MOST));
    assertThat(most.hits()).extracting(Hit::id).containsExactly(Sample.id(1));
    assertThat(most.hits().getFirst().twins()).containsExactly(Sample.id(2));
    SearchRequest one = request("Hebamme");
    assertThat(all.search(one).hits()).extracting(Hit::id).containsExactly(Sample.id(2));
    assertThat(all.search(one.years(2001, 2001)).hits())
        .extracting(Hit::id)
        .containsExactly(Sample.id(1));
    assertThat(index.searcher(Access.STAFF).search(one).hits())
        .extracting(Hit::id)
        .containsExactly(Sample.id(3));
    assertThat(all.search(request("")).total())
        .as("without words, documents are listed")
        .isEqualTo(2);
  }

  @Test
  void a_document_moves_between_the_shelves() throws IOException {
    ready(Sample.numbered(1).pages("Pflege").forStaff());
    assertThat(found("Pflege")).isEmpty();
    put(Sample.numbered(1).pages("Pflege"));
    assertThat(found("Pflege")).containsExactly(1);
    assertThat(index.searcher(Access.STAFF).search(request("Pflege")).total()).isEqualTo(1);
    put(Sample.numbered(1).pages("Pflege").forStaff());
    assertThat(found("Pflege")).isEmpty();
  }

  @Test
  void putting_again_replaces_and_removing_again_does_nothing() throws IOException {
    ready(Sample.numbered(1).pages("alt", "alt").stamp(1));
    put(Sample.numbered(1).pages("neu").stamp(2));
    put(Sample.numbered(1).pages("neu").stamp(2));
    assertThat(found("alt")).isEmpty();
    assertThat(found("neu")).containsExactly(1);
    assertThat(index.entries())
        .isEqualTo(Map.of(Sample.id(1), new SearchIndex.Entry(Access.PUBLIC, 2)));
    index.remove(Sample.id(1));
    index.remove(Sample.id(1));
    index.refresh();
    assertThat(index.entries()).isEmpty();
    assertThat(found("neu")).isEmpty();
  }

  @Test
  void what_is_put_is_seen_after_the_refresh_and_not_before() throws IOException {
    ready();
    index.put(Sample.numbered(1).pages("Pflege").document());
    assertThat(found("Pflege")).isEmpty();
    assertThat(index.entries()).isEmpty();
    index.refresh();
    assertThat(found("Pflege")).containsExactly(1);
  }

  @Test
  void values_of_one_facet_are_or_facets_are_and_counts_look_sideways() throws IOException {
    ready(
        Sample.numbered(1).facet(Facet.KIND, "report").facet(Facet.PLACE, "Hamm"),
        Sample.numbered(2).facet(Facet.KIND, "minutes").facet(Facet.PLACE, "Hamm"),
        Sample.numbered(3).facet(Facet.KIND, "flyer").facet(Facet.PLACE, "Köln"));
    SearchRequest request =
        request("")
            .choosing(Map.of(Facet.KIND, List.of("report", "flyer"), Facet.PLACE, List.of("Hamm")));
    SearchResult result = index.searcher(Access.PUBLIC).search(request);
    assertThat(numbers(result)).containsExactly(1);
    assertThat(counts(result, Facet.KIND))
        .isEqualTo(Map.of("report", 1L, "minutes", 1L, "flyer", 0L));
    assertThat(counts(result, Facet.PLACE)).isEqualTo(Map.of("Hamm", 1L, "Köln", 1L));
  }

  @Test
  void where_no_word_is_known_years_and_exclusions_find_nothing() throws IOException {
    ready(Sample.numbered(1).date("2004").pages("Mumps"));
    for (String asked : List.of("Krätze Läuse year:2004", "Krätze Läuse -Masern")) {
      SearchRequest request =
          SearchRequest.of(QueryParser.parse(asked).query()).matching(Match.MOST);
      assertThat(numbers(request)).as(asked).isEmpty();
    }
  }

  @Test
  void exclusions_and_years_narrow_everything() throws IOException {
    ready(
        Sample.numbered(1).facet(Facet.KIND, "report").date("2004"),
        Sample.numbered(2).facet(Facet.KIND, "minutes").date("2003/2006"),
        Sample.numbered(3).facet(Facet.KIND, "report"));
    SearchRequest all = request("");
    assertThat(numbers(all.excluding(Map.of(Facet.KIND, List.of("report"))))).containsExactly(2);
    assertThat(numbers(all.years(2005, null))).containsExactly(2);
    assertThat(numbers(all.years(2004, 2004))).containsExactlyInAnyOrder(1, 2);
    assertThat(found("year:..2003")).containsExactly(2);
    assertThat(found("-year:2004")).containsExactly(3);
  }

  @Test
  void hits_stand_in_the_order_that_was_asked_for() throws IOException {
    ready(
        Sample.numbered(1).title("Zum Schluss").date("2001"),
        Sample.numbered(2).title("Äpfel").date("2003"),
        Sample.numbered(3).title("Apfelsaft"),
        Sample.numbered(4).title("Birnen").date("2003"));
    assertThat(numbers(request("").sorted(Sort.NEWEST))).containsExactly(2, 4, 1, 3);
    assertThat(numbers(request("").sorted(Sort.OLDEST))).containsExactly(1, 2, 4, 3);
    assertThat(numbers(request("").sorted(Sort.TITLE))).containsExactly(2, 3, 4, 1);
    assertThat(numbers(request("").sorted(Sort.TITLE).page(2, 3))).containsExactly(1);
  }

  @Test
  void inside_one_document_its_matching_pages_are_the_passages_in_order() throws IOException {
    ready(
        Sample.numbered(1).pages("Pflege", "x", "Pflege Pflege", "Pflege"),
        Sample.numbered(2).pages("Pflege"));
    SearchRequest inside = request("Pflege").within(Sample.id(1)).page(1, 2);
    SearchResult first = index.searcher(Access.PUBLIC).search(inside);
    assertThat(first.total()).isEqualTo(1);
    assertThat(first.hits().getFirst().matchingPages()).isEqualTo(3);
    assertThat(pages(first)).containsExactly(1, 3);
    assertThat(pages(index.searcher(Access.PUBLIC).search(inside.page(2, 2)))).containsExactly(4);
    assertThat(index.searcher(Access.PUBLIC).pages(inside.query(), Sample.id(1)))
        .containsExactly(1, 3, 4);
    assertThat(index.searcher(Access.PUBLIC).pages(inside.query(), Sample.id(3))).isEmpty();
  }

  @Test
  void a_new_generation_is_seen_only_after_the_switch() throws IOException {
    ready(Sample.numbered(1).pages("alt"));
    try (SearchIndex.Rebuild rebuild = index.rebuild()) {
      rebuild.put(Sample.numbered(2).pages("neu").document());
      rebuild.put(Sample.numbered(3).pages("neu").document());
      rebuild.remove(Sample.id(3));
      assertThat(found("alt")).containsExactly(1);
      assertThat(found("neu")).isEmpty();
      rebuild.switchOver();
    }
    assertThat(found("alt")).isEmpty();
    assertThat(found("neu")).containsExactly(2);
  }

  @Test
  void a_generation_that_is_closed_without_the_switch_changes_nothing() throws IOException {
    ready(Sample.numbered(1).pages("alt"));
    String name = index.generation().name();
    try (SearchIndex.Rebuild rebuild = index.rebuild()) {
      rebuild.put(Sample.numbered(2).pages("neu").document());
    }
    assertThat(found("alt")).containsExactly(1);
    assertThat(index.generation().name()).isEqualTo(name);
  }

  protected void put(Sample sample) throws IOException {
    index.put(sample.document());
    index.refresh();
  }

  protected static SearchRequest request(String typed) {
    Query query = QueryParser.parse(typed).query();
    return SearchRequest.of(query).page(1, 100);
  }

  protected SearchResult search(String typed) throws IOException {
    return index.searcher(Access.PUBLIC).search(request(typed));
  }

  protected List<Integer> found(String typed) throws IOException {
    return numbers(search(typed));
  }

  private List<Integer> numbers(SearchRequest request) throws IOException {
    return numbers(index.searcher(Access.PUBLIC).search(request));
  }

  private static List<Integer> numbers(SearchResult result) {
    assertThat(result.total()).isGreaterThanOrEqualTo(result.hits().size());
    return result.hits().stream().map(hit -> number(hit.id())).toList();
  }

  private static int number(DocumentId id) {
    return Integer.parseInt(id.value().substring(3));
  }

  private static List<Integer> pages(SearchResult result) {
    return result.hits().getFirst().passages().stream().map(Passage::page).toList();
  }

  private static Map<String, Long> counts(SearchResult result, Facet facet) {
    return result.facets().getOrDefault(facet, List.of()).stream()
        .collect(java.util.stream.Collectors.toMap(Count::value, Count::count));
  }
}
