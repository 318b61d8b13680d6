package org.findbuch.extract.parts;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.jspecify.annotations.Nullable;

/**
 * A mail taken apart; its texts and attachments lie in files.
 *
 * @param cutShort why it is not whole, or null when it is
 */
record Letter(
    Head head, List<Body> bodies, List<Attachment> attachments, @Nullable Fault cutShort) {
  private static final int LONGEST = 4_000;
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xx", Locale.ROOT);

  Letter {
    bodies = List.copyOf(bodies);
    attachments = List.copyOf(attachments);
  }

  /** What it says before its text. */
  record Head(
      String from,
      String to,
      String cc,
      String subject,
      String author,
      @Nullable OffsetDateTime date) {}

  /** A text of it. */
  record Body(Path file, Format format) {}

  /** What came with it: a file, or another letter where that stands in no file of its own. */
  record Attachment(String name, @Nullable Path file, @Nullable Letter letter) {}

  /** The opening lines of its first page, in the words that every mail itself is written with. */
  String heading() {
    StringBuilder lines = new StringBuilder();
    line(lines, "From", head.from());
    line(lines, "To", head.to());
    line(lines, "Cc", head.cc());
    line(lines, "Date", head.date() == null ? "" : DAY_AND_TIME.format(head.date()));
    line(lines, "Subject", head.subject());
    attachments.forEach(attachment -> lines.append(heading(attachment)));
    return lines.toString();
  }

  /** The line that names what came with it. */
  static String heading(Attachment attachment) {
    StringBuilder line = new StringBuilder();
    line(line, "Attachment", attachment.name());
    return line.toString();
  }

  private static void line(StringBuilder lines, String name, String value) {
    if (!value.isBlank()) {
      String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
      lines.append(name).append(": ").append(shown).append('\n');
    }
  }
}
