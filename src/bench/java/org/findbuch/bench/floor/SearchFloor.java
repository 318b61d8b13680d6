package org.findbuch.bench.floor;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
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
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The same question put to Lucene by hand, over an index of the same block structure: every word
 * somewhere in the document, ranked by its best page and its record, all facets counted, three
 * pages a hit with a passage each from Lucene's own highlighter.
 */
public final class SearchFloor implements Closeable {
  private static final int HITS = 10;
  private static final int PAGES_A_HIT = 3;
  private static final int VALUES_A_FACET = 50;
  private static final Map<String, Float> RECORD = SearchFloorIndex.RECORD;

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

  /**
   * An answer, as far as a benchmark compares it.
   *
   * @param passages one for each page that is shown
   */
  public record Answer(int total, List<String> titles, List<String> passages, int values) {}

  /**
   * One clause of a question on pages and on the record.
   *
   * @param ranking how well a page answers it
   * @param rankingRecord how well a record does
   * @param word the term of a single word, for looking for the next one near it
   */
  private record Clause(
      Query pages, Query record, Query ranking, Query rankingRecord, @Nullable String word) {}

  /** The ten best documents and nothing else. */
  public int bareTop(String question) throws IOException {
    return searcher.search(ranked(clauses(question)), HITS).scoreDocs.length;
  }

  /**
   * The ten best documents with everything that is shown of them.
   *
   * @param filters one value of a facet each; counts are those one would get without it
   */
  public Answer search(String question, Map<String, String> filters) throws IOException {
    List<Clause> clauses = clauses(question);
    TopScoreDocCollectorManager best =
        new TopScoreDocCollectorManager(HITS, null, Integer.MAX_VALUE);
    TopDocs top;
    Facets counts;
    if (filters.isEmpty()) {
      Object[] found =
          searcher.search(
              ranked(clauses), new MultiCollectorManager(best, new FacetsCollectorManager()));
      top = (TopDocs) found[0];
      counts = new SortedSetDocValuesFacetCounts(facets, (FacetsCollector) found[1]);
    } else {
      DrillDownQuery narrowed = new DrillDownQuery(SearchFloorIndex.FACETS, ranked(clauses));
      filters.forEach(narrowed::add);
      DrillSideways.ConcurrentDrillSidewaysResult<TopDocs> found =
          new DrillSideways(searcher, SearchFloorIndex.FACETS, facets).search(narrowed, best);
      top = found.collectorResult;
      counts = found.facets;
    }
    int values = 0;
    for (FacetResult facet : counts.getAllDims(VALUES_A_FACET)) {
      values += facet == null ? 0 : facet.labelValues.length;
    }
    StoredFields stored = searcher.storedFields();
    List<String> titles = new ArrayList<>();
    for (ScoreDoc hit : top.scoreDocs) {
      Document record = stored.document(hit.doc);
      titles.add(record.get("id") + " " + record.get("title"));
    }
    return new Answer(
        Math.toIntExact(top.totalHits.value()), titles, passages(clauses, top.scoreDocs), values);
  }

  private List<String> passages(List<Clause> clauses, ScoreDoc[] hits) throws IOException {
    Query query = searcher.rewrite(anyPage(clauses));
    int[] pages = bestPages(query, hits);
    UnifiedHighlighter highlighter =
        UnifiedHighlighter.builder(searcher, Terms.GERMAN)
            .withBreakIterator(() -> BreakIterator.getSentenceInstance(Locale.GERMAN))
            .withMaxLength(100_000)
            .build();
    List<String> passages = new ArrayList<>();
    if (pages.length > 0) {
      Map<String, String[]> marked =
          highlighter.highlightFields(new String[] {"text_de"}, query, pages, new int[] {1});
      passages.addAll(Arrays.asList(marked.get("text_de")));
    }
    return passages;
  }

  private int[] bestPages(Query query, ScoreDoc[] hits) throws IOException {
    Weight weight = searcher.createWeight(query, org.apache.lucene.search.ScoreMode.COMPLETE, 1f);
    ScoreDoc[] inOrder = hits.clone();
    Arrays.sort(inOrder, Comparator.comparingInt(hit -> hit.doc));
    List<Integer> best = new ArrayList<>();
    LeafReaderContext leaf = null;
    Scorer scorer = null;
    for (ScoreDoc hit : inOrder) {
      LeafReaderContext now = reader.leaves().get(ReaderUtil.subIndex(hit.doc, reader.leaves()));
      if (now != leaf) {
        leaf = now;
        scorer = weight.scorer(now);
      }
      if (scorer != null) {
        best.addAll(bestPages(now, scorer, hit.doc - now.docBase));
      }
    }
    return best.stream().mapToInt(Integer::intValue).toArray();
  }

  private List<Integer> bestPages(LeafReaderContext leaf, Scorer scorer, int parent)
      throws IOException {
    BitSet records = parents.getBitSet(leaf);
    int first = parent == 0 ? 0 : records.prevSetBit(parent - 1) + 1;
    DocIdSetIterator pages = scorer.iterator();
    List<ScoreDoc> matching = new ArrayList<>();
    int page = pages.docID() < first ? pages.advance(first) : pages.docID();
    while (page < parent) {
      matching.add(new ScoreDoc(leaf.docBase + page, scorer.score()));
      page = pages.nextDoc();
    }
    matching.sort(Comparator.comparingDouble((ScoreDoc match) -> match.score).reversed());
    return matching.stream().limit(PAGES_A_HIT).map(match -> match.doc).toList();
  }

  private Query ranked(List<Clause> clauses) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Clause clause : clauses) {
      all.add(
          new BooleanQuery.Builder()
              .add(
                  new ToParentBlockJoinQuery(clause.pages(), parents, ScoreMode.None), Occur.SHOULD)
              .add(clause.record(), Occur.SHOULD)
              .build(),
          Occur.FILTER);
      all.add(clause.rankingRecord(), Occur.SHOULD);
    }
    if (clauses.isEmpty()) {
      return new TermQuery(new Term("document", ""));
    }
    all.add(new ToParentBlockJoinQuery(bestPage(clauses), parents, ScoreMode.Max), Occur.SHOULD);
    return all.build();
  }

  private static Query anyPage(List<Clause> clauses) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    clauses.forEach(clause -> any.add(clause.pages(), Occur.SHOULD));
    return any.build();
  }

  private static Query bestPage(List<Clause> clauses) {
    BooleanQuery.Builder best = new BooleanQuery.Builder();
    String before = null;
    for (Clause clause : clauses) {
      best.add(clause.ranking(), Occur.SHOULD);
      if (before != null && clause.word() != null) {
        Query pair = new PhraseQuery(8, "text_de", before, clause.word());
        best.add(new BoostQuery(pair, 0.1f), Occur.SHOULD);
      }
      before = clause.word();
    }
    return best.build();
  }

  /** Words, phrases in quotation marks, and words that end with a star. */
  private static List<Clause> clauses(String question) {
    List<Clause> clauses = new ArrayList<>();
    String[] pieces = question.split("\"", -1);
    for (int i = 0; i < pieces.length; i++) {
      if (i % 2 == 1) {
        clauses.add(phrase(pieces[i]));
        continue;
      }
      for (String word : pieces[i].strip().split("\\s+", -1)) {
        if (word.endsWith("*")) {
          clauses.add(prefix(word.substring(0, word.length() - 1).toLowerCase(Locale.GERMAN)));
        } else {
          Terms.words(word).forEach(forms -> clauses.add(word(forms, word)));
        }
      }
    }
    if (clauses.isEmpty()) {
      Terms.of(Terms.EXACT, question).forEach(term -> clauses.add(common(term)));
    }
    return clauses;
  }

  private static Clause common(String term) {
    return clause(part -> new TermQuery(new Term(part + "_exact", term)));
  }

  /** A word in any form or as part of a compound, or its own parts near each other. */
  private static Clause word(List<String> forms, String typed) {
    String[] parts = forms.subList(1, forms.size()).toArray(String[]::new);
    String term = forms.getFirst();
    String exact = typed.toLowerCase(Locale.GERMAN);
    Clause found =
        clause(
            part -> {
              Query whole = new TermQuery(new Term(part + "_de", term));
              Query near = new BoostQuery(new PhraseQuery(6, part + "_de", parts), 0.5f);
              return parts.length < 2 ? whole : new DisjunctionMaxQuery(List.of(whole, near), 0f);
            });
    BooleanQuery.Builder ranking = new BooleanQuery.Builder();
    BooleanQuery.Builder each = new BooleanQuery.Builder();
    for (String part : parts) {
      each.add(new TermQuery(new Term("text_de", part)), Occur.SHOULD);
    }
    Query sum = new BoostQuery(each.build(), 0.7f);
    ranking.add(new DisjunctionMaxQuery(List.of(found.pages(), sum), 0.3f), Occur.SHOULD);
    ranking.add(new BoostQuery(new TermQuery(new Term("text_exact", exact)), 0.25f), Occur.SHOULD);
    BooleanQuery.Builder record = new BooleanQuery.Builder();
    record.add(found.record(), Occur.SHOULD);
    record.add(new BoostQuery(common(exact).record(), 0.25f), Occur.SHOULD);
    return new Clause(found.pages(), found.record(), ranking.build(), record.build(), term);
  }

  /** Stop words in it are looked for as they stand when there is nothing else. */
  private static Clause phrase(String text) {
    List<String> german = Terms.words(text).stream().map(List::getFirst).toList();
    String[] words =
        (german.isEmpty() ? Terms.of(Terms.EXACT, text) : german).toArray(String[]::new);
    return clause(part -> new PhraseQuery(part + (german.isEmpty() ? "_exact" : "_de"), words));
  }

  private static Clause prefix(String start) {
    return clause(part -> new PrefixQuery(new Term(part + "_exact", start)));
  }

  private static Clause clause(Function<String, Query> in) {
    List<Query> record = new ArrayList<>();
    RECORD.forEach((part, weight) -> record.add(new BoostQuery(in.apply(part), weight)));
    Query pages = in.apply("text");
    Query records = new DisjunctionMaxQuery(record, 0.1f);
    return new Clause(pages, records, pages, records, null);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
