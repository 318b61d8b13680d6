package org.findbuch.extract.binding;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Format;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.PageSink;

/** Has pages copied and bound away from the server. */
public interface Bindery {
  /**
   * Copies pages of a file into a PDF of nothing but them, in the calling thread: what is seen of
   * them, and none of what a file can do. Hands over each page that was copied, by its number, and
   * the bytes of the PDF in pieces.
   *
   * @param pages their numbers in the order of the copy; those that there are not are left out
   * @throws IOException when the sink throws it, the file is gone, or no worker can be started
   */
  Extraction copy(Path file, Format format, List<Integer> pages, PageSink sink)
      throws IOException, InterruptedException;

  /**
   * Binds what was copied behind a cover sheet, in the calling thread, and hands over the bytes of
   * the PDF in pieces.
   *
   * @param bundle as {@link Bundle} writes it
   * @throws IOException likewise
   */
  Extraction bind(Path bundle, PageSink sink) throws IOException, InterruptedException;
}
