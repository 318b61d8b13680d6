package org.findbuch.reading;

import java.util.List;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.index.SearchResult.Mark;
import org.jspecify.annotations.Nullable;

/**
 * One page of one original.
 *
 * @param original which original, from 1
 * @param label what the page is called ({@code S. 12})
 * @param quality how well the text can be read, in percent
 * @param reader who read the text
 * @param marks found words in the text
 * @param previous address of the page before, if there is one
 * @param newerUrl address of the same page in the newest original, where this is an older one
 */
public record PageView(
    int page,
    String label,
    String text,
    PageState state,
    int quality,
    ReadBy reader,
    List<Mark> marks,
    int original,
    int pageCount,
    List<PageLink> found,
    @Nullable String previous,
    @Nullable String next,
    @Nullable String newerUrl) {

  /** A page that also holds the words. */
  public record PageLink(int page, String label, String url) {}
}
