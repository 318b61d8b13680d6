package org.findbuch.web.holdings;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.document.Kind;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;
import org.findbuch.reading.SearchView;
import org.findbuch.reading.SearchView.CollectionRef;
import org.findbuch.reading.Shelves;
import org.findbuch.reading.Wording;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.holdings.CollectionPage.Book;
import org.findbuch.web.holdings.CollectionPage.Shelf;
import org.findbuch.web.page.Links;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.findbuch.web.zip.Finds;
import org.findbuch.web.zip.ParcelSize;
import org.jspecify.annotations.Nullable;

/** {@code /c} and {@code /c/{id}}: conferences, series and projects. */
public record CollectionPages(Pages pages) {
  /** What the list of collections shows: each that holds others with them, then the rest. */
  public record CollectionsPage(
      PageFrame frame, List<CollectionsPage.Section> sections, boolean isComparable) {

    /**
     * Collections that belong together.
     *
     * @param head what holds them; null for those that nothing holds
     */
    public record Section(@Nullable CollectionView head, List<CollectionView> entries) {}
  }

  private static final int MOST_BOOKS = 100;

  /** What a conference was about comes first, then what it decided, who spoke, how it went on. */
  private static final List<Kind> KINDS =
      List.of(
          Kind.DOCUMENTATION,
          Kind.RESOLUTION,
          Kind.PRESENTATION,
          Kind.PROGRAMME,
          Kind.MINUTES,
          Kind.EVALUATION,
          Kind.REPORT,
          Kind.PROJECT,
          Kind.PUBLICATION,
          Kind.FLYER,
          Kind.OTHER);

  public void list(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    PageFrame frame = pages.frame(exchange, exchange.texts().say("collections.title"), "", "/c");
    List<CollectionView> all = exchange.library().shelves().all();
    pages.render(
        http,
        "collections.jte",
        new CollectionsPage(
            frame, sections(all), all.stream().filter(CollectionPages::isConference).count() > 1));
  }

  private static boolean isConference(CollectionView view) {
    return view.kind() == CollectionKind.CONFERENCE;
  }

  public void one(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    CollectionId id = Address.collection(http);
    CollectionId current = exchange.library().shelves().current(id);
    if (!current.equals(id)) {
      http.redirect(
          Address.moved(http, Addresses.collection(current)), HttpStatus.MOVED_PERMANENTLY);
      return;
    }
    List<CollectionView> all = exchange.library().shelves().all();
    CollectionView collection =
        all.stream()
            .filter(view -> view.id().equals(id))
            .findFirst()
            .orElseThrow(Problem.NOT_FOUND::exception);
    PageFrame frame =
        pages.frame(
            exchange,
            PageFrame.dated(collection.title(), collection.start()),
            "",
            collection.url());
    List<CollectionView> ruler = ruler(collection, all);
    int at = ruler.indexOf(collection);
    Books books = books(exchange, collection);
    pages.render(
        http,
        "collection.jte",
        new CollectionPage(
            frame,
            collection,
            ruler.size() < 2 ? List.of() : ruler,
            Shelves.children(collection, all),
            books.shelves(),
            Resolutions.of(exchange, id),
            Math.max(0, books.total() - books.count()),
            at > 0 ? reference(ruler.get(at - 1)) : null,
            at >= 0 && at < ruler.size() - 1 ? reference(ruler.get(at + 1)) : null,
            parcel(exchange, List.of(id))));
  }

  /**
   * What of some collections can be taken along, whoever asks; null while nobody knows, or where it
   * is nothing.
   */
  static @Nullable ParcelSize parcel(Exchange exchange, List<CollectionId> ids) throws IOException {
    if (ids.isEmpty()) {
      return null;
    }
    Library everybodys = exchange.libraries().open(Access.PUBLIC, exchange.library().wording());
    try {
      ParcelSize size = Finds.in(ids, everybodys).size();
      return size.isEmpty() ? null : size;
    } catch (IndexNotReadyException notYet) {
      return null;
    }
  }

  private static List<CollectionsPage.Section> sections(List<CollectionView> all) {
    List<CollectionsPage.Section> sections = new ArrayList<>();
    List<CollectionView> alone = new ArrayList<>();
    for (CollectionView view : all) {
      if (!view.children().isEmpty()) {
        sections.add(new CollectionsPage.Section(view, Shelves.children(view, all)));
      } else if (view.parent() == null) {
        alone.add(view);
      }
    }
    if (!alone.isEmpty()) {
      sections.add(new CollectionsPage.Section(null, Shelves.newestFirst(alone)));
    }
    return sections;
  }

  /** Those of its kind below the same parent that have a year, oldest first. */
  private static List<CollectionView> ruler(CollectionView of, List<CollectionView> all) {
    return all.stream()
        .filter(view -> view.start() != null && view.kind() == of.kind())
        .filter(view -> Objects.equals(view.parent(), of.parent()))
        .sorted(Comparator.comparing(view -> String.valueOf(view.start())))
        .toList();
  }

  private static CollectionRef reference(CollectionView view) {
    return new CollectionRef(view.id(), view.title());
  }

  /** Documents on their shelves, and how many there are in all. */
  private record Books(List<Shelf> shelves, int count, long total) {}

  private static Books books(Exchange exchange, CollectionView collection) throws IOException {
    CollectionId id = collection.id();
    Library library = exchange.library();
    Links links = Links.of(exchange);
    // Those with a place of their own come first, and their kinds with them.
    Map<String, List<Book>> byKind = new LinkedHashMap<>();
    Set<DocumentId> first = new HashSet<>();
    for (String entry : collection.order()) {
      Optional<DocumentView> document =
          DocumentId.parse(entry).isPresent() && first.size() < MOST_BOOKS
              ? library.document(new DocumentId(entry))
              : Optional.empty();
      if (document.isPresent() && first.add(document.get().id())) {
        add(byKind, document.get().kindLabel(), book(document.get(), links, exchange));
      }
    }
    for (Kind kind : KINDS) {
      byKind.putIfAbsent(library.wording().name(kind), new ArrayList<>());
    }
    long total;
    try {
      SearchRequest inside =
          SearchRequest.of(new Query.Everything())
              .choosing(Map.of(Facet.COLLECTION, List.of(id.value())))
              .sorted(Sort.TITLE)
              .page(1, MOST_BOOKS);
      SearchView found = library.search("", inside);
      total = found.total();
      for (SearchView.HitView hit : rest(found.hits(), SearchView.HitView::id, first)) {
        String extent = exchange.texts().extent(hit.format(), hit.pageCount());
        add(
            byKind,
            hit.kindLabel(),
            new Book(
                hit.title(),
                hit.subtitle(),
                links.to(hit.url()),
                extent,
                hit.language(),
                state(hit.publication(), library.wording())));
      }
    } catch (IndexNotReadyException notYet) {
      // The catalogue knows the documents of this very collection without an index.
      DocumentFilter own = new DocumentFilter(exchange.access(), null, null, id);
      total = library.count(own);
      for (DocumentView document :
          rest(library.documents(own, 1, MOST_BOOKS), DocumentView::id, first)) {
        add(byKind, document.kindLabel(), book(document, links, exchange));
      }
    }
    List<Shelf> shelves =
        byKind.entrySet().stream()
            .filter(e -> !e.getValue().isEmpty())
            .map(e -> new Shelf(e.getKey(), e.getValue()))
            .toList();
    return new Books(shelves, byKind.values().stream().mapToInt(List::size).sum(), total);
  }

  /** What fits on the page beside those that have their place. */
  private static <T> List<T> rest(List<T> all, Function<T, DocumentId> id, Set<DocumentId> first) {
    return all.stream()
        .filter(each -> !first.contains(id.apply(each)))
        .limit(MOST_BOOKS - first.size())
        .toList();
  }

  private static @Nullable String state(Publication publication, Wording wording) {
    return publication.isPublic() ? null : wording.name(publication);
  }

  private static Book book(DocumentView document, Links links, Exchange exchange) {
    return new Book(
        document.title(),
        document.text(MetadataField.SUBTITLE),
        links.to(document.url()),
        exchange.texts().extent(document.newest().format(), document.pages().total()),
        document.language(),
        state(document.publication(), exchange.library().wording()));
  }

  private static void add(Map<String, List<Book>> byKind, String kind, Book book) {
    byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(book);
  }
}
