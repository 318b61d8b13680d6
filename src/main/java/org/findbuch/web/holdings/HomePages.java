package org.findbuch.web.holdings;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.Facet;
import org.findbuch.document.Kind;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;
import org.findbuch.reading.SearchView;
import org.findbuch.reading.SearchView.FacetValue;
import org.findbuch.reading.SearchView.HitView;
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
   * @param precedents what another city may use again; null where there is nothing
   */
  public record HomePage(
      PageFrame frame,
      @Nullable SitePage words,
      long documents,
      long pages,
      long searchablePages,
      List<CollectionView> conferences,
      List<DocumentView> newest,
      List<FacetValue> topics,
      @Nullable Precedents precedents) {
    public String cover() {
      return words == null ? frame.say("home.cover") : words.title();
    }
  }

  /**
   * Concepts, resolutions and evaluations whose licence lets others use them.
   *
   * @param newest of them
   * @param url of the search for all of them
   */
  public record Precedents(List<HitView> newest, long count, String url) {}

  /** What shows others how something was done and what came of it. */
  private static final List<String> PRECEDENTS =
      Stream.of(Kind.RESOLUTION, Kind.EVALUATION, Kind.PROJECT).map(Kind::code).toList();

  private static final DocumentFilter PUBLIC = DocumentFilter.all(Access.PUBLIC);
  private static final int SHOWN = 4;
  private static final int NEWEST = 3;
  private static final int TOPICS = 8;

  public void html(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Library library = exchange.library();
    Map<Facet, List<FacetValue>> all = facets(library);
    StatusView status = reading.status(Access.PUBLIC);
    PageFrame frame = pages.frame(exchange, "", "", "/");
    pages.render(
        http,
        "home.jte",
        new HomePage(
            frame,
            frame.folder().home(frame.language()).orElse(null),
            library.count(PUBLIC),
            status.totalPages(),
            status.searchablePages(),
            conferences(library),
            library.documents(PUBLIC, 1, NEWEST),
            facet(all, Facet.TOPIC).stream().limit(TOPICS).toList(),
            precedents(library, facet(all, Facet.LICENCE))));
  }

  private static List<CollectionView> conferences(Library library) throws IOException {
    return Shelves.newestFirst(
        library.shelves().all().stream()
            .filter(collection -> collection.kind() == CollectionKind.CONFERENCE)
            .toList());
  }

  /** The first page stands also while the index is being built. */
  private static Map<Facet, List<FacetValue>> facets(Library library) throws IOException {
    try {
      return library.search("", SearchRequest.of(new Query.Everything()).page(1, 1)).facets();
    } catch (IndexNotReadyException notYet) {
      return Map.of();
    }
  }

  private static List<FacetValue> facet(Map<Facet, List<FacetValue>> all, Facet facet) {
    return all.getOrDefault(facet, List.of());
  }

  private static @Nullable Precedents precedents(Library library, List<FacetValue> licences)
      throws IOException {
    List<String> open =
        licences.stream()
            .map(FacetValue::value)
            .filter(value -> Licence.of(value, "de").terms().allowsReuse())
            .toList();
    if (open.isEmpty()) {
      return null;
    }
    SearchRequest request =
        SearchRequest.of(new Query.Everything())
            .choosing(Map.of(Facet.KIND, PRECEDENTS, Facet.LICENCE, open))
            .sorted(Sort.NEWEST)
            .page(1, SHOWN);
    SearchView found = library.search("", request);
    String url =
        Stream.concat(
                PRECEDENTS.stream().map(kind -> "kind=" + kind),
                open.stream().map(licence -> "licence=" + Addresses.escaped(licence)))
            .collect(Collectors.joining("&", "/search?", "&sort=newest"));
    return found.total() == 0 ? null : new Precedents(found.hits(), found.total(), url);
  }
}
