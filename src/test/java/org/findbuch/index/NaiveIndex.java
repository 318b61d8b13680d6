package org.findbuch.index;

import java.io.IOException;
import java.text.Collator;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.document.Language;
import org.findbuch.index.SearchResult.Count;
import org.findbuch.index.SearchResult.Hit;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.index.SearchResult.Passage;
import org.findbuch.query.Match;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.jspecify.annotations.Nullable;

/** Looks at every page of every document for every question: slow and obviously right. */
public final class NaiveIndex implements SearchIndex {
  private static final Collator GERMAN = Collator.getInstance(Locale.GERMAN);

  private Map<DocumentId, IndexedDocument> put = new TreeMap<>();
  private Map<DocumentId, IndexedDocument> seen = new TreeMap<>();
  private final Map<Access, NaiveNames> names = new EnumMap<>(Access.class);
  private Generation generation = new Generation("g1", false, false);

  @Override
  public synchronized void put(IndexedDocument document) {
    document.pages().forEach(page -> {});
    put.put(document.id(), document);
  }

  @Override
  public synchronized void remove(DocumentId id) {
    put.remove(id);
  }

  @Override
  public synchronized void erase(Set<DocumentId> ids) {
    put.keySet().removeAll(ids);
    refresh();
  }

  @Override
  public Map<java.nio.file.Path, String> damaged(boolean all) {
    return Map.of();
  }

  @Override
  public synchronized void refresh() {
    seen = new TreeMap<>(put);
    names.clear();
  }

  @Override
  public synchronized Map<DocumentId, Entry> entries() {
    Map<DocumentId, Entry> entries = new LinkedHashMap<>();
    seen.forEach((id, document) -> entries.put(id, new Entry(document.shelf(), document.stamp())));
    return entries;
  }

  @Override
  public synchronized Size size() {
    long pages = 0;
    for (IndexedDocument document : seen.values()) {
      for (var page : document.pages()) {
        pages += page.number() > 0 ? 1 : 0;
      }
    }
    return new Size(seen.size(), pages, 0);
  }

  @Override
  public Searcher searcher(Access access) {
    return new Searcher() {
      @Override
      public SearchResult search(SearchRequest request) throws IOException {
        return NaiveIndex.this.search(request, access);
      }

      @Override
      public List<Integer> pages(Query query, DocumentId id) throws IOException {
        SearchRequest inside =
            SearchRequest.of(query)
                .within(id)
                .matching(Match.MOST)
                .page(1, SearchRequest.LARGEST_SIZE);
        return NaiveIndex.this.search(inside, access).hits().stream()
            .flatMap(hit -> hit.passages().stream().map(Passage::page))
            .toList();
      }

      @Override
      public List<Count> values(SearchRequest request, Facet facet) throws IOException {
        return NaiveIndex.this.search(request, access).facets().getOrDefault(facet, List.of());
      }

      @Override
      public List<Mark> marks(Query query, Language language, String text) throws IOException {
        return NaiveMatch.marks(query, others(query, access), language, text);
      }

      @Override
      public Optional<Query> correct(SearchRequest request, long found) throws IOException {
        Query meant = words(access).meant(request.query());
        SearchRequest again = request.asking(meant);
        boolean right = !meant.equals(request.query()) && search(again).total() >= found;
        return right && search(again).total() > 0 ? Optional.of(meant) : Optional.empty();
      }

      @Override
      public List<Abbreviations.Learned> abbreviations() {
        return Abbreviations.all(names(access).all(), Set.of());
      }

      @Override
      public List<String> suggest(String typed, int most) {
        return words(access).suggested(typed, most);
      }

      @Override
      public List<Hit> similar(String text, Language language, Set<DocumentId> except, int most) {
        throw new UnsupportedOperationException("rank is compared with nothing");
      }
    };
  }

  synchronized NaiveMatch match(DocumentId id, Query query) throws IOException {
    Map<String, List<String>> others = others(query, Access.STAFF);
    return new NaiveMatch(java.util.Objects.requireNonNull(seen.get(id)), query, others);
  }

  private NaiveWords words(Access access) {
    return new NaiveWords(visible(access));
  }

  private synchronized List<IndexedDocument> visible(Access access) {
    return seen.values().stream()
        .filter(d -> access == Access.STAFF || d.shelf() == Access.PUBLIC)
        .toList();
  }

  private Map<String, List<String>> others(Query query, Access access) throws IOException {
    return new Abbreviations(names(access), Set.of()).in(query);
  }

  private synchronized NaiveNames names(Access access) {
    return names.computeIfAbsent(access, now -> NaiveNames.of(visible(now)));
  }

  private synchronized SearchResult search(SearchRequest asked, Access access) throws IOException {
    SearchRequest request = PartialMatch.counting(asked);
    if (!generation.complete()) {
      throw new IndexNotReadyException();
    }
    List<IndexedDocument> all = visible(access);
    Map<String, List<String>> others =
        request.expand() ? others(request.query(), access) : Map.of();
    NaivePartialMatch coverage = NaivePartialMatch.of(request, others, all);
    List<NaiveMatch> matching =
        all.stream()
            .filter(d -> request.within() == null || d.id().equals(request.within()))
            .map(d -> new NaiveMatch(d, request.query(), others))
            .filter(match -> coverage == null ? match.matches() : coverage.isEnough(match))
            .filter(match -> request.excluded().entrySet().stream().noneMatch(match::has))
            .sorted(order(request))
            .toList();
    boolean isListing = request.query() instanceof Query.Everything;
    NaiveTwins twins = new NaiveTwins(isListing ? List.of() : all);
    List<NaiveMatch> hits =
        twins.first(
            matching.stream().filter(m -> chosen(m, request, null)).toList(),
            m -> coverage == null || coverage.missing(m).isEmpty());
    boolean within = request.within() != null;
    int skipped = (request.page() - 1) * request.size();
    List<Hit> shown =
        hits.stream()
            .skip(within ? 0 : skipped)
            .limit(request.size())
            .map(
                m ->
                    hit(m, within ? skipped : 0, within ? request.size() : 3)
                        .missing(coverage == null ? List.of() : coverage.missing(m))
                        .standingFor(twins.others(m.document())))
            .toList();
    long complete =
        coverage == null
            ? hits.size()
            : hits.stream().filter(m -> coverage.missing(m).isEmpty()).count();
    return new SearchResult(
        hits.size(), complete, shown, facets(matching, request, twins), List.of(), null);
  }

  private static Hit hit(NaiveMatch match, int skipped, int most) {
    List<Integer> pages = match.pages();
    List<Passage> passages = pages.stream().skip(skipped).limit(most).map(match::passage).toList();
    return new Hit(match.document().id(), 0, pages.size(), passages, List.of());
  }

  private static Comparator<NaiveMatch> order(SearchRequest request) {
    Comparator<NaiveMatch> newest =
        Comparator.comparing(NaiveMatch::date, Comparator.reverseOrder());
    Comparator<NaiveMatch> oldest =
        Comparator.comparingLong(m -> m.document().date() == null ? Long.MAX_VALUE : m.date());
    Comparator<NaiveMatch> byId = Comparator.comparing(m -> m.document().id());
    return switch (request.sort()) {
      case NEWEST, RELEVANCE -> newest.thenComparing(byId);
      case OLDEST -> oldest.thenComparing(byId);
      case TITLE ->
          Comparator.comparing((NaiveMatch m) -> m.document().title(), GERMAN)
              .thenComparing(newest)
              .thenComparing(byId);
    };
  }

  private static boolean chosen(NaiveMatch match, SearchRequest request, @Nullable Facet but) {
    boolean inYears = but == Facet.YEAR || match.inYears(request.fromYear(), request.toYear());
    return inYears
        && request.chosen().entrySet().stream()
            .filter(choice -> choice.getKey() != but)
            .allMatch(match::has);
  }

  private static Map<Facet, List<Count>> facets(
      List<NaiveMatch> matching, SearchRequest request, NaiveTwins twins) {
    Map<Facet, List<Count>> facets = new LinkedHashMap<>();
    for (Facet facet : Facet.values()) {
      Map<String, Long> counts = new TreeMap<>();
      matching.stream()
          .filter(match -> chosen(match, request, facet))
          .flatMap(m -> m.values(facet).stream().map(v -> Map.entry(v, twins.head(m.document()))))
          .distinct()
          .forEach(value -> counts.merge(value.getKey(), 1L, Long::sum));
      request.chosen().getOrDefault(facet, List.of()).forEach(v -> counts.putIfAbsent(v, 0L));
      if (!counts.isEmpty()) {
        facets.put(
            facet,
            counts.entrySet().stream()
                .map(e -> new Count(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingLong(Count::count).reversed())
                .toList());
      }
    }
    return facets;
  }

  @Override
  public Rebuild rebuild() {
    NaiveIndex next = new NaiveIndex();
    return new Rebuild() {
      @Override
      public void put(IndexedDocument document) {
        next.put(document);
      }

      @Override
      public void remove(DocumentId id) {
        next.remove(id);
      }

      @Override
      public void switchOver() {
        adopt(next);
      }

      @Override
      public void close() {}
    };
  }

  private synchronized void adopt(NaiveIndex next) {
    put = next.put;
    refresh();
    generation = new Generation(generation.name() + "+", true, false);
  }

  @Override
  public synchronized Generation generation() {
    return generation;
  }

  @Override
  public void close() {}
}
