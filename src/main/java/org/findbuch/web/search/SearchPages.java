package org.findbuch.web.search;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.findbuch.document.Facet;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.Library;
import org.findbuch.reading.SearchView;
import org.findbuch.reading.SearchView.HitView;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.Selection;
import org.findbuch.web.page.Links;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.findbuch.web.page.Pagination;
import org.findbuch.web.search.SearchPage.Hit;
import org.findbuch.web.search.SearchPage.Order;
import org.jspecify.annotations.Nullable;

/** {@code /search} for people, {@code /api/search} for scripts. */
public record SearchPages(Pages pages) {
  public static final int SIZE = 10;

  public void json(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Parameters parameters = new Parameters(exchange);
    SearchRequest shape = parameters.search(SIZE);
    ApiJson.answer(http, 200, exchange.library().search(parameters.text("q"), shape));
  }

  public void html(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Parameters parameters = new Parameters(exchange);
    String words = parameters.text("q");
    SearchRequest shape = parameters.search(SIZE);
    Library library = exchange.library();
    SearchView found = library.search(words, shape);
    SearchAddress at = new SearchAddress(words, shape, exchange.chosen(), Selection.of(exchange));
    PageFrame frame = pages.frame(exchange, title(exchange, words, found), words, null);
    long count = count(found, shape);
    pages.render(
        http,
        "search.jte",
        new SearchPage(
            frame,
            at,
            found,
            count,
            found.hits().stream().map(hit -> hit(hit, at, found.answered(), frame)).toList(),
            new Chips(library, exchange.texts()).of(at),
            orders(at, library),
            new Register(library.wording()).groups(at, found.facets()),
            Histogram.of(
                found.facets().getOrDefault(Facet.YEAR, List.of()),
                shape.fromYear(),
                shape.toYear()),
            steps(at, count),
            within(library, shape)));
  }

  private static String title(Exchange exchange, String words, SearchView found) {
    if (words.isBlank()) {
      return exchange.texts().say("search.all", found.total());
    }
    return found.total() == 0
        ? exchange.texts().say("search.title.none", words)
        : exchange.texts().say("search.title", words, found.total());
  }

  private static Hit hit(HitView view, SearchAddress at, String words, PageFrame frame) {
    Links links = frame.links();
    boolean asked = !at.words().isBlank();
    boolean more = view.matchingPages() > view.passages().size() && asked;
    String url = links.to(view.url() + (asked ? "?q=" + Addresses.escaped(words) : ""));
    return new Hit(view, url, more && at.shape().within() == null ? url + "#treffer" : null);
  }

  /** What the list counts: documents, or pages where one document is searched. */
  private static long count(SearchView found, SearchRequest shape) {
    return shape.within() == null || found.query().isBlank()
        ? found.total()
        : found.hits().stream().mapToLong(HitView::matchingPages).sum();
  }

  private static Pagination steps(SearchAddress at, long count) {
    SearchRequest shape = at.shape();
    long reachable =
        Math.min(count, SearchRequest.FARTHEST_HIT / shape.size() * (long) shape.size());
    return Pagination.of(shape.page(), reachable, shape.size(), page -> at.page(page).href());
  }

  private static List<Order> orders(SearchAddress at, Library library) {
    return Arrays.stream(Sort.values())
        .map(
            sort ->
                new Order(
                    library.wording().name(sort),
                    sort == at.shape().sort(),
                    at.sorted(sort).href()))
        .toList();
  }

  private static @Nullable String within(Library library, SearchRequest shape) throws IOException {
    if (shape.within() == null) {
      return null;
    }
    return library.document(shape.within()).map(document -> document.title()).orElse(null);
  }
}
