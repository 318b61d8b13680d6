package org.findbuch.extract.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.findbuch.document.Page;
import org.findbuch.document.Structure.BlockKind;
import org.junit.jupiter.api.Test;

class RunningHeadsTest {
  private static Paper pages(int count, BiConsumer<Paper, Integer> page) {
    Paper paper = new Paper();
    for (int number = 1; number <= count; number++) {
      page.accept(paper, number);
      paper.end();
    }
    return paper;
  }

  private static List<String> numbered(int count, String pattern) {
    return IntStream.rangeClosed(1, count).mapToObj(pattern::formatted).toList();
  }

  @Test
  void the_same_line_at_the_same_height_on_every_page_is_a_running_head() {
    assertThat(pages(6, (p, n) -> p.head("Gesundheitsbericht 2004").text(20)).furniture())
        .isEqualTo(Collections.nCopies(6, "Gesundheitsbericht 2004"));
  }

  @Test
  void page_numbers_go_up_with_the_pages() {
    for (String pattern : List.of("%d", "– %d –", "Seite %d", "S. %d", "Seite %d von 6", "[%d]")) {
      assertThat(pages(6, (p, n) -> p.text(30).foot(pattern.formatted(n))).furniture())
          .isEqualTo(numbered(6, pattern));
    }
  }

  @Test
  void roman_numerals_and_numbers_that_begin_anywhere_count_as_well() {
    List<String> roman = List.of("iii", "iv", "v", "vi", "vii");
    assertThat(pages(5, (p, n) -> p.text(30).foot(roman.get(n - 1))).furniture()).isEqualTo(roman);
    assertThat(pages(5, (p, n) -> p.text(30).foot("" + (n + 416))).furniture())
        .isEqualTo(List.of("417", "418", "419", "420", "421"));
  }

  @Test
  void left_and_right_pages_may_differ_and_be_numbered_outside() {
    Paper paper =
        pages(
            8, (p, n) -> p.head(n % 2 == 0 ? n + " Stadt Lindenau" : "Bericht 2015 " + n).text(30));
    assertThat(paper.furniture())
        .isEqualTo(
            List.of(
                "Bericht 2015 1",
                "2 Stadt Lindenau",
                "Bericht 2015 3",
                "4 Stadt Lindenau",
                "Bericht 2015 5",
                "6 Stadt Lindenau",
                "Bericht 2015 7",
                "8 Stadt Lindenau"));
  }

  @Test
  void a_running_head_of_several_lines_and_places_is_taken_whole() {
    Paper paper =
        pages(
            5,
            (p, n) ->
                p.head("Stadt Lindenau an der Ruhr")
                    .line("Stand: 14.03.2003", 400, 50, 9)
                    .line("Der Oberbürgermeister", 70, 62, 9)
                    .text(30)
                    .line("Rathausplatz 1 · Telefon 23 14", 70, 790, 8)
                    .line("Sparkasse Lindenau", 70, 800, 8)
                    .line("" + n, 500, 800, 8));
    assertThat(paper.furniture())
        .isEqualTo(
            numbered(
                5,
                "Stadt Lindenau an der Ruhr | Stand: 14.03.2003 | Der Oberbürgermeister"
                    + " | Rathausplatz 1 · Telefon 23 14 | Sparkasse Lindenau | %d"));
  }

  @Test
  void the_title_of_each_chapter_may_stand_there_even_of_one_page() {
    List<String> chapters =
        List.of("Anlass", "Anlass", "Anlass", "Lage", "Lage", "Lage", "Ziele", "Geld", "Geld");
    assertThat(pages(9, (p, n) -> p.head(chapters.get(n - 1)).text(30)).furniture())
        .isEqualTo(chapters);
  }

  @Test
  void a_page_on_which_a_chapter_begins_has_none() {
    List<String> found =
        pages(7, (p, n) -> (n % 3 == 1 ? p.gap().gap() : p.head("Kapitel")).text(25)).furniture();
    assertThat(found).isEqualTo(List.of("", "Kapitel", "Kapitel", "", "Kapitel", "Kapitel", ""));
  }

  @Test
  void two_pages_are_enough_where_both_have_it() {
    assertThat(pages(2, (p, n) -> p.text(20).foot("Merkblatt, Seite " + n)).furniture())
        .isEqualTo(numbered(2, "Merkblatt, Seite %d"));
  }

  @Test
  void scans_are_never_straight() {
    Paper scans = pages(5, (p, n) -> p.head("Niederschrift").text(30).foot("- " + n + " -"));
    assertThat(scans.scanned().furniture()).isEqualTo(numbered(5, "Niederschrift | - %d -"));
  }

  @Test
  void without_places_lines_on_most_of_the_pages_are_furniture() {
    Paper slides =
        pages(6, (p, n) -> p.text("Folie über " + "abcdef".charAt(n - 1)).text(3).foot("Lindenau"));
    assertThat(slides.unplaced().furniture()).isEqualTo(Collections.nCopies(6, "Lindenau"));
  }

  @Test
  void one_page_has_none() {
    assertThat(pages(1, (p, n) -> p.head("Kopf").text(20).foot("1")).furniture())
        .containsExactly("");
  }

  @Test
  void text_that_begins_alike_is_text() {
    Paper law = pages(9, (p, n) -> (n > 4 ? p.text(1) : p.text("§ " + n)).text(30));
    assertThat(law.furniture()).containsOnly("");
    assertThat(pages(6, (p, n) -> p.text("Zu Nummer " + n * n).text(30)).furniture())
        .containsOnly("");
  }

  @Test
  void the_head_of_a_table_that_goes_on_is_text() {
    Paper paper = pages(8, (p, n) -> (n < 5 ? p.text("Variable Typ Beschreibung") : p).text(40));
    assertThat(paper.furniture()).containsOnly("");
  }

  @Test
  void titles_of_slides_are_text() {
    List<String> titles = List.of("Ergebnisse", "Ergebnisse", "Ergebnisse", "Ausblick", "Dank");
    Paper slides =
        pages(10, (p, n) -> p.line(titles.get((n - 1) / 2), 70, 60, 28).gap().gap().text(5));
    assertThat(slides.furniture()).containsOnly("");
  }

  @Test
  void numbers_at_the_end_of_a_page_that_do_not_go_up_with_it_are_text() {
    int[] sums = {412, 17, 2003, 88, 9};
    assertThat(pages(5, (p, n) -> p.text(40).foot("" + sums[n - 1])).furniture()).containsOnly("");
  }

  @Test
  void sheets_have_none() {
    List<Page> sheets =
        pages(5, (p, n) -> p.text("Jahr Wert").text(5)).unplaced().composed().stream()
            .map(page -> Composition.of(List.of(page), false).getFirst())
            .toList();
    assertThat(sheets).allMatch(page -> Paper.shown(page, BlockKind.FURNITURE).isEmpty());
  }

  @Test
  void what_is_left_is_the_text_as_it_stands() {
    Page page =
        pages(3, (p, n) -> p.head("Kopf").text("Text " + "abc".charAt(n - 1)).foot("Fuß"))
            .composed()
            .getFirst();
    assertThat(page.text()).isEqualTo("Kopf\nText a\nFuß");
    assertThat(page.body()).isEqualTo("Text a\n");
  }

  @Test
  void very_many_lines_cost_little() {
    Paper paper =
        pages(
            200,
            (p, n) -> {
              for (int i = 0; i < 300; i++) {
                p.line("gleich", 70 + i, 50, 9);
              }
            });
    long start = System.nanoTime();
    assertThat(paper.furniture()).hasSize(200);
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
  }
}
