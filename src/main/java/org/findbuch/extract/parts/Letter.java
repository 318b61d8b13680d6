package org.findbuch.extract.parts;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
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
}
