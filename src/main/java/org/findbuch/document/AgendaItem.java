package org.findbuch.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.findbuch.document.WrongValueException.Expected;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the agenda of a conference. People write it as a line: {@code 9.20–10.15 Demenz im
 * Quartier | Dr. Hanna Brinkmann; Yusuf Aydın | k3v9x0c2m7qd}, each part after the title left out
 * where there is nothing to say, a day before the time where there are several.
 *
 * @param day of a conference that lasts several; null for the first
 * @param documents that belong to it, as its slides
 */
public record AgendaItem(
    @Nullable LocalDate day,
    @Nullable LocalTime start,
    @Nullable LocalTime end,
    String title,
    List<String> speakers,
    List<DocumentId> documents) {
  /** More nobody listens to. */
  public static final int MOST = 200;

  private static final int LONGEST_LINE = 2_000;
  private static final String TIME = "\\d{1,2}[.:]\\d{2}";
  private static final Pattern LINE =
      Pattern.compile(
          "(?:(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\. ?\\d{1,2}\\. ?\\d{4})\\s+)?+"
              + ("(?:(" + TIME + ")(?:\\s*(?:[-–—]|bis|to)\\s*(" + TIME + "))?")
              + "(?:\\s+Uhr\\b)?(?=[\\s|]|$)\\s*)?+([^|]*)(?:\\|([^|]*))?(?:\\|([^|]*))?");

  public AgendaItem {
    title = title.strip();
    speakers = List.copyOf(speakers);
    documents = List.copyOf(documents);
    if (title.isEmpty()) {
      throw new IllegalArgumentException("something on an agenda without a title");
    }
    if (start == null ? end != null : end != null && end.isBefore(start)) {
      throw new IllegalArgumentException(title + " ends before it begins");
    }
  }

  /**
   * An agenda as it was typed, each item a line; empty lines count for nothing.
   *
   * @throws WrongValueException with the line that is none
   */
  public static List<AgendaItem> parse(String field, String typed) {
    List<String> lines = typed.lines().toList();
    List<AgendaItem> agenda = new ArrayList<>();
    int wrong = read(field, lines, agenda);
    if (wrong > 0) {
      throw new WrongValueException(field, lines.get(wrong - 1), Expected.AGENDA);
    }
    return List.copyOf(agenda);
  }

  /**
   * The number of the first line that {@link #parse} does not take, from 1; 0 where it takes all.
   */
  public static int wrongLine(String field, String typed) {
    return read(field, typed.lines().toList(), new ArrayList<>());
  }

  /** Adds what the lines say up to the first wrong one, of which it returns the number, or 0. */
  private static int read(String field, List<String> lines, List<AgendaItem> agenda) {
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at).strip();
      if (!line.isEmpty()) {
        Optional<AgendaItem> item = item(field, line);
        if (item.isEmpty() || agenda.size() == MOST) {
          return at + 1;
        }
        agenda.add(item.get());
      }
    }
    return 0;
  }

  private static Optional<AgendaItem> item(String field, String line) {
    Matcher parts = LINE.matcher(line);
    if (line.length() > LONGEST_LINE || !parts.matches()) {
      return Optional.empty();
    }
    try {
      List<DocumentId> documents = new ArrayList<>();
      for (String named : values(parts.group(6))) {
        documents.add(DocumentId.parse(named.replaceFirst("^.*/d/", "")).orElseThrow());
      }
      return Optional.of(
          new AgendaItem(
              parts.group(1) == null ? null : TypedDate.day(field, parts.group(1)),
              time(parts.group(2)),
              time(parts.group(3)),
              parts.group(4),
              values(parts.group(5)),
              documents));
    } catch (NoSuchElementException
        | IllegalArgumentException
        | DateTimeException
        | WrongValueException wrong) {
      return Optional.empty();
    }
  }

  /** A time of the day as people type it: {@code 9.20}, {@code 09:20}. */
  private static @Nullable LocalTime time(@Nullable String typed) {
    if (typed == null) {
      return null;
    }
    String time = typed.replace('.', ':');
    return LocalTime.parse(time.length() < "09:20".length() ? "0" + time : time);
  }

  private static List<String> values(@Nullable String part) {
    return part == null
        ? List.of()
        : Arrays.stream(part.split(";")).map(String::strip).filter(v -> !v.isEmpty()).toList();
  }

  /** An agenda as it is typed. */
  public static String lines(List<AgendaItem> agenda) {
    return agenda.stream().map(AgendaItem::toString).collect(Collectors.joining("\n"));
  }

  /** The line that one would type. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    if (day != null) {
      line.append(day).append(' ');
    }
    if (start != null) {
      line.append(start).append(end == null ? "" : "–" + end).append(' ');
    }
    line.append(title);
    if (!speakers.isEmpty() || !documents.isEmpty()) {
      line.append(" | ").append(String.join("; ", speakers));
    }
    if (!documents.isEmpty()) {
      line.append(" | ")
          .append(documents.stream().map(DocumentId::value).collect(Collectors.joining("; ")));
    }
    return line.toString();
  }
}
