package org.findbuch.extract;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.findbuch.document.Format;

/** Draws pages of files away from the server. */
public interface Painter extends Closeable {
  /** Rises whenever the same page would be drawn otherwise. */
  int VERSION = 2;

  /** Whether the pages of such files can be drawn. */
  static boolean paints(Format format) {
    return Ocr.reads(format);
  }

  /**
   * Hands over the bytes of one picture, in the calling thread.
   *
   * @throws IOException when the sink throws it, the file is gone, or no worker can be started
   */
  Extraction paint(Path file, Format format, PictureOrder order, PageSink sink)
      throws IOException, InterruptedException;
}
