package org.findbuch.extract.parts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.extract.look.TextLook;

/** A file of mails, each behind a line of its own (RFC 4155). */
final class Mailbox {
  private static final int LONGEST_LINE = 1 << 16;

  private Mailbox() {}

  /**
   * Its mails, each in a file of its own; none where it is no mailbox or holds one mail.
   *
   * @param most mails; the last file then has all others too
   */
  static List<Path> mails(Path file, Scratch scratch, int most) throws IOException {
    List<Path> mails = new ArrayList<>();
    OutputStream out = OutputStream.nullOutputStream();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      boolean isBlank = true;
      for (byte[] line = line(in); line.length > 0; line = line(in)) {
        String text = new String(line, 0, Math.min(line.length, 200), ISO_8859_1);
        boolean begins = isBlank && mails.size() < most && TextLook.isMailboxLine(text);
        if (mails.isEmpty() && !begins) {
          return List.of();
        }
        if (begins) {
          out.close();
          mails.add(scratch.next());
          out = Files.newOutputStream(mails.getLast());
        } else {
          int quoted = text.matches("(?s)>+From .*") ? 1 : 0;
          out.write(line, quoted, line.length - quoted);
        }
        isBlank = text.isBlank();
      }
    } finally {
      out.close();
    }
    return mails.size() > 1 ? mails : List.of();
  }

  /** With its end; an endless one in pieces. */
  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0; c = in.read()) {
      line.write(c);
      if (c == '\n' || line.size() >= LONGEST_LINE) {
        break;
      }
    }
    return line.toByteArray();
  }
}
