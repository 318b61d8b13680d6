package org.findbuch.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.findbuch.document.Access;
import org.findbuch.document.Facet;
import org.findbuch.index.OpenIndex;
import org.findbuch.index.Sample;
import org.findbuch.index.SearchIndex;
import org.findbuch.query.QueryParser;
import org.findbuch.query.QueryPrinter;
import org.findbuch.query.SearchRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class CorrectionTest extends OpenIndex {
  @TempDir Path folder;

  @Override
  protected SearchIndex empty() throws IOException {
    return LuceneIndex.open(folder);
  }

  @BeforeEach
  void fill() throws IOException {
    Sample[] all = new Sample[62];
    Arrays.setAll(all, i -> Sample.numbered(i + 100).pages("Die Pflege und das Netzwerk"));
    all[60] =
        Sample.numbered(1)
            .title("Hitzeaktionsplan")
            .pages("Gesundheitskonferenz in Herne: Demenz, Rhythmus, Bibliothek")
            .facet(Facet.KIND, "report");
    all[61] = Sample.numbered(2).pages("Gesundheit und Konferenz, ein Netzwrk");
    ready(all);
  }

  @Test
  void words_and_phrases_are_mended_and_operators_stay() throws IOException {
    assertThat(corrected("Demnez")).isEqualTo("Demenz");
    assertThat(corrected("RYTMUS")).isEqualTo("RHYTHMUS");
    assertThat(corrected("bibliotek -Pflege")).isEqualTo("bibliothek -Pflege");
    assertThat(corrected("Bibliotek OR Rhytmus")).isEqualTo("Bibliothek OR Rhythmus");
    assertThat(corrected("\"in Hernne\"")).isEqualTo("\"in Herne\"");
    assertThat(corrected("title:Hitzeaktionspaln Demnez"))
        .isEqualTo("title:Hitzeaktionsplan Demenz");
    assertThat(corrected("Demnez year:2001..2010")).as("what it finds is not there").isNull();
  }

  @Test
  void a_name_that_stands_in_the_record_alone_is_no_slip() throws IOException {
    index.put(Sample.numbered(3).authors("Plege").pages("Text").document());
    index.refresh();
    assertThat(corrected("Plege")).isNull();
  }

  @Test
  void a_common_word_is_no_slip_of_another_nor_the_first_half_of_one() throws IOException {
    index.put(Sample.numbered(3).pages("Derart ein Hund ist eine Art").document());
    index.refresh();
    assertThat(corrected("und Demnez")).isEqualTo("und Demenz");
    assertThat(corrected("der Art")).isNull();
  }

  @Test
  void what_is_asked_for_as_it_stands_is_left_alone() throws IOException {
    assertThat(corrected("=Demnez")).isNull();
    assertThat(corrected("Demnez*")).isNull();
    assertThat(corrected("Demnez~")).isNull();
    assertThat(corrected("")).isNull();
    assertThat(corrected("D3mnez GK2019 2018")).isNull();
  }

  /** It is answered alone, and who has an answer shall not lose it to the next in line. */
  @Test
  void a_question_of_very_many_words_is_left_alone() throws IOException {
    assertThat(corrected("Demnez -(ab* OR cd*)")).isEqualTo("Demenz -(ab* OR cd*)");
    assertThat(corrected("Demnez -(ab* OR cd* OR ef* OR gh* OR ij* OR kl*)")).isNull();
  }

  @Test
  void two_words_in_one_come_apart_and_one_in_two_comes_together() throws IOException {
    assertThat(corrected("Gesundheitskonferenzherne")).isEqualTo("Gesundheitskonferenz Herne");
    assertThat(corrected("Hitzeaktions plan")).isEqualTo("Hitzeaktionsplan");
    assertThat(corrected("Gesundheit Konferenz")).isNull();
  }

  @Test
  void a_new_compound_of_known_words_is_spelled_right() throws IOException {
    assertThat(corrected("Pflegenetzwerk")).isNull();
    assertThat(corrected("Konferenzgesundheit")).isNull();
    assertThat(corrected("Bibliotheken")).as("found by its stem").isNull();
  }

  @Test
  void a_word_that_stands_there_is_a_slip_only_of_a_far_more_frequent_one() throws IOException {
    assertThat(corrected("Netzwrk")).isEqualTo("Netzwerk");
    assertThat(corrected("Herne")).isNull();
  }

  @Test
  void a_word_spelled_right_is_no_slip_of_another_with_or_without_its_umlauts() throws IOException {
    index.put(
        Sample.numbered(3)
            .pages(
                "Ämter, Straßen, Krätze, Größe und Führung. Das Alter, die Kräfte, Kuchen, Arten,"
                    + " der Fürst, die Masse, die SEU, die Art, Gesundheitsbüros, Erste, Äste")
            .document());
    index.refresh();
    for (String right :
        List.of(
            "Aemter",
            "AEMTER",
            "Ämter",
            "ämtern",
            "Amt",
            "Amtes",
            "Strasse",
            "STRASSEN",
            "Straßen",
            "Kraetze",
            "Groesse",
            "Grösse",
            "GROESSE",
            "Fuehrung",
            "Fuehrungen",
            "Küchen",
            "Küche",
            "Kuechen",
            "Maße",
            "Büro",
            "Buero",
            "Ärzte",
            "Aerzte",
            "Ernte",
            "ESU",
            "IfSG",
            "ÖGD",
            "Arzt",
            "Öl",
            "Oel",
            "2019",
            "34a")) {
      assertThat(corrected(right)).as(right).isNull();
    }
    assertThat(corrected("Kraetzze")).isEqualTo("Krätze");
    assertThat(corrected("Fuehrugn")).isEqualTo("Führung");
    assertThat(corrected("Krätez")).isEqualTo("Krätze");
  }

  @Test
  void a_rare_word_with_its_own_umlaut_is_no_slip_of_a_frequent_one() throws IOException {
    Sample[] all = new Sample[60];
    Arrays.setAll(all, i -> Sample.numbered(i + 200).pages("zahlen, drucken, Kuchen"));
    for (Sample one : all) {
      index.put(one.document());
    }
    index.put(Sample.numbered(3).pages("zählen, drücken, Küchen").document());
    index.refresh();
    assertThat(corrected("zählen")).isNull();
    assertThat(corrected("drücken")).isNull();
    assertThat(corrected("Küchen")).isNull();
  }

  @Test
  void filters_stay_and_something_has_to_be_found_through_them() throws IOException {
    SearchRequest request = request("Demnez");
    assertThat(correct(request.choosing(Map.of(Facet.KIND, List.of("report")))))
        .isEqualTo("Demenz");
    assertThat(correct(request.choosing(Map.of(Facet.KIND, List.of("minutes"))))).isNull();
    assertThat(correct(request.within(Sample.id(1)))).isEqualTo("Demenz");
    assertThat(correct(request.within(Sample.id(2)))).isNull();
  }

  @Test
  void a_list_of_unknown_words_is_answered_in_time() throws IOException {
    StringBuilder typed = new StringBuilder();
    for (int i = 0; i < 64; i++) {
      typed.append("xqzwv").append((char) ('a' + i % 26)).append((char) ('a' + i / 26)).append(' ');
    }
    long start = System.nanoTime();
    assertThat(corrected(typed.toString())).isNull();
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2_000);
  }

  private static SearchRequest request(String typed) {
    return SearchRequest.of(QueryParser.parse(typed).query());
  }

  private @Nullable String corrected(String typed) throws IOException {
    return correct(request(typed));
  }

  private @Nullable String correct(SearchRequest request) throws IOException {
    long found = index.searcher(Access.PUBLIC).search(request).total();
    return index
        .searcher(Access.PUBLIC)
        .correct(request, found)
        .map(QueryPrinter::print)
        .orElse(null);
  }
}
