package org.findbuch.extract.binding;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Format;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageSink;

/** Copies pages and binds them; runs inside a worker. */
public interface PageBinder {
  /**
   * Hands over each page that could be copied, by its number and without text, and the bytes of a
   * PDF of them in pieces.
   *
   * @throws IOException when the sink cannot take them, or there is no room to work in
   */
  Extraction copy(Path file, Format format, Limits limits, List<Integer> pages, PageSink sink)
      throws IOException;

  /**
   * Hands over the bytes of one PDF in pieces.
   *
   * @param bundle as {@link Bundle} writes it
   * @throws IOException likewise
   */
  Extraction bind(Path bundle, PageSink sink) throws IOException;
}
