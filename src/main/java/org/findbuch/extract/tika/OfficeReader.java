package org.findbuch.extract.tika;

import java.io.IOException;
import java.nio.file.Path;
import org.findbuch.document.Format;
import org.findbuch.extract.DocumentReader;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageSink;

/** Reads every format but PDF with Tika, and makes pages where a format has none. */
public final class OfficeReader implements DocumentReader {
  @Override
  public boolean reads(Format format) {
    return format != Format.PDF;
  }

  @Override
  public Extraction read(Path file, Format format, Limits limits, PageSink sink)
      throws IOException {
    throw new UnsupportedOperationException();
  }
}
