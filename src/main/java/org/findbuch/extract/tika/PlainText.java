package org.findbuch.extract.tika;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.findbuch.document.Format;
import org.findbuch.extract.page.SelfDescription;

/** Reads text and Markdown as they stand. */
final class PlainText {
  private static final int PIECE = 4096;
  private static final String HEADING = "# ";

  private PlainText() {}

  static void read(Path file, Format format, PageText page, SelfDescription said)
      throws IOException {
    try (BufferedReader reader = TextFile.open(file)) {
      if (format == Format.MD) {
        reader.mark(PIECE);
        said.title(heading(reader));
        reader.reset();
      }
      readLines(reader, page);
    }
    if (!page.isEmpty()) {
      page.end();
    }
  }

  /** Lines may be endless, so they come in pieces. */
  private static void readLines(BufferedReader reader, PageText page) throws IOException {
    char[] piece = new char[PIECE];
    boolean lineIsBlank = false;
    for (int length = reader.read(piece); length >= 0; length = reader.read(piece)) {
      int from = 0;
      for (int at = 0; at < length; at++) {
        if (piece[at] == '\n' || piece[at] == '\f') {
          String part = new String(piece, from, at - from).stripTrailing();
          page.write(part);
          from = at + 1;
          if (lineIsBlank && part.isEmpty()) {
            page.endParagraph();
          } else {
            page.endLine();
          }
          lineIsBlank = true;
        }
      }
      String rest = new String(piece, from, length - from);
      lineIsBlank &= rest.isEmpty();
      page.write(rest);
    }
  }

  private static String heading(BufferedReader reader) throws IOException {
    char[] opening = new char[PIECE];
    int length = reader.read(opening);
    String text = new String(opening, 0, Math.max(length, 0)).strip();
    return text.startsWith(HEADING) ? text.lines().findFirst().orElse("").substring(2) : "";
  }
}
