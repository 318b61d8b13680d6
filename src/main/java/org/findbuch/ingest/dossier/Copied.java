package org.findbuch.ingest.dossier;

import java.util.List;
import org.findbuch.document.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What came of a part of a dossier.
 *
 * @param pages how many are in it
 * @param missing those that were wanted and are not in it
 * @param why not, as far as the file is to blame; else null
 */
public record Copied(Way way, int pages, List<Integer> missing, @Nullable Fault why) {
  public Copied {
    missing = List.copyOf(missing);
  }

  /** How its pages came in, or that they did not. */
  public enum Way {
    /** As they are. */
    PAGES,
    /** Drawn from a scan. */
    PICTURES,
    /** As an office program prints them. */
    PRINT,
    /** Such files have no pages that could be copied. */
    NO_PAGES,
    /** There is no program that prints such files. */
    NO_PRINTER,
    /** They would have made the dossier larger than it may be. */
    NO_ROOM
  }
}
