package org.findbuch.web.holdings;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.Facet;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;
import org.findbuch.reading.Shelves;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.findbuch.web.zip.ParcelSize;
import org.jspecify.annotations.Nullable;

/** {@code /vergleich}: several conferences side by side; which, stands in the address. */
public record ComparisonPages(Pages pages) {
  private static final int MOST_DOCUMENTS = 200;

  /**
   * What the page shows.
   *
   * @param columns in the order of the address
   * @param choices all conferences, the newest first
   * @param criteria that any of them meets, by name
   * @param parcel what of all of them can be taken along as a ZIP; null where that is nothing
   */
  public record ComparisonPage(
      PageFrame frame,
      Compared compared,
      List<Column> columns,
      List<CollectionView> choices,
      Set<String> criteria,
      @Nullable ParcelSize parcel) {

    public boolean isChosen(CollectionView choice) {
      return compared.ids().contains(choice.id());
    }

    /** The same without one of them. */
    public String without(Column left) {
      return Compared.url(
          compared.ids().stream().filter(id -> !id.equals(left.of().id())).toList());
    }

    /** The ZIP of all of them, in the language of the page. */
    public String zip() {
      return compared.zip(frame.links().chosen());
    }
  }

  /**
   * A conference.
   *
   * @param kinds how many documents it has of each, with those of what is below it
   * @param resolutions that were made there, and what points to them
   */
  public record Column(
      CollectionView of, Map<String, Long> kinds, List<DocumentView> resolutions) {}

  public void html(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Compared compared = Compared.of(http, exchange.library());
    List<Column> columns = new ArrayList<>();
    Set<String> criteria = new TreeSet<>();
    for (CollectionView view : compared.conferences()) {
      columns.add(
          new Column(view, kinds(exchange, view.id()), Resolutions.of(exchange, view.id())));
      criteria.addAll(view.criteria());
    }
    List<CollectionView> choices =
        Shelves.newestFirst(
            exchange.library().shelves().all().stream()
                .filter(view -> view.kind() == CollectionKind.CONFERENCE)
                .toList());
    PageFrame frame = pages.frame(exchange, exchange.texts().say("compare.title"), "", null);
    http.header("X-Robots-Tag", "noindex");
    ParcelSize parcel = CollectionPages.parcel(exchange, compared.ids());
    pages.render(
        http,
        "comparison.jte",
        new ComparisonPage(frame, compared, columns, choices, criteria, parcel));
  }

  private static Map<String, Long> kinds(Exchange exchange, CollectionId id) throws IOException {
    Library library = exchange.library();
    Map<String, Long> kinds = new LinkedHashMap<>();
    try {
      SearchRequest inside =
          SearchRequest.of(new Query.Everything())
              .choosing(Map.of(Facet.COLLECTION, List.of(id.value())))
              .page(1, 1);
      library
          .search("", inside)
          .facets()
          .getOrDefault(Facet.KIND, List.of())
          .forEach(kind -> kinds.put(kind.label(), kind.count()));
    } catch (IndexNotReadyException notYet) {
      // The catalogue knows the documents of this very collection without an index.
      DocumentFilter own = new DocumentFilter(exchange.access(), null, null, id);
      for (DocumentView document : library.documents(own, 1, MOST_DOCUMENTS)) {
        kinds.merge(document.kindLabel(), 1L, Long::sum);
      }
    }
    return kinds;
  }
}
