package org.findbuch.web.holdings;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.Facet;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;
import org.findbuch.reading.SearchView.FacetValue;
import org.findbuch.reading.Shelves;
import org.findbuch.reading.StatusReading;
import org.findbuch.reading.StatusView;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.findbuch.web.site.SitePage;
import org.jspecify.annotations.Nullable;

/** {@code /}: the search, and the conferences as a table of contents. */
public record HomePages(StatusReading reading, Pages pages) {
  /**
   * What the first page shows.
   *
   * @param words of the city; null where it has none
   */
  public record HomePage(
      PageFrame frame,
      @Nullable SitePage words,
      long documents,
      long pages,
      long searchablePages,
      List<CollectionView> conferences,
      List<DocumentView> newest,
      List<FacetValue> topics) {
    public String cover() {
      return words == null ? frame.say("home.cover") : words.title();
    }
  }

  private static final int NEWEST = 3;
  private static final int TOPICS = 8;

  public void html(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Library library = exchange.library();
    DocumentFilter all = DocumentFilter.all(Access.PUBLIC);
    StatusView status = reading.status(Access.PUBLIC);
    PageFrame frame = pages.frame(exchange, "", "", "/");
    pages.render(
        http,
        "home.jte",
        new HomePage(
            frame,
            frame.folder().home(frame.language()).orElse(null),
            library.count(all),
            status.totalPages(),
            status.searchablePages(),
            conferences(library),
            library.documents(all, 1, NEWEST),
            topics(library)));
  }

  private static List<CollectionView> conferences(Library library) throws IOException {
    return Shelves.newestFirst(
        library.shelves().all().stream()
            .filter(collection -> collection.kind() == CollectionKind.CONFERENCE)
            .toList());
  }

  /** The first page stands also while the index is being built. */
  private static List<FacetValue> topics(Library library) throws IOException {
    try {
      SearchRequest everything = SearchRequest.of(new Query.Everything()).page(1, 1);
      return library.search("", everything).facets().getOrDefault(Facet.TOPIC, List.of()).stream()
          .limit(TOPICS)
          .toList();
    } catch (IndexNotReadyException notYet) {
      return List.of();
    }
  }
}
