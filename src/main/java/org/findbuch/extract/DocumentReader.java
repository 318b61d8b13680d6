package org.findbuch.extract;

import java.io.IOException;
import java.nio.file.Path;
import org.findbuch.document.Format;

/** Reads files of some formats; runs inside a worker, where it may hang, exhaust memory or exit. */
public interface DocumentReader {
  boolean reads(Format format);

  /**
   * Hands the pages over as they are read.
   *
   * @throws IOException when the sink cannot take a page
   */
  Extraction read(Path file, Format format, Limits limits, PageSink sink) throws IOException;
}
