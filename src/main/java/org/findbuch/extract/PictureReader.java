package org.findbuch.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Format;

/** Recognises the text on pictures of pages; runs inside a worker. */
public interface PictureReader {
  /**
   * Hands the pages over as they are recognised, in any order; one of which nothing can be made is
   * handed over as unread.
   *
   * @param pages their numbers, from 1
   * @throws IOException when the sink cannot take a page
   */
  Extraction recognise(Path file, Format format, Limits limits, List<Integer> pages, PageSink sink)
      throws IOException;
}
