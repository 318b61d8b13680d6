package org.findbuch.ingest;

import java.time.Instant;
import java.util.Map;
import org.findbuch.archive.fixity.FixityState;
import org.findbuch.archive.store.Totals;
import org.findbuch.extract.Extractor;
import org.findbuch.index.SearchIndex;

/**
 * What there is to count about the work, for those who run the program.
 *
 * @param archive as it was at most some seconds ago
 */
public record Figures(
    Totals archive,
    FixityState fixity,
    Read read,
    Extractor.Workers workers,
    SearchIndex.Generation generation,
    SearchIndex.Size index,
    Refreshed refreshed) {

  /**
   * What has been read since the program started.
   *
   * @param files by what came of them: {@code whole}, {@code partly} or {@code unreadable}
   * @param seconds spent on it, all readers added up
   */
  public record Read(Map<String, Long> files, long pages, double seconds) {
    public Read {
      files = Map.copyOf(files);
    }
  }

  /**
   * How often changes were brought into the index since the program started, and when last.
   *
   * @param last the start of the program, if there were none
   */
  public record Refreshed(long times, Instant last) {}
}
