package org.findbuch.extract.parts;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The opening lines of a mail's first page, in the words that every mail itself is written with.
 */
final class Heading {
  private static final int LONGEST = 4_000;
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xx", Locale.ROOT);

  private final StringBuilder lines = new StringBuilder();

  static String of(Letter letter) {
    Heading heading = new Heading();
    Letter.Head head = letter.head();
    heading.line("From", head.from());
    heading.line("To", head.to());
    heading.line("Cc", head.cc());
    heading.line("Date", shown(head.date()));
    heading.line("Subject", head.subject());
    for (Letter.Attachment attachment : letter.attachments()) {
      heading.line("Attachment", attachment.name());
    }
    return heading.lines.toString();
  }

  private void line(String name, String value) {
    if (!value.isBlank()) {
      String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
      lines.append(name).append(": ").append(shown).append('\n');
    }
  }

  private static String shown(@Nullable OffsetDateTime date) {
    return date == null ? "" : DAY_AND_TIME.format(date);
  }
}
