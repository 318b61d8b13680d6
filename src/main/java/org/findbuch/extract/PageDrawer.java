package org.findbuch.extract;

import java.io.IOException;
import java.nio.file.Path;
import org.findbuch.document.Format;

/** Draws pages and writes them as pictures; runs inside a worker. */
public interface PageDrawer {
  /**
   * Hands over the bytes of one picture.
   *
   * @throws IOException when the sink cannot take it
   */
  Extraction draw(Path file, Format format, Limits limits, PictureOrder order, PageSink sink)
      throws IOException;
}
