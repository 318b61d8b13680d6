package org.findbuch.reading;

import java.io.IOException;
import java.util.List;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.PageHead;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.index.Searcher;
import org.findbuch.query.QueryParser;
import org.findbuch.query.QueryTooLongException;
import org.jspecify.annotations.Nullable;

/** Puts one page before a reader: its text, its marks, and where else the words stand. */
record PageReading(Archive archive, Searcher searcher, Wording wording) {
  /** Pages before the one that is read, and as many after it. */
  private static final int MOST_AROUND = 50;

  PageView.Leaf leaf(
      Holding holding, Original original, boolean newest, Page page, @Nullable String query)
      throws IOException {
    List<PageHead> heads = archive.pages(original);
    int count = heads.size();
    Place place = new Place(holding.id(), newest ? null : original.number(), query);
    boolean older = original.number() < holding.document().newest().number();
    PageView view =
        new PageView(
            page.number(),
            wording.place(original.format().unit(), page.label()),
            page.text(),
            page.state(),
            page.quality(),
            page.reader(),
            PageView.BlockView.of(page.structure(), page.text()),
            marks(holding, page, query),
            original.number(),
            count,
            newest ? found(holding, heads, page.number(), query) : List.of(),
            page.number() > 1 ? place.of(page.number() - 1) : null,
            page.number() < count ? place.of(page.number() + 1) : null,
            older ? Addresses.document(holding.id()) : null);
    return new PageView.Leaf(view, PageView.Boxes.of(page, view.marks()));
  }

  /** Addresses of the pages of one original, the query carried along. */
  private record Place(DocumentId id, @Nullable Integer original, @Nullable String query) {
    String of(int page) {
      return original == null
          ? Addresses.page(id, page, query)
          : Addresses.versionPage(id, original, page, query);
    }
  }

  private List<Mark> marks(Holding holding, Page page, @Nullable String query) throws IOException {
    if (query == null || query.isBlank()) {
      return List.of();
    }
    try {
      return searcher.marks(QueryParser.parse(query).query(), holding.language(), page.text());
    } catch (QueryTooLongException tooLong) {
      // The page itself can be read whatever stands behind its address.
      return List.of();
    }
  }

  /** Pages around this one that hold the words; none while there is no index to ask. */
  private List<PageView.PageLink> found(
      Holding holding, List<PageHead> heads, int page, @Nullable String query) throws IOException {
    if (query == null || query.isBlank()) {
      return List.of();
    }
    try {
      List<Integer> numbers = searcher.pages(QueryParser.parse(query).query(), holding.id());
      int here = (int) numbers.stream().filter(number -> number < page).count();
      return numbers
          .subList(Math.max(0, here - MOST_AROUND), Math.min(numbers.size(), here + MOST_AROUND))
          .stream()
          .filter(number -> number <= heads.size())
          .map(number -> link(holding, heads.get(number - 1), query))
          .toList();
    } catch (QueryTooLongException | IndexNotReadyException none) {
      return List.of();
    }
  }

  private PageView.PageLink link(Holding holding, PageHead head, String query) {
    return new PageView.PageLink(
        head.number(),
        wording.place(holding.format().unit(), head.label()),
        Addresses.page(holding.id(), head.number(), query));
  }
}
