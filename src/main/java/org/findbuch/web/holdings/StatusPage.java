package org.findbuch.web.holdings;

import java.util.List;
import org.findbuch.web.page.PageFrame;

/**
 * What the state of the archive shows.
 *
 * @param ledger how much of how many pages a search can look into
 * @param complete whether the index holds everything
 */
public record StatusPage(
    PageFrame frame,
    String ledger,
    boolean complete,
    List<Line> pages,
    List<Line> documents,
    String version) {

  /** A figure and what it counts. */
  public record Line(String name, String figure) {}
}
