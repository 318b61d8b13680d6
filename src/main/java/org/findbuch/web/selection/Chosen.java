package org.findbuch.web.selection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;
import org.findbuch.reading.PageView.PageLink;
import org.findbuch.web.cite.Cited;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Gone;
import org.findbuch.web.exchange.Selection;
import org.jspecify.annotations.Nullable;

/**
 * What a selection holds for everybody, whoever looks at it: it can be sent on.
 *
 * @param entries in the order of the selection
 */
record Chosen(Selection selection, List<Found> entries) {

  /**
   * An entry and what it leads to.
   *
   * @param cited null where it leads to nothing
   * @param gone what is said where the document was taken back; else null
   */
  record Found(Selection.Entry entry, @Nullable Cited cited, @Nullable String gone) {}

  static Chosen of(Exchange exchange) throws IOException {
    Selection selection = Selection.of(exchange);
    Library library = library(exchange);
    Map<DocumentId, Optional<DocumentView>> documents = new LinkedHashMap<>();
    List<Found> entries = new ArrayList<>();
    for (Selection.Entry entry : selection.entries()) {
      Optional<DocumentView> document = documents.get(entry.document());
      if (document == null) {
        document = library.document(entry.document());
        documents.put(entry.document(), document);
      }
      entries.add(found(exchange, library, entry, document));
    }
    return new Chosen(selection, entries);
  }

  /** What everybody may read. */
  static Library library(Exchange exchange) {
    return exchange.libraries().open(Access.PUBLIC, exchange.library().wording());
  }

  /** What there is, in order. */
  List<Cited> cited() {
    return entries.stream().map(Found::cited).filter(Objects::nonNull).toList();
  }

  /** The documents of it, each once. */
  List<DocumentView> documents() {
    Map<DocumentId, DocumentView> each = new LinkedHashMap<>();
    cited().forEach(cited -> each.putIfAbsent(cited.document().id(), cited.document()));
    return List.copyOf(each.values());
  }

  private static Found found(
      Exchange exchange, Library library, Selection.Entry entry, Optional<DocumentView> document)
      throws IOException {
    if (document.isEmpty() || document.get().publication().leavesTombstone()) {
      String gone =
          Gone.problem(exchange, entry.document())
              .map(problem -> problem.detail(exchange.texts()))
              .orElse(null);
      return new Found(entry, null, gone);
    }
    if (entry.page() == 0) {
      return new Found(entry, new Cited(document.get(), null), null);
    }
    List<PageLink> pages = library.pages(entry.document(), null, null);
    Cited cited =
        entry.page() > pages.size() ? null : new Cited(document.get(), pages.get(entry.page() - 1));
    return new Found(entry, cited, null);
  }
}
