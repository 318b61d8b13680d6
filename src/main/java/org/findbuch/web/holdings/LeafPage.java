package org.findbuch.web.holdings;

import java.util.List;
import org.findbuch.document.Format;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.reading.PageView;
import org.findbuch.web.cite.Citation;
import org.findbuch.web.cite.CitationTags;
import org.findbuch.web.page.PageFrame;

/**
 * What one page of a document shows, or two.
 *
 * @param shown the original that the page belongs to
 * @param page that was asked for
 * @param leaves it, or it and its neighbour, in their order
 * @param views the same page in each arrangement; none where it has no picture
 * @param path of the original's pages, whose pictures stand below it
 * @param total how many pages there are; 0 where counting them says nothing
 * @param forms the page for reference managers
 */
public record LeafPage(
    PageFrame frame,
    DocumentView document,
    OriginalView shown,
    PageView page,
    Arrangement arrangement,
    List<ShownLeaf> leaves,
    List<View> views,
    Turning turning,
    String path,
    long total,
    String documentUrl,
    Citation citation,
    List<CitationTags.Link> forms) {

  /** The page in an arrangement. */
  public record View(Arrangement arrangement, String url) {}

  public boolean isPictured() {
    return leaves.stream().anyMatch(ShownLeaf::isPictured);
  }

  /** How it is laid out: one page alone is no book, and without a picture there is only text. */
  public String layout() {
    if (!isPictured()) {
      return "alone";
    }
    boolean isOne = arrangement == Arrangement.TWO && leaves.size() == 1;
    return "reader " + (isOne ? Arrangement.BESIDE : arrangement).code();
  }

  public boolean isShown(int number) {
    return leaves.stream().anyMatch(leaf -> leaf.page().page() == number);
  }

  /** Whether browsers open the original at this page; others they only save. */
  public boolean opensHere() {
    return shown.format() == Format.PDF;
  }

  /** The address of the small picture of a page. */
  public String picture(int number) {
    return path + "/" + number + ".png?w=200";
  }
}
