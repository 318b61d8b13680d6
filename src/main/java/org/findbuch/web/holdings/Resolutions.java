package org.findbuch.web.holdings;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Facet;
import org.findbuch.document.Kind;
import org.findbuch.document.RelationType;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;
import org.findbuch.reading.SearchView.HitView;
import org.findbuch.web.exchange.Exchange;

/** Resolutions that were made at a conference: said to be, or lying there as such. */
final class Resolutions {
  private static final int MOST = 50;

  private Resolutions() {}

  /** The oldest first. */
  static List<DocumentView> of(Exchange exchange, CollectionId id) throws IOException {
    Library library = exchange.library();
    return inside(library, exchange.access(), id).stream()
        .filter(
            document ->
                document.kind() == Kind.RESOLUTION
                    || document.relations().stream()
                        .anyMatch(
                            relation ->
                                relation.type() == RelationType.IS_RESOLUTION_OF
                                    && relation.target().equals(id.value())))
        .sorted(
            Comparator.comparing(document -> document.date() == null ? "" : document.date().text()))
        .toList();
  }

  /** All that may be one: what a conference resolves also stands in its documentation. */
  private static List<DocumentView> inside(Library library, Access access, CollectionId id)
      throws IOException {
    try {
      SearchRequest request =
          SearchRequest.of(new Query.Everything())
              .choosing(
                  Map.of(
                      Facet.COLLECTION,
                      List.of(id.value()),
                      Facet.KIND,
                      List.of(Kind.RESOLUTION.code(), Kind.DOCUMENTATION.code())))
              .sorted(Sort.OLDEST)
              .page(1, MOST);
      return library.documents(
          library.search("", request).hits().stream().map(HitView::id).toList());
    } catch (IndexNotReadyException notYet) {
      return library.documents(new DocumentFilter(access, null, null, id), 1, MOST);
    }
  }
}
