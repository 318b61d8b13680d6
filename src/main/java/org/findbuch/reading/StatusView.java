package org.findbuch.reading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.State;
import org.findbuch.ingest.Disks;
import org.jspecify.annotations.Nullable;

/**
 * How the archive is, as {@code /api/status} gives it. Counts of what is not published are only for
 * staff.
 *
 * @param documents by state
 * @param pages of published documents, by state of their text
 * @param searchablePages how many of them a search can look into
 * @param index generation that answers
 * @param disks what each of them has left
 * @param officePictures whether pages of office documents can be shown as pictures
 * @param fixity how far the comparison of all that is stored with its checksums is
 */
public record StatusView(
    String version,
    Map<State, Long> documents,
    Map<Publication, Long> publications,
    Map<PageState, Long> pages,
    long totalPages,
    long searchablePages,
    double searchableShare,
    IndexView index,
    FixityView fixity,
    Map<String, Disks.Room> disks,
    String cage,
    OcrView ocr,
    boolean officePictures) {

  /**
   * The recognition of text on pages without one.
   *
   * @param installed whether the program for it is there
   * @param waiting pages that wait for it
   * @param minutes that they take, about; 0 where nothing is to be done or can be
   */
  public record OcrView(boolean installed, long waiting, long minutes) {}

  /**
   * The comparison of all that is stored with its checksums.
   *
   * @param days that a round takes, 0 when there are none
   * @param begun when the present round began
   * @param completed when the last whole round ended
   * @param share of the present round that is done
   * @param damaged what the reader may see and is damaged
   */
  public record FixityView(
      int days,
      @Nullable Instant begun,
      @Nullable Instant completed,
      double share,
      List<String> damaged) {
    public FixityView {
      damaged = List.copyOf(damaged);
    }
  }

  /**
   * The index that answers.
   *
   * @param waiting documents whose newest change is not in it yet
   */
  public record IndexView(String generation, boolean complete, long waiting) {}
}
