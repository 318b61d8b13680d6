package org.findbuch.extract;

import java.io.IOException;
import java.nio.file.Path;
import org.findbuch.document.Format;

/** Has documents of office programs printed as PDF away from the server, and reads what comes. */
public interface PdfConverter extends Extractor {
  /** Whether such files can be printed, where there is a program for it. */
  static boolean converts(Format format) {
    return switch (format.plain()) {
      case DOCX, PPTX, XLSX, ODT, ODS, ODP, DOC, XLS, PPT, RTF -> true;
      default -> false;
    };
  }

  /**
   * Hands over the bytes of one PDF, in the calling thread.
   *
   * @throws IOException when the sink throws it, the file is gone, or no worker can be started
   */
  Extraction print(Path file, Format format, PageSink sink)
      throws IOException, InterruptedException;
}
