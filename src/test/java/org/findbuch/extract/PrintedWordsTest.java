package org.findbuch.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.Layout;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.junit.jupiter.api.Test;

class PrintedWordsTest {
  @Test
  void the_same_words_in_the_same_order_stand_where_they_are_printed() {
    assertThat(places("Hitze im Quartier\nund Pflege", "Hitze im Quartier und\nPflege"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("Hitze", "1.1", "im", "1.2", "Quartier", "1.3", "und", "1.4", "Pflege", "2.1"));
  }

  @Test
  void a_text_box_that_is_printed_elsewhere_keeps_its_words() {
    String read =
        "Der Bericht nennt drei Ziele für 2025. Kasten: Wasser trinken und Schatten suchen";
    String printed =
        "Kasten: Wasser trinken und Schatten suchen\nDer Bericht nennt drei Ziele für 2025.";
    assertThat(places(read, printed))
        .hasSize(13)
        .containsEntry("Kasten:", "1.1")
        .containsEntry("und", "1.4")
        .containsEntry("Der", "2.1")
        .containsEntry("2025.", "2.7");
  }

  @Test
  void of_a_word_that_stands_there_often_each_has_its_own_place_by_its_neighbours() {
    String read = "Herne ja\nBochum nein\nEssen ja";
    String printed = "Essen ja\nHerne ja\nBochum nein";
    assertThat(ordered(read, printed))
        .containsExactly("Herne 2.1", "ja 2.2", "Bochum 3.1", "nein 3.2", "Essen 1.1", "ja 1.2");
  }

  @Test
  void what_remains_in_doubt_has_no_place() {
    String read = "ja Abstimmung Herne nein";
    String printed = "ja\nja\nAbstimmung\nEnthaltung\nnein\nnein";
    assertThat(places(read, printed)).containsOnlyKeys("ja", "Abstimmung");
    assertThat(places(read, printed)).containsEntry("ja", "2.1");
  }

  @Test
  void a_word_that_is_broken_in_print_has_two_places() {
    Layout.Boxes boxes =
        PrintedWords.of("eine Gesundheitskonferenz tagt", page("eine Gesundheits-\nkonferenz tagt"))
            .boxes();
    assertThat(boxes.words())
        .extracting(WordBox::start, WordBox::end, WordBox::y)
        .containsExactly(
            tuple(0, 4, 10f), tuple(5, 16, 10f), tuple(16, 25, 20f), tuple(26, 30, 20f));
  }

  @Test
  void a_hyphen_between_words_breaks_none_and_signs_make_no_difference() {
    assertThat(places("Kinder- und „Jugendhilfe“, 2025!", "Kinder-\nund \"Jugendhilfe\" , 2025"))
        .containsEntry("Kinder-", "1.1")
        .containsEntry("„Jugendhilfe“,", "2.2")
        .containsEntry("2025!", "2.4");
  }

  @Test
  void the_size_is_that_of_the_printed_page_and_none_without_one() {
    assertThat(PrintedWords.of("Nichts", page("anderes")).boxes())
        .isEqualTo(new Layout.Boxes(720, 540, List.of()));
    Page bare = new Page(1, "1", PageState.TEXT, "Nichts", Layout.NONE);
    assertThat(PrintedWords.of("Nichts", bare).isKnown()).isFalse();
    assertThat(PrintedWords.of("", page("anderes")).boxes().words()).isEmpty();
  }

  private static Map<String, String> places(String read, String printed) {
    Map<String, String> places = new TreeMap<>();
    for (String place : ordered(read, printed)) {
      int blank = place.indexOf(' ');
      places.put(place.substring(0, blank), place.substring(blank + 1));
    }
    return places;
  }

  /** Each word that has a place, with its line and its number in the line. */
  private static List<String> ordered(String read, String printed) {
    List<String> places = new ArrayList<>();
    for (WordBox word : PrintedWords.of(read, page(printed)).boxes().words()) {
      String place = Math.round(word.y() / 10) + "." + Math.round(word.x() / 10);
      places.add(read.substring(word.start(), word.end()) + " " + place);
    }
    return places;
  }

  /** A printed page: the n-th word of a line stands at x = 10 n, the n-th line at y = 10 n. */
  private static Page page(String text) {
    List<WordBox> words = new ArrayList<>();
    Matcher word = Pattern.compile("\\S+").matcher(text);
    while (word.find()) {
      String before = text.substring(0, word.start());
      long line = 1 + before.chars().filter(c -> c == '\n').count();
      String inLine = before.substring(before.lastIndexOf('\n') + 1);
      long number = 1 + inLine.chars().filter(c -> c == ' ').count();
      words.add(new WordBox(word.start(), word.end(), 10f * number, 10f * line, 8, 8));
    }
    return new Page(1, "1", PageState.TEXT, text, Layout.of(new Layout.Boxes(720, 540, words)));
  }
}
