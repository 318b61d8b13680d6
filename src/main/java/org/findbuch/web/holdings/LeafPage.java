package org.findbuch.web.holdings;

import java.util.List;
import org.findbuch.document.PageState;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.PageView;
import org.findbuch.reading.PageView.Boxes;
import org.findbuch.reading.PageView.PageLink;
import org.findbuch.web.cite.CitationTags;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.TextBlock;
import org.jspecify.annotations.Nullable;

/**
 * What one page of a document shows.
 *
 * @param picture of it; null where there is none
 * @param blocks its text, the found words apart
 * @param tables the address of its tables, without their number
 * @param total how many pages there are; 0 where counting them says nothing
 * @param forms the page for reference managers
 * @param nextFound the next page that also holds the words
 */
public record LeafPage(
    PageFrame frame,
    DocumentView document,
    PageView page,
    @Nullable Picture picture,
    List<TextBlock> blocks,
    String tables,
    long total,
    @Nullable PageLink nextFound,
    String documentUrl,
    String originalUrl,
    Citation citation,
    List<CitationTags.Link> forms) {
  /**
   * What the page looks like.
   *
   * @param path of its document
   * @param boxes where the found words stand on it
   * @param isDrawable unless it was tried in vain
   */
  public record Picture(String path, Boxes boxes, boolean isDrawable) {
    /** Of those who do not say how large the page is most are A4. */
    private static final int[] LIKELY = {595, 842};

    public String address(int columns) {
      return path + "/" + boxes.page() + ".png?w=" + columns;
    }

    public int width() {
      return boxes.areKnown() ? Math.round(boxes.width()) : LIKELY[0];
    }

    public int height() {
      return boxes.areKnown() ? Math.round(boxes.height()) : LIKELY[1];
    }

    public List<Boxes.Rectangle> marked() {
      return boxes.boxes().stream().flatMap(word -> word.rectangles().stream()).toList();
    }
  }

  public boolean isPictured() {
    return picture != null && picture.isDrawable();
  }

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
