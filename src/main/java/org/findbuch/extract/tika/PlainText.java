package org.findbuch.extract.tika;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.findbuch.document.Format;
import org.findbuch.extract.page.SelfDescription;

/** Reads text and Markdown as they stand: UTF-8 or UTF-16 where they say so, else Windows-1252. */
final class PlainText {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int PIECE = 4096;
  private static final String HEADING = "# ";

  private PlainText() {}

  static void read(Path file, Format format, PageText page, SelfDescription said)
      throws IOException {
    try (BufferedReader reader = reader(file)) {
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

  /** Its characters, whatever it is written in. */
  static BufferedReader reader(Path file) throws IOException {
    PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file), 3);
    byte[] mark = in.readNBytes(3);
    int length = 0;
    Charset charset = null;
    if (mark.length >= 2 && mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE) {
      charset = StandardCharsets.UTF_16LE;
      length = 2;
    } else if (mark.length >= 2 && mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF) {
      charset = StandardCharsets.UTF_16BE;
      length = 2;
    } else if (mark.length == 3 && mark[0] == (byte) 0xEF && mark[1] == (byte) 0xBB) {
      length = 3;
    }
    in.unread(mark, length, mark.length - length);
    if (charset == null) {
      charset = isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS;
    }
    return new BufferedReader(new InputStreamReader(in, charset));
  }

  private static boolean isUtf8(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStreamReader strict = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())) {
      char[] piece = new char[PIECE];
      while (strict.read(piece) >= 0) {
        // only whether it can be read
      }
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }
}
