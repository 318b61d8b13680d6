package org.findbuch.web.holdings;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.findbuch.document.DocumentDate;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.CollectionView.AgendaView;
import org.findbuch.web.exchange.PageTexts;
import org.jspecify.annotations.Nullable;

/**
 * Conferences as a calendar (RFC 5545). One whose agenda begins at a time lasts from there to its
 * end; any other takes whole days. Times are written in UTC, so that no zone has to be explained.
 *
 * @param origin the public address, which links begin with
 * @param host of that address, which makes the ids unlike all others
 * @param now when the file is made
 */
record CalendarFile(PageTexts texts, String origin, String host, Instant now) {
  static final String TYPE = "text/calendar; charset=utf-8";

  /** Octets of a line, without its break. */
  private static final int LONGEST = 75;

  private static final int DAY = "2014-11-19".length();
  private static final ZoneId HERE = ZoneId.of("Europe/Berlin");
  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Whether it is known to the day when a conference was. */
  static boolean isDated(CollectionView view) {
    return day(view.start()) != null;
  }

  /** A file of those that are {@link #isDated dated}. */
  byte[] bytes(String name, List<CollectionView> views) {
    List<String> lines = new ArrayList<>();
    lines.add("BEGIN:VCALENDAR");
    lines.add("VERSION:2.0");
    lines.add("PRODID:-//Findbuch//Findbuch//" + texts.language().toUpperCase(Locale.ROOT));
    lines.add("X-WR-CALNAME:" + escaped(name));
    for (CollectionView view : views) {
      LocalDate day = day(view.start());
      if (day != null) {
        event(lines, view, day);
      }
    }
    lines.add("END:VCALENDAR");
    StringBuilder file = new StringBuilder();
    lines.forEach(line -> fold(file, line));
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void event(List<String> lines, CollectionView view, LocalDate day) {
    lines.add("BEGIN:VEVENT");
    lines.add("UID:" + view.id() + "@" + host);
    lines.add("DTSTAMP:" + MOMENT.format(now));
    times(lines, view, day);
    lines.add("SUMMARY:" + escaped(view.title()));
    if (view.place() != null) {
      lines.add("LOCATION:" + escaped(view.place()));
    }
    String description = description(view);
    if (!description.isEmpty()) {
      lines.add("DESCRIPTION:" + escaped(description));
    }
    lines.add("URL:" + origin + view.url());
    lines.add("END:VEVENT");
  }

  private static void times(List<String> lines, CollectionView view, LocalDate day) {
    List<LocalDateTime> times =
        view.agenda().stream()
            .filter(item -> item.start() != null)
            .flatMap(item -> moments(item, day))
            .sorted()
            .toList();
    if (times.isEmpty() || !times.getFirst().toLocalDate().equals(day)) {
      LocalDate end = day(view.end());
      LocalDate last = end == null || end.isBefore(day) ? day : end;
      lines.add("DTSTART;VALUE=DATE:" + DATE.format(day));
      lines.add("DTEND;VALUE=DATE:" + DATE.format(last.plusDays(1)));
    } else {
      lines.add("DTSTART:" + utc(times.getFirst()));
      if (times.getLast().isAfter(times.getFirst())) {
        lines.add("DTEND:" + utc(times.getLast()));
      }
    }
  }

  private static Stream<LocalDateTime> moments(AgendaView item, LocalDate first) {
    LocalDate day = item.day() == null ? first : item.day();
    return Stream.of(item.start(), item.end())
        .flatMap(time -> Stream.ofNullable(time).map(day::atTime));
  }

  private String description(CollectionView view) {
    List<String> parts = new ArrayList<>();
    if (view.theme() != null && !view.title().contains(view.theme())) {
      parts.add(view.theme());
    }
    if (view.description() != null) {
      parts.add(view.description());
    }
    for (AgendaView item : view.agenda()) {
      String time = item.start() == null ? "" : texts.time(item.start(), item.end()) + " ";
      String who = item.speakers().isEmpty() ? "" : " (" + String.join(", ", item.speakers()) + ")";
      parts.add(time + item.title() + who);
    }
    return String.join("\n", parts);
  }

  /** The day of a date that says no less and no more. */
  private static @Nullable LocalDate day(@Nullable DocumentDate date) {
    return date == null || date.text().length() != DAY ? null : date.first();
  }

  private static String utc(LocalDateTime time) {
    return MOMENT.format(ZonedDateTime.of(time, HERE));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n")
        .replaceAll("\\p{Cntrl}", " ");
  }

  /** No letter is broken, however many octets it has. */
  private static void fold(StringBuilder file, String line) {
    int octets = 0;
    for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
      String letter = Character.toString(line.codePointAt(at));
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(letter);
      if (octets + bytes.remaining() > LONGEST) {
        file.append("\r\n ");
        octets = 1;
      }
      file.append(letter);
      octets += bytes.remaining();
    }
    file.append("\r\n");
  }
}
