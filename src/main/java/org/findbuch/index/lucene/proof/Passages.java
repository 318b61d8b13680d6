package org.findbuch.index.lucene.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.findbuch.document.DocumentId;
import org.findbuch.index.SearchResult.Hit;
import org.findbuch.index.SearchResult.Passage;
import org.findbuch.index.SearchResult.Reason;
import org.findbuch.index.SearchedPages.Origin;
import org.findbuch.index.Searcher;
import org.findbuch.index.lucene.match.Deadline;
import org.findbuch.index.lucene.match.Leaf;
import org.findbuch.index.lucene.match.OneSearch;
import org.findbuch.index.lucene.match.Ranking;
import org.findbuch.index.lucene.match.Sequence;
import org.findbuch.index.lucene.proof.Marker.Found;
import org.findbuch.index.lucene.proof.PageMatches.Match;
import org.findbuch.index.lucene.proof.Standing.Place;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.index.lucene.store.PageRecord;
import org.findbuch.index.lucene.store.Parents;
import org.jspecify.annotations.Nullable;

/** Proves hits on their pages. Only the pages of documents that are shown are looked at. */
public record Passages(
    OneSearch searcher, Parents parents, List<Leaf> asked, Reasons reasons, Deadline deadline) {
  /** What reads the pages of one segment, forward only. */
  private record Pages(
      LeafReaderContext leaf, PageMatches matches, Reasons.In why, Marker marker) {}

  /** Which of the matching places are shown. */
  private interface Choice {
    List<Place> of(Standing standing, PageMatches matches);
  }

  /** Hits with passages from their best pages, best first. */
  public List<Hit> best(ScoreDoc[] shown) throws IOException {
    Weight ranking = weight(new Ranking(asked).pages(), ScoreMode.COMPLETE);
    return hits(shown, ranking, (standing, matches) -> standing.best(matches, Searcher.PASSAGES));
  }

  /** Hits with passages from all their matching pages in order, or some of those. */
  public List<Hit> inOrder(ScoreDoc[] shown, int skipped, int most) throws IOException {
    return hits(
        shown, null, (found, _) -> found.inOrder().stream().skip(skipped).limit(most).toList());
  }

  private List<Hit> hits(ScoreDoc[] shown, @Nullable Weight ranking, Choice choice)
      throws IOException {
    Map<Integer, Hit> hits = new HashMap<>();
    List<Weight> pages = pages();
    List<Double> weights = weights();
    searcher
        .shared(shown, some -> hits(some, pages, weights, ranking, choice))
        .forEach(hits::putAll);
    return Arrays.stream(shown).map(hit -> Objects.requireNonNull(hits.get(hit.doc))).toList();
  }

  private Map<Integer, Hit> hits(
      List<ScoreDoc> shown,
      List<Weight> words,
      List<Double> weights,
      @Nullable Weight ranking,
      Choice choice)
      throws IOException {
    Map<Integer, Hit> hits = new HashMap<>();
    Marker marker = new Marker(asked, searcher.vocabulary());
    Pages pages = null;
    for (ScoreDoc hit : shown) {
      LeafReaderContext leaf = leafOf(hit.doc);
      if (pages == null || pages.leaf() != leaf) {
        PageMatches matches = new PageMatches(words, weights, ranking, leaf);
        pages = new Pages(leaf, matches, reasons.in(leaf), marker);
      }
      hits.put(hit.doc, hit(pages, hit, choice));
    }
    return hits;
  }

  /** The numbers of all matching pages of a document, in order. */
  public List<Integer> numbers(int document) throws IOException {
    LeafReaderContext leaf = leafOf(document);
    int record = document - leaf.docBase;
    PageMatches matches = new PageMatches(pages(), List.of(), null, leaf);
    List<Integer> numbers = new ArrayList<>();
    for (Place place : standing(leaf, matches, record).inOrder()) {
      Origin line = place.line();
      numbers.add(line == null ? Standing.number(leaf, place.match()) : line.page());
    }
    return numbers;
  }

  private Standing standing(LeafReaderContext leaf, PageMatches matches, int record)
      throws IOException {
    List<Match> found = matches.of(parents.firstPage(leaf, record), record);
    return Standing.of(found, leaf, asked, searcher.vocabulary());
  }

  /** What finds the pages of each word; their rank does not matter. */
  private List<Weight> pages() throws IOException {
    List<Weight> pages = new ArrayList<>();
    for (Leaf leaf : asked) {
      pages.add(weight(leaf.pages(), ScoreMode.COMPLETE_NO_SCORES));
    }
    return pages;
  }

  /** How much each word says: the rarer, the more. */
  private List<Double> weights() throws IOException {
    int all = searcher.getIndexReader().maxDoc();
    List<Double> weights = new ArrayList<>();
    for (Leaf leaf : asked) {
      long having = 0;
      for (Sequence sequence : leaf.onPages()) {
        having += searcher.vocabulary().frequency(sequence);
      }
      weights.add(Math.log1p((double) all / (1 + having)));
    }
    return weights;
  }

  private Weight weight(Query pages, ScoreMode mode) throws IOException {
    return searcher.createWeight(searcher.rewrite(pages), mode, 1f);
  }

  private LeafReaderContext leafOf(int document) {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    return leaves.get(ReaderUtil.subIndex(document, leaves));
  }

  private Hit hit(Pages part, ScoreDoc found, Choice choice) throws IOException {
    LeafReaderContext leaf = part.leaf();
    int record = found.doc - leaf.docBase;
    Standing standing = standing(leaf, part.matches(), record);
    List<Place> places = choice.of(standing, part.matches());
    Set<Integer> shown = new HashSet<>();
    places.stream()
        .filter(place -> place.line() == null)
        .forEach(place -> shown.add(place.match().page()));
    double score = Float.isNaN(found.score) ? 0 : found.score;
    List<Reason> reasons = part.why().of(parents.firstPage(leaf, record), record, shown);
    int count = standing.inOrder().size();
    return new Hit(id(leaf, record), score, count, passages(part, places), reasons);
  }

  /** What one passage shows already is left to it; what none shows is added to one. */
  private List<Passage> passages(Pages part, List<Place> places) throws IOException {
    List<PassageCutter> cutters = new ArrayList<>();
    long shown = 0;
    for (Place place : places) {
      deadline.check();
      PageRecord record = record(part.leaf().reader(), place.match().page());
      List<Found> marks = part.marker().marks(part.leaf(), place.match().page(), record);
      PassageCutter cutter = new PassageCutter(record, place.line(), marks, part.matches());
      shown |= cutter.show(~shown);
      cutters.add(cutter);
    }
    List<Passage> passages = new ArrayList<>();
    for (PassageCutter cutter : cutters) {
      shown |= cutter.showMore(~shown);
      passages.add(cutter.passage());
    }
    return passages;
  }

  public static PageRecord record(LeafReader reader, int page) throws IOException {
    return PageRecord.decoded(Standing.encoded(reader, page));
  }

  private static DocumentId id(LeafReaderContext leaf, int record) throws IOException {
    SortedDocValues ids = leaf.reader().getSortedDocValues(IndexFields.KEY);
    if (ids == null || !ids.advanceExact(record)) {
      throw new IOException("a document in the index has no id");
    }
    return new DocumentId(ids.lookupOrd(ids.ordValue()).utf8ToString());
  }
}
