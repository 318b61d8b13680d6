package org.findbuch.extract;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Format;
import org.findbuch.document.Lane;

/** Recognises text on pages of files away from the server. */
public interface Ocr extends Closeable {
  /** Its version rises whenever the same picture would come to other words. */
  Lane LANE = new Lane(Lane.OCR, 3);

  /** Whether the pages of such files can be drawn. */
  static boolean reads(Format format) {
    return format == Format.PDF || format.isScan();
  }

  /**
   * Hands pages over as they are recognised, in any order and in the calling thread; one on which
   * no text is found is handed over as unread, one that fails is left out.
   *
   * @param pages their numbers, from 1
   * @throws IOException when the sink throws it, the file is gone, or no worker can be started
   */
  Extraction recognise(Path file, Format format, List<Integer> pages, PageSink sink)
      throws IOException, InterruptedException;
}
