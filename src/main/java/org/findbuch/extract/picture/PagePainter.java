package org.findbuch.extract.picture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Format;
import org.findbuch.extract.Limits;

/** Draws the pages of files of some formats; runs inside a worker. */
public interface PagePainter {
  boolean paints(Format format);

  /** The one for files of a format. */
  static PagePainter of(List<PagePainter> painters, Format format) {
    return painters.stream()
        .filter(one -> one.paints(format))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody paints " + format));
  }

  /**
   * Opens a file.
   *
   * @throws IOException when no page of it can be drawn
   */
  Drawn open(Path file, Limits limits) throws IOException;

  /** A file that is open; one thread at a time may ask. */
  interface Drawn extends Closeable {
    /** Draws a page by its number, from 1. */
    PagePicture draw(int number, Drawing how) throws IOException;
  }
}
