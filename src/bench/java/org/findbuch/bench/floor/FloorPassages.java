package org.findbuch.bench.floor;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.util.BitSet;
import org.findbuch.document.Structure;
import org.findbuch.index.SearchResult;
import org.findbuch.index.Searcher;

/** The best pages of hits with a passage each from Lucene's own highlighter. */
final class FloorPassages extends UnifiedHighlighter {
  private static final int MOST_CHARACTERS = 100_000;

  private final BitSetProducer parents;

  FloorPassages(IndexSearcher searcher, BitSetProducer parents) {
    super(
        UnifiedHighlighter.builder(searcher, Terms.GERMAN)
            .withBreakIterator(() -> BreakIterator.getSentenceInstance(Locale.GERMAN))
            .withMaxLength(MOST_CHARACTERS)
            .withFormatter(new MarkFormatter()));
    this.parents = parents;
  }

  /**
   * What is shown of one document.
   *
   * @param pages that match
   */
  record Shown(int pages, List<SearchResult.Passage> passages) {}

  /** A sentence with its marks, of a page that is not known yet. */
  private record Sentence(String text, List<SearchResult.Mark> marks) {}

  private static final class MarkFormatter extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String content) {
      Passage passage = passages[0];
      List<SearchResult.Mark> marks = new ArrayList<>();
      int from = passage.getStartOffset();
      int end = from;
      for (int i = 0; i < passage.getNumMatches(); i++) {
        if (passage.getMatchStarts()[i] >= end) {
          end = passage.getMatchEnds()[i];
          marks.add(new SearchResult.Mark(passage.getMatchStarts()[i] - from, end - from));
        }
      }
      return new Sentence(content.substring(from, passage.getEndOffset()), marks);
    }
  }

  /** By the document's number in the index. */
  Map<Integer, Shown> of(Query anyPage, ScoreDoc[] hits) throws IOException {
    Query query = searcher.rewrite(anyPage);
    Weight weight = searcher.createWeight(query, org.apache.lucene.search.ScoreMode.COMPLETE, 1f);
    ScoreDoc[] inOrder = hits.clone();
    Arrays.sort(inOrder, Comparator.comparingInt(hit -> hit.doc));
    Map<Integer, List<ScoreDoc>> matching = new HashMap<>();
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = null;
    Scorer scorer = null;
    for (ScoreDoc hit : inOrder) {
      LeafReaderContext now = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
      if (now != leaf) {
        leaf = now;
        scorer = weight.scorer(now);
      }
      matching.put(
          hit.doc, scorer == null ? List.of() : bestFirst(now, scorer, hit.doc - now.docBase));
    }
    int[] best =
        matching.values().stream()
            .flatMap(pages -> pages.stream().limit(Searcher.PASSAGES))
            .mapToInt(page -> page.doc)
            .toArray();
    Map<Integer, Sentence> sentences = sentences(query, best);
    Map<Integer, Shown> shown = new HashMap<>();
    StoredFields stored = searcher.storedFields();
    for (Map.Entry<Integer, List<ScoreDoc>> hit : matching.entrySet()) {
      List<SearchResult.Passage> passages = new ArrayList<>();
      for (ScoreDoc match :
          hit.getValue().subList(0, Math.min(Searcher.PASSAGES, hit.getValue().size()))) {
        Sentence sentence = sentences.get(match.doc);
        if (sentence != null) {
          Document page = stored.document(match.doc, java.util.Set.of("page", "label"));
          passages.add(
              new SearchResult.Passage(
                  page.getField("page").numericValue().intValue(),
                  page.get("label"),
                  sentence.text(),
                  sentence.marks(),
                  Structure.UNKNOWN));
        }
      }
      shown.put(hit.getKey(), new Shown(hit.getValue().size(), passages));
    }
    return shown;
  }

  private Map<Integer, Sentence> sentences(Query query, int[] pages) throws IOException {
    Map<Integer, Sentence> sentences = new HashMap<>();
    if (pages.length > 0) {
      Object[] found =
          Objects.requireNonNull(
              highlightFieldsAsObjects(new String[] {"text_de"}, query, pages, new int[] {1})
                  .get("text_de"));
      for (int i = 0; i < pages.length; i++) {
        if (found[i] instanceof Sentence sentence) {
          sentences.put(pages[i], sentence);
        }
      }
    }
    return sentences;
  }

  private List<ScoreDoc> bestFirst(LeafReaderContext leaf, Scorer scorer, int parent)
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
    return matching;
  }
}
