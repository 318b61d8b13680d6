package org.findbuch.web.search;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.findbuch.document.Facet;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.Library;
import org.findbuch.reading.SearchView.FacetValue;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.jspecify.annotations.Nullable;

/**
 * {@code /ueberblick}: how many documents there are on each topic from each year, every number a
 * way into the search. It costs one question for the topics, one for the years, and one for the
 * years of each topic: none of them reads a document.
 */
public record OverviewPages(Pages pages) {
  private static final int MOST_TOPICS = 30;
  private static final int MOST_YEARS = 30;

  /**
   * What the page shows.
   *
   * @param years the latest that there is anything from, the newest first: where there is no room
   *     for all of them, the last ones have to be looked for
   * @param hasMoreTopics whether there are more than stand here
   * @param before the first of the years, where there is something older; else null
   */
  public record OverviewPage(
      PageFrame frame,
      List<FacetValue> years,
      List<Row> rows,
      boolean hasMoreTopics,
      @Nullable String before) {}

  /** A topic. */
  public record Row(FacetValue topic, List<Cell> cells) {}

  /**
   * What there is on a topic from a year.
   *
   * @param shade from 0 for nothing to 3 for much, as the table shows it
   */
  public record Cell(String year, long count, String url, int shade) {}

  public void html(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Library library = exchange.library();
    List<FacetValue> topics = values(library, Facet.TOPIC, Map.of());
    List<FacetValue> all =
        values(library, Facet.YEAR, Map.of()).stream()
            .filter(year -> year.count() > 0)
            .sorted(Comparator.comparing(FacetValue::value).reversed())
            .toList();
    List<FacetValue> years = all.subList(0, Math.min(MOST_YEARS, all.size()));
    List<Map<String, Long>> counts = new ArrayList<>();
    List<FacetValue> shown = topics.stream().limit(MOST_TOPICS).toList();
    for (FacetValue topic : shown) {
      Map<String, Long> byYear = new HashMap<>();
      values(library, Facet.YEAR, Map.of(Facet.TOPIC, List.of(topic.value())))
          .forEach(year -> byYear.put(year.value(), year.count()));
      counts.add(byYear);
    }
    long most =
        counts.stream().flatMap(row -> row.values().stream()).mapToLong(n -> n).max().orElse(1);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      FacetValue topic = shown.get(i);
      Map<String, Long> byYear = counts.get(i);
      rows.add(
          new Row(
              topic,
              years.stream()
                  .map(year -> cell(topic, year, byYear.getOrDefault(year.value(), 0L), most))
                  .toList()));
    }
    PageFrame frame =
        pages.frame(exchange, exchange.texts().say("overview.title"), "", "/ueberblick");
    pages.render(
        http,
        "overview.jte",
        new OverviewPage(
            frame,
            years,
            rows,
            topics.size() > shown.size(),
            all.size() > years.size() ? years.getLast().value() : null));
  }

  private static Cell cell(FacetValue topic, FacetValue year, long count, long most) {
    String url = "/search?topic=" + Addresses.escaped(topic.value()) + "&year=" + year.value();
    int shade = count == 0 ? 0 : 1 + (int) Math.min(2, 3 * (count - 1) / Math.max(1, most));
    return new Cell(year.value(), count, url, shade);
  }

  private static List<FacetValue> values(
      Library library, Facet facet, Map<Facet, List<String>> chosen) throws IOException {
    SearchRequest everything = SearchRequest.of(new Query.Everything()).choosing(chosen).page(1, 1);
    return library.values("", everything, facet, "");
  }
}
