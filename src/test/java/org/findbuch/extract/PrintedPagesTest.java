package org.findbuch.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedPagesTest {
  private static final String HEAD = "Stadt Lindenau an der Ruhr Maßnahmenplan ";

  @Test
  void a_page_is_shown_by_the_printed_one_with_most_of_its_words() {
    List<String> read =
        List.of(
            "eins zwei drei vier fünf sechs",
            "sieben acht neun zehn elf zwölf dreizehn",
            "vierzehn fünfzehn sechzehn siebzehn");
    List<String> printed =
        List.of(
            HEAD + "eins zwei drei vier",
            HEAD + "fünf sechs sieben acht",
            HEAD + "neun zehn elf zwölf dreizehn",
            HEAD + "vierzehn fünfzehn sechzehn siebzehn");
    assertThat(PrintedPages.of(read, printed)).containsExactly(1, 3, 4);
  }

  @Test
  void what_stands_on_every_page_says_of_none_where_it_is() {
    List<String> read = List.of("eins zwei drei vier", HEAD, "fünf sechs sieben acht");
    List<String> printed = List.of(HEAD + "eins zwei drei vier", HEAD + "fünf sechs sieben acht");
    assertThat(PrintedPages.of(read, printed)).containsExactly(1, 1, 2);
  }

  @Test
  void slides_without_words_keep_their_places() {
    List<String> slides = List.of("Titel der Folien hier", "", "", "Vielen Dank für alles");
    assertThat(PrintedPages.of(slides, slides)).containsExactly(1, 2, 3, 4);
    assertThat(PrintedPages.of(List.of("", ""), List.of("", ""))).containsExactly(1, 2);
  }

  @Test
  void every_page_has_one_whatever_was_printed() {
    assertThat(PrintedPages.of(List.of("a b c d", "e f g h", "i"), List.of("")))
        .containsExactly(1, 1, 1);
    assertThat(PrintedPages.of(List.of("Ende von allem hier"), List.of("", "Ende von allem hier")))
        .containsExactly(2);
  }
}
