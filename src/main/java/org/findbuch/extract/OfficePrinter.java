package org.findbuch.extract;

import java.io.IOException;
import java.nio.file.Path;
import org.findbuch.document.Format;

/** Prints documents of office programs as PDF; runs inside a worker. */
public interface OfficePrinter {
  /**
   * Hands over the bytes of the PDF.
   *
   * @throws IOException when the sink cannot take them, or there is no room to work in
   */
  Extraction print(Path file, Format format, PageSink sink) throws IOException;
}
