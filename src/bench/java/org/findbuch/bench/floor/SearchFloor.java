package org.findbuch.bench.floor;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.store.FSDirectory;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.index.PartialMatch;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.SearchResult;
import org.findbuch.query.Match;
import org.findbuch.query.Query;
import org.findbuch.query.QueryPrinter;
import org.findbuch.query.SearchRequest;

/**
 * The same question put to Lucene by hand, over an index of the same block structure: documents
 * with all words first, then those with enough of them, ranked by their best page and their record,
 * all facets counted, three pages a hit with a passage each from Lucene's own highlighter.
 */
public final class SearchFloor implements Closeable {
  private static final int VALUES_A_FACET = 50;

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final BitSetProducer parents =
      new QueryBitSetProducer(new TermQuery(new Term("document", "")));
  private final SortedSetDocValuesReaderState facets;

  private SearchFloor(DirectoryReader reader) throws IOException {
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    searcher.setSimilarity(new BM25Similarity(0.9f, 0.75f));
    this.facets = new DefaultSortedSetDocValuesReaderState(reader, SearchFloorIndex.FACETS);
  }

  public static SearchFloor open(Path folder) throws IOException {
    return new SearchFloor(DirectoryReader.open(FSDirectory.open(folder)));
  }

  /** The best documents with everything that is shown of them. */
  public SearchResult search(SearchRequest request) throws IOException {
    FloorQuestion question = question(request);
    org.apache.lucene.search.Query ranked = question.ranked(isPartial(request), reader);
    TopScoreDocCollectorManager best =
        new TopScoreDocCollectorManager(request.size(), null, Integer.MAX_VALUE);
    TopDocs top;
    Facets counts;
    org.apache.lucene.search.Query whole = question.whole();
    if (request.chosen().isEmpty()) {
      Object[] found =
          searcher.search(ranked, new MultiCollectorManager(best, new FacetsCollectorManager()));
      top = (TopDocs) found[0];
      counts = new SortedSetDocValuesFacetCounts(facets, (FacetsCollector) found[1]);
    } else {
      DrillDownQuery narrowed = narrowed(ranked, request);
      whole = narrowed(whole, request);
      DrillSideways.ConcurrentDrillSidewaysResult<TopDocs> found =
          new DrillSideways(searcher, SearchFloorIndex.FACETS, facets).search(narrowed, best);
      top = found.collectorResult;
      counts = found.facets;
    }
    long total = top.totalHits.value();
    return new SearchResult(
        total,
        isPartial(request) ? searcher.count(whole) : total,
        hits(question, top.scoreDocs),
        counts(counts),
        List.of(),
        null);
  }

  private static DrillDownQuery narrowed(
      org.apache.lucene.search.Query query, SearchRequest request) {
    DrillDownQuery narrowed = new DrillDownQuery(SearchFloorIndex.FACETS, query);
    request
        .chosen()
        .forEach((facet, values) -> values.forEach(value -> narrowed.add(facet.code(), value)));
    return narrowed;
  }

  private FloorQuestion question(SearchRequest request) {
    return FloorQuestion.of(QueryPrinter.print(PartialMatch.counting(request).query()), parents);
  }

  private static boolean isPartial(SearchRequest request) {
    return request.match() == Match.MOST;
  }

  private static Map<Facet, List<SearchResult.Count>> counts(Facets counted) throws IOException {
    Map<Facet, List<SearchResult.Count>> counts = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      FacetResult found = counted.getTopChildren(VALUES_A_FACET, facet.code());
      if (found != null) {
        counts.put(
            facet,
            Arrays.stream(found.labelValues)
                .map(value -> new SearchResult.Count(value.label, value.value.longValue()))
                .toList());
      }
    }
    return counts;
  }

  private List<SearchResult.Hit> hits(FloorQuestion question, ScoreDoc[] top) throws IOException {
    Map<Integer, FloorPassages.Shown> shown =
        new FloorPassages(searcher, parents).of(question.anyPage(), top);
    List<List<Query>> missing = missing(question, top);
    StoredFields stored = searcher.storedFields();
    List<SearchResult.Hit> hits = new ArrayList<>();
    for (int i = 0; i < top.length; i++) {
      Document record = stored.document(top[i].doc, java.util.Set.of("id"));
      FloorPassages.Shown pages = Objects.requireNonNull(shown.get(top[i].doc));
      hits.add(
          new SearchResult.Hit(
              new DocumentId(record.get("id")),
              top[i].score,
              pages.pages(),
              pages.passages(),
              List.of(),
              missing.get(i),
              List.of()));
    }
    return hits;
  }

  private List<List<Query>> missing(FloorQuestion question, ScoreDoc[] top) throws IOException {
    List<List<Query>> missing = new ArrayList<>();
    for (ScoreDoc _ : top) {
      missing.add(new ArrayList<>());
    }
    List<LeafReaderContext> leaves = reader.leaves();
    for (FloorQuestion.Clause clause : question.clauses()) {
      Weight having =
          searcher.createWeight(
              searcher.rewrite(clause.documents(parents)), ScoreMode.COMPLETE_NO_SCORES, 1f);
      for (int i = 0; i < top.length; i++) {
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(top[i].doc, leaves));
        Scorer scorer = having.scorer(leaf);
        int inLeaf = top[i].doc - leaf.docBase;
        if (scorer == null || scorer.iterator().advance(inLeaf) != inLeaf) {
          missing.get(i).add(new Query.Word(clause.asked()));
        }
      }
    }
    return missing;
  }

  /** Lucene's own spell checker for the first word that no page has. */
  Optional<Query> correct(Query asked) throws IOException {
    if (!(asked instanceof Query.And(var parts))) {
      return asked instanceof Query.Word word ? mended(word) : Optional.empty();
    }
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Query.Word word) {
        Optional<Query> mended = mended(word);
        if (mended.isPresent()) {
          List<Query> others = new ArrayList<>(parts);
          others.set(i, mended.get());
          return Optional.of(Query.all(others));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Query> mended(Query.Word word) throws IOException {
    Term term = new Term("text_exact", word.text().toLowerCase(java.util.Locale.GERMAN));
    SuggestWord[] found =
        new DirectSpellChecker()
            .suggestSimilar(term, 1, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
    return Arrays.stream(found).map(other -> (Query) new Query.Word(other.string)).findFirst();
  }

  /** All documents with the stamps that they were added with. */
  Map<DocumentId, SearchIndex.Entry> entries() throws IOException {
    Map<DocumentId, SearchIndex.Entry> entries = new HashMap<>();
    StoredFields stored = searcher.storedFields();
    for (LeafReaderContext leaf : reader.leaves()) {
      var records = parents.getBitSet(leaf);
      for (int at = 0; records != null && at < leaf.reader().maxDoc(); at++) {
        if (records.get(at)) {
          Document record = stored.document(leaf.docBase + at);
          entries.put(
              new DocumentId(record.get("id")),
              new SearchIndex.Entry(
                  org.findbuch.document.Access.PUBLIC,
                  record.getField("stamp").numericValue().longValue()));
        }
      }
    }
    return entries;
  }

  int pages() {
    return reader.numDocs();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
