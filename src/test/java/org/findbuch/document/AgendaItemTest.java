package org.findbuch.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.findbuch.document.WrongValueException.Expected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgendaItemTest {
  private static final DocumentId ID = new DocumentId("k3v9x0c2m7qd");

  @Test
  void a_line_says_when_what_who_and_which_documents() {
    assertThat(parse("9.20–10.15 Demenz im Quartier | Dr. Hanna Brinkmann; Yusuf Aydın | /d/" + ID))
        .containsExactly(
            new AgendaItem(
                null,
                LocalTime.of(9, 20),
                LocalTime.of(10, 15),
                "Demenz im Quartier",
                List.of("Dr. Hanna Brinkmann", "Yusuf Aydın"),
                List.of(ID)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9.20-10.15 Begrüßung",
        "09:20 – 10:15 Uhr Begrüßung",
        "9.20 bis 10.15 Uhr Begrüßung | | ",
        "  9:20—10:15   Begrüßung  ",
      })
  void times_are_taken_as_people_type_them(String typed) {
    assertThat(parse(typed))
        .extracting(AgendaItem::start, AgendaItem::end, AgendaItem::title)
        .containsExactly(tuple(LocalTime.of(9, 20), LocalTime.of(10, 15), "Begrüßung"));
  }

  @Test
  void only_the_title_has_to_be_there() {
    assertThat(parse("Pause\n\n 2014-11-18 Zweiter Tag\n18.11.2014 9.00 Kaffee"))
        .extracting(AgendaItem::day, AgendaItem::start, AgendaItem::title)
        .containsExactly(
            tuple(null, null, "Pause"),
            tuple(LocalDate.of(2014, 11, 18), null, "Zweiter Tag"),
            tuple(LocalDate.of(2014, 11, 18), LocalTime.of(9, 0), "Kaffee"));
    assertThat(parse("")).isEmpty();
    assertThat(parse("2014 war vieles anders").getFirst().title())
        .isEqualTo("2014 war vieles anders");
    assertThat(parse("3.5 Millionen Schritte").getFirst().title())
        .isEqualTo("3.5 Millionen Schritte");
  }

  @Test
  void what_was_read_is_written_so_that_it_is_read_again() {
    List<AgendaItem> agenda =
        parse(
            "2014-11-17 9.20–10.15 Eins | A; B | "
                + ID
                + "; "
                + ID
                + "\nZwei | | "
                + ID
                + "\n14.00 Drei | C\nVier");
    assertThat(parse(AgendaItem.lines(agenda))).isEqualTo(agenda);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9.20",
        "| Frau Nowak",
        "25.00 Nachts",
        "10.15–9.20 Rückwärts",
        "2014-13-45 9.20 Kein Tag",
        "9.20 Titel | wer | keine-kennung!",
        "9.20 Titel | wer | k3v9x0c2m7qd | mehr",
      })
  void a_line_that_cannot_be_understood_is_named(String wrong) {
    assertThatThrownBy(() -> parse("9.00 Gut\n" + wrong))
        .isInstanceOfSatisfying(
            WrongValueException.class,
            no -> {
              assertThat(no.value()).isEqualTo(wrong);
              assertThat(no.expected()).isEqualTo(Expected.AGENDA);
            });
  }

  @Test
  void an_agenda_without_end_is_none() {
    assertThat(parse("Punkt\n".repeat(AgendaItem.MOST))).hasSize(AgendaItem.MOST);
    assertThatThrownBy(() -> parse("Punkt\n".repeat(AgendaItem.MOST + 1)))
        .isInstanceOf(WrongValueException.class);
    assertThatThrownBy(() -> parse("x".repeat(3_000))).isInstanceOf(WrongValueException.class);
  }

  @Test
  void the_wrong_line_is_counted_as_it_stands_also_where_it_says_the_same_as_a_good_one() {
    assertThat(AgendaItem.wrongLine("agenda", "9.00 Gut\n\n25.00 Nachts\n25.00 Nachts"))
        .isEqualTo(3);
    assertThat(AgendaItem.wrongLine("agenda", "Punkt\n".repeat(AgendaItem.MOST + 1)))
        .isEqualTo(AgendaItem.MOST + 1);
    assertThat(AgendaItem.wrongLine("agenda", "9.00 Gut\n")).isZero();
  }

  private static List<AgendaItem> parse(String typed) {
    return AgendaItem.parse("agenda", typed);
  }
}
