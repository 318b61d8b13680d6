package org.findbuch.extract.pdf.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Whether the end of a PDF is there. */
public final class FileEnd {
  /** Something may stand behind the end: padding, or another file. */
  private static final int LOOKED_AT = 64 * 1024;

  private static final String MARK = "%%EOF";

  private FileEnd() {}

  /** False when its last mark is missing, or objects begin behind it. */
  public static boolean isThere(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(in.length(), LOOKED_AT)];
      in.seek(in.length() - end.length);
      in.readFully(end);
      String text = new String(end, StandardCharsets.ISO_8859_1);
      int mark = text.lastIndexOf(MARK);
      return mark >= 0 && text.indexOf(" obj", mark) < 0;
    }
  }
}
