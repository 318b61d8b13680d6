package org.findbuch.web.holdings;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.Kind;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;
import org.findbuch.reading.Shelves;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.jspecify.annotations.Nullable;

/** {@code /vergleich}: several conferences side by side; which, stands in the address. */
public record ComparisonPages(Pages pages) {
  /** More columns nobody takes in. */
  private static final int MOST = 6;

  private static final int MOST_DOCUMENTS = 200;

  /**
   * What the page shows.
   *
   * @param columns in the order of the address
   * @param choices all conferences, the newest first
   * @param criteria that any of them meets, by name
   * @param isCut whether more was asked for than fits side by side
   * @param isUnknown whether something was asked for that there is not
   */
  public record ComparisonPage(
      PageFrame frame,
      List<Column> columns,
      List<CollectionView> choices,
      Set<String> criteria,
      boolean isCut,
      boolean isUnknown) {

    public boolean isChosen(CollectionView choice) {
      return columns.stream().anyMatch(column -> column.of().id().equals(choice.id()));
    }

    /** The same without one of them. */
    public String without(Column left) {
      return url(
          columns.stream()
              .filter(column -> !column.equals(left))
              .map(column -> column.of().id())
              .toList());
    }
  }

  /**
   * A conference.
   *
   * @param kinds how many documents it has of each
   * @param resolutions that were made there, and what points to them
   */
  public record Column(
      CollectionView of, Map<String, Integer> kinds, List<DocumentView> resolutions) {}

  /** The address of a comparison. */
  static String url(List<CollectionId> ids) {
    return "/vergleich?"
        + ids.stream()
            .map(id -> "c=" + Addresses.escaped(id.value()))
            .collect(Collectors.joining("&"));
  }

  public void html(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Library library = exchange.library();
    List<CollectionView> all = library.shelves().all();
    Map<CollectionId, CollectionView> chosen = new LinkedHashMap<>();
    boolean isUnknown = false;
    for (String value : http.queryParams("c")) {
      var found =
          CollectionId.parse(value).isEmpty()
              ? null
              : find(all, library.shelves().current(new CollectionId(value)));
      isUnknown |= found == null && !value.isBlank();
      if (found != null) {
        chosen.putIfAbsent(found.id(), found);
      }
    }
    List<Column> columns = new ArrayList<>();
    Set<String> criteria = new TreeSet<>();
    for (CollectionView view : chosen.values().stream().limit(MOST).toList()) {
      columns.add(column(exchange, view));
      criteria.addAll(view.criteria());
    }
    List<CollectionView> choices =
        Shelves.newestFirst(
            all.stream().filter(view -> view.kind() == CollectionKind.CONFERENCE).toList());
    PageFrame frame = pages.frame(exchange, exchange.texts().say("compare.title"), "", null);
    http.header("X-Robots-Tag", "noindex");
    pages.render(
        http,
        "comparison.jte",
        new ComparisonPage(
            frame, columns, choices, criteria, chosen.size() > columns.size(), isUnknown));
  }

  private static @Nullable CollectionView find(List<CollectionView> all, CollectionId id) {
    return all.stream().filter(view -> view.id().equals(id)).findFirst().orElse(null);
  }

  private static Column column(Exchange exchange, CollectionView view) throws IOException {
    DocumentFilter own = new DocumentFilter(exchange.access(), null, null, view.id());
    Map<String, Integer> kinds = new LinkedHashMap<>();
    List<DocumentView> resolutions = new ArrayList<>();
    for (DocumentView document : exchange.library().documents(own, 1, MOST_DOCUMENTS)) {
      kinds.merge(document.kindLabel(), 1, Integer::sum);
      if (document.kind() == Kind.RESOLUTION) {
        resolutions.add(document);
      }
    }
    return new Column(view, kinds, resolutions);
  }
}
