package org.findbuch.web.page;

import java.util.List;
import org.findbuch.document.Format;
import org.findbuch.reading.SearchView.PassageView;

/**
 * A piece of a page with its place.
 *
 * @param total how many pages there are; 0 where counting them says nothing
 */
public record Passage(int page, String label, long total, String url, List<TextRun> runs) {

  public static Passage of(PassageView view, Format format, int pages, Links links) {
    return new Passage(
        view.page(),
        view.label(),
        format.unit().isNamed() ? 0 : pages,
        links.to(view.url()),
        TextRun.of(view.text(), view.marks()));
  }
}
