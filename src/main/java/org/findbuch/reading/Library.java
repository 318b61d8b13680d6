package org.findbuch.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.DamagedStoreException;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.OriginalFile;
import org.findbuch.archive.store.PageHead;
import org.findbuch.document.Access;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.DocumentOutline;
import org.findbuch.document.Facet;
import org.findbuch.document.Holding;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.index.Abbreviations;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.SearchResult;
import org.findbuch.index.Searcher;
import org.findbuch.language.EditCost;
import org.findbuch.query.Match;
import org.findbuch.query.Notice;
import org.findbuch.query.ParsedQuery;
import org.findbuch.query.Query;
import org.findbuch.query.QueryParts;
import org.findbuch.query.QueryPrinter;
import org.findbuch.query.SearchRequest;
import org.findbuch.reading.DocumentView.TombstoneView;
import org.jspecify.annotations.Nullable;

/** Everything that can be read, as one reader may see it, in one language. */
public final class Library {
  private static final int MOST_SUGGESTIONS = 10;

  /** What costs more may be another word, as Krätze is not Kräfte: that is offered, not done. */
  private static final double ONE_SLIP = 1;

  private final Archive archive;
  private final SearchIndex index;
  private final Access access;
  private final Wording wording;

  public Library(Archive archive, SearchIndex index, Access access, Wording wording) {
    this.archive = archive;
    this.index = index;
    this.access = access;
    this.wording = wording;
  }

  public Wording wording() {
    return wording;
  }

  /** What stands around documents, for the same reader. */
  public Surroundings surroundings() {
    return new Surroundings(archive, index, access, wording);
  }

  /** The shelf of collections, for the same reader. */
  public Shelves shelves() {
    return new Shelves(archive, index, access, wording);
  }

  /**
   * Answers a search.
   *
   * @param text as it was typed
   * @param shape everything but the query itself
   * @throws org.findbuch.query.QueryTooLongException when more was typed than is searched for
   */
  public SearchView search(String text, SearchRequest shape) throws IOException {
    long start = System.nanoTime();
    ParsedQuery parsed = shelves().question(text);
    SearchRequest request = shape.asking(parsed.query());
    Searcher searcher = index.searcher(access);
    SearchResult result = searcher.search(request);
    Optional<Query> meant = searcher.correct(request.matching(Match.ALL), result.complete());
    String answered = text;
    if (meant.isPresent() && isSlip(parsed.query(), meant.get(), result)) {
      request = shape.asking(meant.get());
      result = searcher.search(request);
      answered = QueryPrinter.print(meant.get());
      meant = Optional.empty();
    }
    List<SearchView.HitView> hits = hits(result.hits(), request, answered);
    List<Notice> notices = new ArrayList<>(parsed.notices());
    notices.addAll(result.notices());
    return new SearchView(
        text,
        answered,
        result.total(),
        result.complete(),
        (System.nanoTime() - start) / 1_000_000,
        request.page(),
        request.size(),
        notices.stream().map(wording::notice).toList(),
        meant.map(QueryPrinter::print).orElse(null),
        hits,
        new FacetLabels(shelves(), wording).label(result.facets(), request.chosen()),
        new NoHits(archive, access).view(result.noHit()));
  }

  /** Whether what another question corrects is found nowhere, so that nothing else can be meant. */
  private static boolean isSlip(Query typed, Query meant, SearchResult found) {
    List<String> nowhere =
        found.notices().stream()
            .filter(notice -> notice.code() == Notice.Code.NOWHERE)
            .flatMap(notice -> notice.arguments().stream())
            .toList();
    List<Query.Word> mended = QueryParts.words(typed, meant);
    List<Query.Word> right = QueryParts.words(meant, typed);
    return !mended.isEmpty()
        && mended.stream().allMatch(slip -> right.stream().anyMatch(word -> isOne(slip, word)))
        && (found.total() == 0
            || mended.stream().map(Query.Word::text).allMatch(nowhere::contains));
  }

  private static boolean isOne(Query.Word slip, Query.Word meant) {
    return EditCost.of(lower(slip), lower(meant)) <= ONE_SLIP;
  }

  private static String lower(Query.Word word) {
    return word.text().toLowerCase(Locale.GERMAN);
  }

  /**
   * The values of one facet whose names hold a text.
   *
   * @param text the query as it was typed
   * @param shape everything but the query itself
   * @param part empty for all of them
   */
  public List<SearchView.FacetValue> values(
      String text, SearchRequest shape, Facet facet, String part) throws IOException {
    SearchRequest request = shape.asking(shelves().question(text).query());
    List<SearchView.FacetValue> all =
        new FacetLabels(shelves(), wording)
            .label(
                facet,
                index.searcher(access).values(request, facet),
                request.chosen().getOrDefault(facet, List.of()));
    return FacetLabels.named(part, all);
  }

  /** What may be meant by what was typed so far, best first; a search for each finds something. */
  public List<String> suggestions(String typed) throws IOException {
    return index.searcher(access).suggest(typed, MOST_SUGGESTIONS);
  }

  /** What documents that the reader may see say that abbreviations stand for. */
  public List<Abbreviations.Learned> abbreviations() throws IOException {
    return index.searcher(access).abbreviations();
  }

  /** The record of a document that the reader may see. */
  public Optional<DocumentView> document(DocumentId id) throws IOException {
    return records().documents(visible(id).stream().toList()).stream().findFirst();
  }

  /** The records of documents that the reader may see, in the order asked. */
  public List<DocumentView> documents(List<DocumentId> ids) throws IOException {
    return records().documents(List.copyOf(visible(ids).values()));
  }

  /** How many bytes their newest files have together. */
  public long bytes(List<DocumentId> ids) throws IOException {
    return visible(ids).values().stream().mapToLong(h -> h.document().newest().bytes()).sum();
  }

  /** Records, newest added first. */
  public List<DocumentView> documents(DocumentFilter filter, int page, int size)
      throws IOException {
    return records().documents(archive.list(filter, page, size));
  }

  public long count(DocumentFilter filter) throws IOException {
    return archive.count(filter);
  }

  /** What is said where a document was taken back; it need not be visible otherwise. */
  public Optional<TombstoneView> tombstone(DocumentId id) throws IOException {
    return archive.find(id, access).flatMap(records()::tombstone);
  }

  /**
   * The heads of all pages of an original.
   *
   * @param number which original, from 1; null for the newest
   */
  public List<PageView.PageLink> pages(
      DocumentId id, @Nullable Integer number, @Nullable String query) throws IOException {
    Optional<Original> original = visible(id).flatMap(h -> original(h.document(), number));
    if (original.isEmpty()) {
      return List.of();
    }
    List<PageView.PageLink> links = new ArrayList<>();
    for (PageHead head : archive.pages(original.get())) {
      links.add(
          new PageView.PageLink(
              head.number(),
              wording.place(original.get().format().unit(), head.label()),
              number == null
                  ? Addresses.page(id, head.number(), query)
                  : Addresses.versionPage(id, number, head.number(), query)));
    }
    return links;
  }

  /** The bookmarks of an original, or of the newest, in their order; or else its headings. */
  public List<DocumentView.Heading> outline(DocumentId id, @Nullable Integer number)
      throws IOException {
    Optional<Original> original = visible(id).flatMap(h -> original(h.document(), number));
    List<DocumentView.Heading> outline = new ArrayList<>();
    if (original.isEmpty()) {
      return outline;
    }
    List<PageHead> heads = archive.pages(original.get());
    for (DocumentOutline.Entry entry : archive.outline(original.get()).of(heads.size()).entries()) {
      String url =
          number == null
              ? Addresses.page(id, entry.page(), null)
              : Addresses.versionPage(id, number, entry.page(), null);
      String label = heads.get(entry.page() - 1).label();
      String place = wording.place(original.get().format().unit(), label);
      outline.add(new DocumentView.Heading(entry.title(), entry.level(), entry.page(), place, url));
    }
    return outline;
  }

  /** What a value of a facet is called. */
  public String label(Facet facet, String value) throws IOException {
    return new FacetLabels(shelves(), wording).label(facet, value);
  }

  /** One page with the words of a query marked. */
  public Optional<PageView> page(
      DocumentId id, @Nullable Integer number, int page, @Nullable String query)
      throws IOException {
    return leaf(id, number, page, query).map(PageView.Leaf::page);
  }

  /**
   * One page with the words of a query marked.
   *
   * @param number which original, from 1; null for the newest
   */
  public Optional<PageView.Leaf> leaf(
      DocumentId id, @Nullable Integer number, int page, @Nullable String query)
      throws IOException {
    Optional<Holding> holding = visible(id);
    Optional<Original> original = holding.flatMap(h -> original(h.document(), number));
    if (original.isEmpty()) {
      return Optional.empty();
    }
    Optional<Page> text = archive.page(original.get(), page);
    if (text.isEmpty() && number == null && page <= holding.get().coverage().pages()) {
      throw new DamagedStoreException("texts.sqlite", "a page is being read again");
    }
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PageReading(archive, index.searcher(access), wording)
                .leaf(holding.get(), original.get(), number == null, text.get(), query));
  }

  /** The original of which the reader may see a page, or anything (0). */
  public Optional<Original> drawn(DocumentId id, @Nullable Integer number, int page)
      throws IOException {
    Optional<Holding> holding = visible(id).filter(h -> !h.publication().leavesTombstone());
    Optional<Original> original = holding.flatMap(h -> original(h.document(), number));
    int pages = original.isEmpty() ? 0 : archive.pageCount(holding.get(), original.get());
    return original.filter(_ -> page <= pages);
  }

  /** The bytes of an original that the reader may have. */
  public Optional<StoredFile> original(DocumentId id, @Nullable Integer number) throws IOException {
    Optional<Original> original = visible(id).flatMap(h -> original(h.document(), number));
    return original.isEmpty()
        ? Optional.empty()
        : Optional.of(new StoredFile(original.get(), archive.open(id, original.get())));
  }

  /** An original with its bytes. */
  public record StoredFile(Original original, OriginalFile file) {}

  private Records records() {
    return new Records(archive, shelves(), access, wording);
  }

  private Optional<Holding> visible(DocumentId id) throws IOException {
    return archive.find(id, access).filter(h -> access.maySee(h.publication()));
  }

  /** The index follows the catalogue: what was withdrawn a moment ago may still be in it. */
  private Map<DocumentId, Holding> visible(List<DocumentId> ids) throws IOException {
    Map<DocumentId, Holding> visible = new LinkedHashMap<>(archive.find(ids));
    visible.values().removeIf(holding -> !access.maySee(holding.publication()));
    return visible;
  }

  private List<SearchView.HitView> hits(
      List<SearchResult.Hit> hits, SearchRequest request, String query) throws IOException {
    Map<DocumentId, Holding> holdings = visible(hits.stream().map(SearchResult.Hit::id).toList());
    Records records = records();
    Reasoning reasoning = new Reasoning(archive, wording, request.query(), query);
    List<SearchView.HitView> views = new ArrayList<>();
    for (SearchResult.Hit hit : hits) {
      Holding holding = holdings.get(hit.id());
      if (holding != null) {
        List<SearchView.WhyView> why = request.explain() ? reasoning.of(holding, hit) : null;
        views.add(records.hit(holding, hit, query, why));
      }
    }
    return views;
  }

  private static Optional<Original> original(Document document, @Nullable Integer number) {
    if (number == null) {
      return Optional.of(document.newest());
    }
    return document.originals().stream().filter(o -> o.number() == number).findFirst();
  }
}
