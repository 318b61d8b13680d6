package org.findbuch.web.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentDate;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.CollectionView.AgendaView;
import org.findbuch.web.exchange.PageTexts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written is read by a program of other people. */
class CalendarFileTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final String AWKWARD =
      "Alt, arm; krank \\ im „Quartier“: 🌡️ "
          + "Gesundheitskonferenzdokumentation und Wörter mit Umlauten wie Übergewicht überall";

  @Test
  void a_conference_of_whole_days_ends_the_day_after_its_last() {
    VEvent event = event(view("2014-11-19", "2014-11-20"));
    assertThat(event.getDateStart().getValue().hasTime()).isFalse();
    assertThat(event.getDateStart().getValue().getRawComponents().toString())
        .startsWith("20141119");
    assertThat(event.getDateEnd().getValue().hasTime()).isFalse();
    assertThat(event.getDateEnd().getValue().getRawComponents().toString()).startsWith("20141121");
    assertThat(
            event(view("2014-11-19", null)).getDateEnd().getValue().getRawComponents().toString())
        .startsWith("20141120");
  }

  @Test
  void one_with_times_on_its_agenda_lasts_from_the_first_to_the_last_summer_and_winter() {
    AgendaView first = item(null, "09:20", "10:15", "Demenz", "Dr. Brinkmann", "Y. Aydın");
    AgendaView last = item(null, "15:30", "16:00", "Ende");
    VEvent winter = event(view("2014-11-19", "2014-11-19", first, last));
    assertThat(winter.getDateStart().getValue())
        .isEqualTo(Date.from(Instant.parse("2014-11-19T08:20:00Z")));
    assertThat(winter.getDateEnd().getValue())
        .isEqualTo(Date.from(Instant.parse("2014-11-19T15:00:00Z")));
    assertThat(winter.getDescription().getValue())
        .contains("9.20–10.15 Demenz (Dr. Brinkmann, Y. Aydın)\n15.30–16.00 Ende");
    VEvent summer =
        event(view("2014-06-19", null, first, item("2014-06-20", "12:00", null, "Aus")));
    assertThat(summer.getDateStart().getValue())
        .isEqualTo(Date.from(Instant.parse("2014-06-19T07:20:00Z")));
    assertThat(summer.getDateEnd().getValue())
        .isEqualTo(Date.from(Instant.parse("2014-06-20T10:00:00Z")));
  }

  @Test
  void whatever_a_title_holds_is_read_as_it_was_written_and_no_line_is_too_long() {
    byte[] file = file().bytes(AWKWARD, List.of(view("2014-11-19", null)));
    ICalendar calendar = Biweekly.parse(new String(file, StandardCharsets.UTF_8)).first();
    assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
    VEvent event = calendar.getEvents().getFirst();
    assertThat(event.getSummary().getValue()).isEqualTo(AWKWARD);
    assertThat(event.getLocation().getValue()).isEqualTo("Bürgersaal; Zeche Anna");
    assertThat(event.getDescription().getValue()).isEqualTo("Zwei\nZeilen");
    assertThat(event.getUrl().getValue()).isEqualTo("https://lindenau.example/c/gk-2014");
    assertThat(event.getUid().getValue()).isEqualTo("gk-2014@lindenau.example");
    assertThat(event.getDateTimeStamp().getValue()).isEqualTo(Date.from(NOW));
    String text = new String(file, StandardCharsets.UTF_8);
    assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContain("\ufffd");
    assertThat(Arrays.stream(text.split("\r\n", -1)))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
  }

  @Test
  void one_whose_day_is_not_known_is_in_no_calendar() {
    for (String date : new String[] {"2014", "2014-11", "2014-11-19/2014-11-20"}) {
      assertThat(CalendarFile.isDated(view(date, null))).as(date).isFalse();
    }
    byte[] none = file().bytes("Keine", List.of(view("2014", null)));
    assertThat(Biweekly.parse(new String(none, StandardCharsets.UTF_8)).first().getEvents())
        .isEmpty();
  }

  private static VEvent event(CollectionView view) {
    byte[] file = file().bytes("Konferenz", List.of(view));
    ICalendar calendar = Biweekly.parse(new String(file, StandardCharsets.UTF_8)).first();
    assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
    return calendar.getEvents().getFirst();
  }

  private static CalendarFile file() {
    return new CalendarFile(PageTexts.GERMAN, "https://lindenau.example", "lindenau.example", NOW);
  }

  private static AgendaView item(
      @Nullable String day, String start, @Nullable String end, String title, String... speakers) {
    return new AgendaView(
        day == null ? null : LocalDate.parse(day),
        LocalTime.parse(start),
        end == null ? null : LocalTime.parse(end),
        title,
        List.of(speakers),
        List.of());
  }

  private static CollectionView view(String start, @Nullable String end, AgendaView... agenda) {
    return new CollectionView(
        new CollectionId("gk-2014"),
        CollectionKind.CONFERENCE,
        "Konferenz",
        AWKWARD,
        "/c/gk-2014",
        null,
        new DocumentDate(start),
        end == null ? null : new DocumentDate(end),
        null,
        "Bürgersaal; Zeche Anna",
        null,
        null,
        List.of(),
        null,
        "Zwei\nZeilen",
        List.of(),
        List.of(agenda),
        1,
        0,
        List.of());
  }
}
