package org.findbuch.web.zip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;
import org.findbuch.reading.SearchView;
import org.findbuch.web.exchange.PageTexts;

/**
 * All documents that a search finds, in its order.
 *
 * @param ids empty when there are more of them than a ZIP may have files
 * @param total how many there are
 */
public record Finds(List<DocumentId> ids, long total, Library library) {

  /**
   * What words find.
   *
   * @param shape whatever page of it
   */
  public static Finds of(String words, SearchRequest shape, Library library) throws IOException {
    List<DocumentId> ids = new ArrayList<>();
    int size = SearchRequest.LARGEST_SIZE;
    SearchView found = library.search(words, shape.page(1, size));
    long total = found.total();
    if (total > ParcelSize.MOST_FILES) {
      return new Finds(ids, total, library);
    }
    for (int page = 2; ; page++) {
      found.hits().forEach(hit -> ids.add(hit.id()));
      if ((page - 1L) * size >= total) {
        return new Finds(ids, ids.size(), library);
      }
      found = library.search(words, shape.page(page, size));
    }
  }

  /**
   * What is in some collections and all below them, each document once.
   *
   * @param collections at least one, as none would stand for everything
   */
  public static Finds in(List<CollectionId> collections, Library library) throws IOException {
    if (collections.isEmpty()) {
      throw new IllegalArgumentException("no collection, expected at least one");
    }
    List<String> values = collections.stream().map(CollectionId::value).toList();
    return of(
        "",
        SearchRequest.of(new Query.Everything())
            .choosing(Map.of(Facet.COLLECTION, values))
            .sorted(Sort.TITLE),
        library);
  }

  /** Of its files, without asking for more of the records than that. */
  public ParcelSize size() throws IOException {
    return new ParcelSize(total, library.bytes(ids));
  }

  /**
   * The documents, if a ZIP can hold them.
   *
   * @throws org.findbuch.web.exchange.ProblemException when there are none, or too many
   */
  public List<DocumentView> fitting(PageTexts texts) throws IOException {
    size().require(texts);
    return library.documents(ids);
  }
}
