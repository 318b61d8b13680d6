package org.findbuch.web.holdings;

import java.util.List;
import org.findbuch.document.State;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.reading.PageView.PageLink;
import org.findbuch.reading.SearchView.HitView;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pagination;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a document shows.
 *
 * @param shown the original that the page is about
 * @param isOlder whether there is a newer one
 * @param query what is searched for inside it; empty for nothing
 * @param inside where that stands, a page of it; null where it stands nowhere
 * @param leaves its pages, in stretches that can be taken in
 * @param first address of the first page, where there is one to read
 * @param coverage how much of it a search can look into
 */
public record DocumentPage(
    PageFrame frame,
    DocumentView document,
    OriginalView shown,
    boolean isOlder,
    String query,
    @Nullable HitView inside,
    Pagination steps,
    List<Stretch> leaves,
    @Nullable String first,
    String extent,
    @Nullable String coverage,
    Citation citation,
    String address) {

  /** Pages one after the other. */
  public record Stretch(String label, List<PageLink> pages) {}

  public boolean isRead() {
    return document.state() == State.SEARCHABLE;
  }

  public boolean isUnreadable() {
    return document.state() == State.UNREADABLE;
  }

  public boolean isWaiting() {
    return document.state() == State.RECEIVED;
  }
}
