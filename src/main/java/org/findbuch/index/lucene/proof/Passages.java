package org.findbuch.index.lucene.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.findbuch.document.DocumentId;
import org.findbuch.index.SearchResult.Hit;
import org.findbuch.index.SearchResult.Passage;
import org.findbuch.index.SearchResult.Reason;
import org.findbuch.index.Searcher;
import org.findbuch.index.lucene.match.Deadline;
import org.findbuch.index.lucene.match.Leaf;
import org.findbuch.index.lucene.match.OneSearch;
import org.findbuch.index.lucene.match.Ranking;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.index.lucene.store.PageRecord;
import org.findbuch.index.lucene.store.Parents;
import org.jspecify.annotations.Nullable;

/** Proves hits on their pages. Only the pages of documents that are shown are looked at. */
public record Passages(
    OneSearch searcher, Parents parents, List<Leaf> asked, Reasons reasons, Deadline deadline) {
  private static final Comparator<Match> BEST =
      Comparator.comparingDouble(Match::score).reversed().thenComparingInt(Match::document);

  /** A page that holds at least one of the words; its number is that in its segment. */
  private record Match(int document, float score) {}

  /** What reads the pages of one segment, forward only. */
  private record Pages(
      LeafReaderContext leaf, @Nullable Scorer matching, Reasons.In why, Marker marker) {}

  /** Hits with passages from their best pages, best first. */
  public List<Hit> best(ScoreDoc[] shown) throws IOException {
    Query ranked =
        new BooleanQuery.Builder()
            .add(Leaf.anyPage(asked), Occur.FILTER)
            .add(new Ranking(asked).pages(), Occur.SHOULD)
            .build();
    return hits(shown, weight(ranked), pages -> pages.sorted(BEST).limit(Searcher.PASSAGES));
  }

  /** Hits with passages from all their matching pages in order, or some of those. */
  public List<Hit> inOrder(ScoreDoc[] shown, int skipped, int most) throws IOException {
    return hits(shown, anyPage(), pages -> pages.skip(skipped).limit(most));
  }

  private List<Hit> hits(ScoreDoc[] shown, Weight weight, UnaryOperator<Stream<Match>> choice)
      throws IOException {
    Map<Integer, Hit> hits = new HashMap<>();
    searcher.shared(shown, some -> hits(some, weight, choice)).forEach(hits::putAll);
    return Arrays.stream(shown).map(hit -> Objects.requireNonNull(hits.get(hit.doc))).toList();
  }

  private Map<Integer, Hit> hits(
      List<ScoreDoc> shown, Weight weight, UnaryOperator<Stream<Match>> choice) throws IOException {
    Map<Integer, Hit> hits = new HashMap<>();
    Marker marker = new Marker(asked, searcher.vocabulary());
    Pages pages = null;
    for (ScoreDoc hit : shown) {
      LeafReaderContext leaf = leafOf(hit.doc);
      if (pages == null || pages.leaf() != leaf) {
        pages = new Pages(leaf, weight.scorer(leaf), reasons.in(leaf), marker);
      }
      hits.put(hit.doc, hit(pages, hit, choice));
    }
    return hits;
  }

  /** The numbers of all matching pages of a document, in order. */
  public List<Integer> numbers(int document) throws IOException {
    LeafReaderContext leaf = leafOf(document);
    Scorer scorer = anyPage().scorer(leaf);
    int record = document - leaf.docBase;
    List<Integer> numbers = new ArrayList<>();
    if (scorer != null) {
      for (Match page : pages(scorer, parents.firstPage(leaf, record), record)) {
        numbers.add(PageRecord.number(encoded(leaf.reader(), page.document())));
      }
    }
    return numbers;
  }

  /** The pages that match; in the order of the document their rank does not matter. */
  private Weight anyPage() throws IOException {
    return weight(Leaf.anyPage(asked));
  }

  private Weight weight(Query pages) throws IOException {
    return searcher.createWeight(searcher.rewrite(pages), ScoreMode.COMPLETE, 1f);
  }

  private LeafReaderContext leafOf(int document) {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    return leaves.get(ReaderUtil.subIndex(document, leaves));
  }

  private Hit hit(Pages part, ScoreDoc found, UnaryOperator<Stream<Match>> choice)
      throws IOException {
    LeafReaderContext leaf = part.leaf();
    Scorer scorer = part.matching();
    int record = found.doc - leaf.docBase;
    int first = parents.firstPage(leaf, record);
    List<Match> pages = scorer == null ? List.of() : pages(scorer, first, record);
    List<Passage> passages = new ArrayList<>();
    Set<Integer> shown = new HashSet<>();
    for (Match page : choice.apply(pages.stream()).toList()) {
      passages.add(passage(part, page.document()));
      shown.add(page.document());
    }
    double score = Float.isNaN(found.score) ? 0 : found.score;
    List<Reason> reasons = part.why().of(first, record, shown);
    return new Hit(id(leaf, record), score, pages.size(), passages, reasons, List.of());
  }

  private static List<Match> pages(Scorer scorer, int first, int record) throws IOException {
    List<Match> pages = new ArrayList<>();
    DocIdSetIterator matching = scorer.iterator();
    int page = matching.docID() < first ? matching.advance(first) : matching.docID();
    while (page < record) {
      pages.add(new Match(page, scorer.score()));
      page = matching.nextDoc();
    }
    return pages;
  }

  private Passage passage(Pages part, int page) throws IOException {
    deadline.check();
    PageRecord record = record(part.leaf().reader(), page);
    return new PassageCutter(record.text(), part.marker().marks(part.leaf(), page, record))
        .passage(record.number(), record.label());
  }

  public static PageRecord record(LeafReader reader, int page) throws IOException {
    return PageRecord.decoded(encoded(reader, page));
  }

  private static BytesRef encoded(LeafReader reader, int page) throws IOException {
    BinaryDocValues records = reader.getBinaryDocValues(IndexFields.PAGE);
    if (records == null || !records.advanceExact(page)) {
      throw new IOException("a page in the index has no text");
    }
    return records.binaryValue();
  }

  private static DocumentId id(LeafReaderContext leaf, int record) throws IOException {
    SortedDocValues ids = leaf.reader().getSortedDocValues(IndexFields.KEY);
    if (ids == null || !ids.advanceExact(record)) {
      throw new IOException("a document in the index has no id");
    }
    return new DocumentId(ids.lookupOrd(ids.ordValue()).utf8ToString());
  }
}
