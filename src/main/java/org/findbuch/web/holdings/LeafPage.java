package org.findbuch.web.holdings;

import java.util.List;
import org.findbuch.document.PageState;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.PageView;
import org.findbuch.reading.PageView.PageLink;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.TextBlock;
import org.jspecify.annotations.Nullable;

/**
 * What one page of a document shows.
 *
 * @param blocks its text, the found words apart
 * @param tables the address of its tables, without their number
 * @param total how many pages there are; 0 where counting them says nothing
 * @param nextFound the next page that also holds the words
 */
public record LeafPage(
    PageFrame frame,
    DocumentView document,
    PageView page,
    List<TextBlock> blocks,
    String tables,
    long total,
    @Nullable PageLink nextFound,
    String documentUrl,
    String originalUrl,
    Citation citation) {
  /** The key of the sentence for a page without text. */
  public String missing() {
    PageState state = page.state();
    if (state == PageState.TEXT || state == PageState.OCR) {
      return "page.blank";
    }
    boolean waits = document.pages().waiting() > 0 && page.original() == document.newest().number();
    return waits && state == PageState.UNREAD ? "page.waiting" : "page." + state.code();
  }
}
