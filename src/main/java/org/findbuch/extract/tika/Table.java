package org.findbuch.extract.tika;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads a table of text row by row (RFC 4180, with the semicolons and tabs that spreadsheets write
 * too), cells apart by tabs. A cell may be endless, so it comes in pieces.
 */
final class Table {
  private static final int PIECE = 4096;
  private static final String SEPARATORS = ";\t,|";

  private final PageText page;
  private final char separator;
  private boolean quoted;
  private boolean atCellStart = true;
  private boolean afterQuote;

  private Table(PageText page, char separator) {
    this.page = page;
    this.separator = separator;
  }

  static void read(Path file, PageText page) throws IOException {
    try (BufferedReader reader = TextFile.open(file)) {
      char[] piece = new char[PIECE];
      reader.mark(PIECE);
      String opening = new String(piece, 0, Math.max(0, reader.read(piece)));
      reader.reset();
      Table table = new Table(page, separator(opening));
      skipSeparatorLine(reader, opening);
      for (int length = reader.read(piece); length >= 0; length = reader.read(piece)) {
        table.take(piece, length);
      }
    }
    page.endRow();
    if (!page.isEmpty()) {
      page.end();
    }
  }

  private void take(char[] piece, int length) throws IOException {
    int from = 0;
    for (int at = 0; at < length; at++) {
      char c = piece[at];
      if (c == '"' || c == '\r' || c == '\n' || (c == separator && !quoted)) {
        page.write(new String(piece, from, at - from));
        from = at + 1;
        sign(c);
      } else {
        atCellStart &= c == ' ';
        afterQuote = false;
      }
    }
    page.write(new String(piece, from, length - from));
  }

  private void sign(char c) throws IOException {
    if (c == '"') {
      quote();
      return;
    }
    afterQuote = false;
    if (quoted) {
      page.space();
    } else if (c == separator) {
      page.tab();
      atCellStart = true;
    } else {
      page.endRow();
      atCellStart = true;
    }
  }

  /** A quotation mark opens a cell, closes it, or doubled stands for itself. */
  private void quote() throws IOException {
    if (quoted) {
      quoted = false;
      afterQuote = true;
    } else if (afterQuote) {
      page.write("\"");
      quoted = true;
      afterQuote = false;
    } else if (atCellStart) {
      quoted = true;
      atCellStart = false;
    } else {
      page.write("\"");
    }
  }

  /** What stands most often in the first row outside quotation marks. */
  private static char separator(String opening) {
    if (opening.startsWith("sep=") && opening.length() > 4) {
      return opening.charAt(4);
    }
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    for (int at = 0; at < opening.length(); at++) {
      char c = opening.charAt(at);
      quoted ^= c == '"';
      int which = quoted ? -1 : SEPARATORS.indexOf(c);
      if (which >= 0) {
        counts[which]++;
      } else if (c == '\n' && !quoted && java.util.Arrays.stream(counts).sum() > 0) {
        break;
      }
    }
    int best = 0;
    for (int which = 1; which < counts.length; which++) {
      best = counts[which] > counts[best] ? which : best;
    }
    return SEPARATORS.charAt(best);
  }

  /** Some spreadsheets name the separator in a line of its own. */
  private static void skipSeparatorLine(BufferedReader reader, String opening) throws IOException {
    if (opening.matches("(?s)sep=.\\R.*")) {
      reader.skip(5);
    }
  }
}
