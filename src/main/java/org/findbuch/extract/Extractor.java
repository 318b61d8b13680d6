package org.findbuch.extract;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Lane;

/** Reads files away from the server; whatever a file does to its reader, the next is read. */
public interface Extractor extends Closeable {
  /** Its version rises whenever the same file would be read to other pages. */
  Lane TEXT = new Lane(Lane.TEXT, 7);

  /**
   * Hands the pages over as they are read, in the calling thread, and waits while every worker is
   * busy. The time that the sink takes does not count as the file's.
   *
   * @throws IOException when the sink throws it, the file is gone, or no worker can be started
   */
  Extraction read(Path file, Format format, PageSink sink) throws IOException, InterruptedException;

  /** What the workers are doing, and what became of them. */
  Workers workers();

  /** What isolation holds on this machine. */
  Cage cage();

  /** Ends the workers; a file that is being read at this moment ends as an IOException. */
  @Override
  void close() throws IOException;

  /**
   * The workers since the program started.
   *
   * @param most that run at a time
   * @param busy those that read at this moment
   * @param starts how often one was started, the first times included
   * @param failures how often one was lost, by why
   */
  record Workers(int most, int busy, long starts, Map<Fault, Long> failures) {
    public Workers {
      failures = Map.copyOf(failures);
    }
  }
}
