package org.findbuch.web.arranging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;
import org.findbuch.reading.SearchView.CollectionRef;
import org.findbuch.reading.SearchView.HitView;
import org.findbuch.web.arranging.ArrangingPage.Entry;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.page.PageFrame;
import org.jspecify.annotations.Nullable;

/** What is in a collection and can be put in order. */
final class CollectionEntries {
  /** So many documents are listed, those with a number besides. */
  static final int MOST = 100;

  private final Exchange exchange;
  private final Library library;
  private final CollectionView of;
  private final CollectionAnswer answer;

  CollectionEntries(Exchange exchange, CollectionView of, CollectionAnswer answer)
      throws IOException {
    this.exchange = exchange;
    this.library = exchange.library();
    this.of = of;
    this.answer = answer;
  }

  /** One of them as it is found, without what tells it from others. */
  private record Found(String title, String note, boolean isDocument) {}

  /** First what has a place, then the collections, then the documents. */
  List<Entry> all() throws IOException {
    Map<String, Found> found = new LinkedHashMap<>();
    Map<String, Found> others = children();
    others.putAll(documents());
    for (String id : answer.form().order()) {
      Optional<Found> placed = Optional.ofNullable(others.remove(id));
      if (placed.isEmpty() && DocumentId.parse(id).isPresent()) {
        placed = library.document(new DocumentId(id)).map(this::found);
      }
      placed.ifPresent(one -> found.put(id, one));
    }
    found.putAll(others);
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, Found> each : found.entrySet()) {
      entries.add(entry(each.getKey(), each.getValue(), found));
    }
    return entries;
  }

  private Map<String, Found> children() throws IOException {
    Map<String, Found> found = new LinkedHashMap<>();
    for (CollectionRef child : of.children()) {
      Optional<Collection> collection = library.shelves().shown(child.id());
      if (collection.isPresent()) {
        String note =
            PageFrame.dated(
                library.wording().name(collection.get().kind()), collection.get().start());
        found.put(child.id().value(), new Found(child.title(), note, false));
      }
    }
    return found;
  }

  /** The first hundred by title. */
  private Map<String, Found> documents() throws IOException {
    Map<String, Found> found = new LinkedHashMap<>();
    try {
      SearchRequest inside =
          SearchRequest.of(new Query.Everything())
              .choosing(Map.of(Facet.COLLECTION, List.of(of.id().value())))
              .sorted(Sort.TITLE)
              .page(1, MOST);
      for (HitView hit : library.search("", inside).hits()) {
        found.put(hit.id().value(), new Found(hit.title(), note(hit.dateLabel()), true));
      }
    } catch (IndexNotReadyException notYet) {
      DocumentFilter own = new DocumentFilter(Access.STAFF, null, null, of.id());
      for (DocumentView document : library.documents(own, 1, MOST)) {
        found.put(document.id().value(), found(document));
      }
    }
    return found;
  }

  private Found found(DocumentView document) {
    DocumentDate date = document.date();
    return new Found(
        document.title(), note(date == null ? null : library.wording().date(date)), true);
  }

  private String note(@Nullable String date) {
    String what = exchange.texts().say("arrange.document");
    return date == null ? what : what + ", " + date;
  }

  private Entry entry(String id, Found one, Map<String, Found> all) throws IOException {
    boolean isShared =
        all.values().stream().filter(each -> each.title().equalsIgnoreCase(one.title())).count()
            > 1;
    String field = CollectionForm.PLACE + id;
    String typed = answer.form().of(field);
    String wrong = answer.wrong().get(field);
    int at = answer.form().order().indexOf(id);
    return new Entry(
        id,
        one.title(),
        isShared ? one.note() + file(id, one) + ", " + id : one.note(),
        answer.form().words().containsKey(field) ? typed : at < 0 ? "" : String.valueOf(at + 1),
        wrong == null ? null : exchange.texts().say("arrange.wrong." + wrong, typed));
  }

  /** The name of its file, behind a comma. */
  private String file(String id, Found one) throws IOException {
    Optional<DocumentView> document =
        one.isDocument() ? library.document(new DocumentId(id)) : Optional.empty();
    return document.map(view -> ", " + view.newest().name()).orElse("");
  }
}
