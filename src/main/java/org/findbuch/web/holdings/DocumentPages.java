package org.findbuch.web.holdings;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.findbuch.document.Collection;
import org.findbuch.document.DocumentId;
import org.findbuch.document.MetadataField;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.ingest.OcrPace;
import org.findbuch.ingest.PagePictures;
import org.findbuch.query.Match;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.Heading;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.reading.DocumentView.PagesView;
import org.findbuch.reading.Library;
import org.findbuch.reading.PageView.PageLink;
import org.findbuch.reading.SearchView.CollectionRef;
import org.findbuch.reading.SearchView.HitView;
import org.findbuch.reading.StatusReading;
import org.findbuch.reading.Surroundings.Difference;
import org.findbuch.reading.Wording;
import org.findbuch.staff.UsageCounter;
import org.findbuch.web.cite.Citation;
import org.findbuch.web.cite.CitationTags;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.Visible;
import org.findbuch.web.holdings.DocumentPage.Around;
import org.findbuch.web.holdings.DocumentPage.StoredFile;
import org.findbuch.web.holdings.DocumentPage.Stretch;
import org.findbuch.web.page.Links;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.findbuch.web.page.Pagination;
import org.jspecify.annotations.Nullable;

/** {@code /d/…}: a document, or one of its files. */
public record DocumentPages(
    Pages pages, StatusReading status, PagePictures pictures, UsageCounter usage) {
  private static final int MOST_INSIDE = 50;
  private static final int STRETCH = 100;
  private static final int MOST_CHANGED = 12;

  public void newest(Context http) throws IOException {
    document(http, null);
  }

  public void version(Context http) throws IOException {
    document(http, Address.number(http, "n"));
  }

  private void document(Context http, @Nullable Integer number) throws IOException {
    Exchange exchange = Exchange.of(http);
    Library library = exchange.library();
    DocumentView document = Visible.document(exchange);
    DocumentId id = document.id();
    OriginalView shown = Visible.original(document, number);
    boolean older = shown.number() < document.newest().number();
    Integer of = older ? number : null;
    Parameters parameters = new Parameters(exchange);
    String query = older ? "" : parameters.text("q");
    int page = parameters.number("page", 1, 1, SearchRequest.FARTHEST_HIT / MOST_INSIDE);
    Optional<HitView> hit = inside(library, id, query, page);
    int matching = hit.map(HitView::matchingPages).orElse(0);
    List<PageLink> links = library.pages(id, of, query);
    PageFrame frame =
        pages.frame(
            exchange, PageFrame.dated(document.title(), document.date()), query, path(id, of));
    pages.render(
        http,
        "document.jte",
        new DocumentPage(
            frame,
            document,
            shown,
            older,
            query,
            hit.orElse(null),
            Pagination.of(page, matching, MOST_INSIDE, at -> inside(frame.links(), id, query, at)),
            outline(library, id, of),
            stretches(links),
            links.isEmpty() ? null : links.getFirst().url(),
            library.drawn(id, of, 1).filter(o -> pictures.paints(o.format())).isPresent(),
            exchange.texts().extent(shown.format(), links.size()),
            older ? null : coverage(document, exchange.texts(), status.ocr()),
            Licence.of(document.text(MetadataField.LICENCE), exchange.texts().language()),
            around(exchange, frame, document, shown, query),
            Citation.of(
                document,
                shown,
                exchange.origin() + Addresses.version(id, shown.number()),
                null,
                exchange.texts()),
            CitationTags.of(document, shown, exchange.origin(), path(id, of), exchange.texts()),
            exchange.origin() + path(id, of),
            usage.of(id)));
  }

  private Around around(
      Exchange exchange, PageFrame frame, DocumentView document, OriginalView shown, String query)
      throws IOException {
    Library library = exchange.library();
    DocumentId id = document.id();
    List<StoredFile> files = new ArrayList<>();
    for (OriginalView original : document.originals().reversed()) {
      int pages = library.pages(id, original.number(), null).size();
      files.add(new StoredFile(original, exchange.texts().extent(original.format(), pages)));
    }
    boolean isHidden = document.pages().total() > document.pages().searchable();
    CollectionRef collection = document.collection();
    Optional<String> asked =
        collection == null
            ? Optional.empty()
            : library.shelves().shown(collection.id()).map(Collection::contact);
    return new Around(
        library.surroundings().found(id, query),
        isHidden ? library.surroundings().unsearchable(id) : List.of(),
        difference(exchange, document, shown),
        files,
        similar(library, id),
        asked.orElse(frame.site().contact()));
  }

  /** None while there is no index to ask. */
  private static List<HitView> similar(Library library, DocumentId id) throws IOException {
    try {
      return library.surroundings().similar(id);
    } catch (IndexNotReadyException notYet) {
      return List.of();
    }
  }

  /** What the newest file has that the one that is shown has not, or else the one before it. */
  private static @Nullable String difference(
      Exchange exchange, DocumentView document, OriginalView shown) throws IOException {
    int newest = document.newest().number();
    int before = Math.min(shown.number(), newest - 1);
    return before < 1
        ? null
        : exchange
            .library()
            .surroundings()
            .difference(document.id(), before, newest)
            .map(difference -> sentence(difference, exchange.texts()))
            .orElse(null);
  }

  private static String sentence(Difference difference, PageTexts texts) {
    if (difference.isNone()) {
      return texts.say("difference.none");
    }
    List<String> parts = new ArrayList<>();
    List<PageLink> changed = difference.changed();
    if (changed == null || !changed.isEmpty()) {
      parts.add(
          changed == null
              ? texts.say("difference.unknown")
              : texts.say(
                  "difference.changed",
                  changed.size(),
                  changed.stream()
                      .limit(MOST_CHANGED)
                      .map(PageLink::label)
                      .collect(
                          Collectors.joining(
                              ", ", "", changed.size() > MOST_CHANGED ? " …" : ""))));
    }
    add(parts, texts, "difference.added", difference.added());
    add(parts, texts, "difference.removed", difference.removed());
    return texts.say("difference.all", String.join("; ", parts));
  }

  /** The document has one address for its newest file, whatever number that has. */
  static String path(DocumentId id, @Nullable Integer number) {
    return number == null ? Addresses.document(id) : Addresses.version(id, number);
  }

  private static String inside(Links links, DocumentId id, String query, int page) {
    String path = Addresses.withQuery(Addresses.document(id), query);
    return links.to(page == 1 ? path : path + "&page=" + page) + "#treffer";
  }

  private static Optional<HitView> inside(Library library, DocumentId id, String query, int page)
      throws IOException {
    if (query.isBlank()) {
      return Optional.empty();
    }
    try {
      SearchRequest inside =
          SearchRequest.of(new Query.Everything())
              .within(id)
              .matching(Match.MOST)
              .page(page, MOST_INSIDE);
      return library.search(query, inside).hits().stream().findFirst();
    } catch (IndexNotReadyException notYet) {
      // The document itself can be read while the index is being built.
      return Optional.empty();
    }
  }

  private static List<Heading> outline(Library library, DocumentId id, @Nullable Integer of)
      throws IOException {
    List<Heading> outline = library.outline(id, of);
    return outline.size() > 1 ? outline : List.of();
  }

  private static List<Stretch> stretches(List<PageLink> links) {
    List<Stretch> stretches = new ArrayList<>();
    for (int start = 0; start < links.size(); start += STRETCH) {
      List<PageLink> some = links.subList(start, Math.min(start + STRETCH, links.size()));
      stretches.add(new Stretch(some.getFirst().label() + " – " + some.getLast().label(), some));
    }
    return stretches;
  }

  /** „82 von 84 Seiten. Zwei enthalten nur Bilder.“ */
  private static @Nullable String coverage(DocumentView document, PageTexts texts, OcrPace ocr) {
    PagesView pages = document.pages();
    if (pages.total() == 0) {
      return null;
    }
    List<String> sentences = new ArrayList<>();
    String unit = document.newest().format().unit().code();
    sentences.add(texts.say("coverage." + unit, pages.searchable(), pages.total()));
    int waiting = pages.waiting();
    if (waiting > 0) {
      sentences.add(
          ocr.installed()
              ? texts.say("coverage.waiting", waiting, ocr.minutes(waiting))
              : texts.say("coverage.waiting.missing", waiting));
    } else {
      add(sentences, texts, "coverage.unread", pages.unread());
      add(sentences, texts, "coverage.garbled", pages.garbled());
    }
    add(sentences, texts, "coverage.ocr", pages.ocr());
    if (pages.truncated()) {
      sentences.add(texts.say("coverage.truncated"));
      if (document.fault() != null) {
        sentences.add(Wording.of(texts.language()).reason(document.fault()));
      }
    }
    return String.join(" ", sentences);
  }

  private static void add(List<String> sentences, PageTexts texts, String key, int count) {
    if (count > 0) {
      sentences.add(texts.say(key, count));
    }
  }
}
