package org.findbuch.index.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.findbuch.index.SearchResult.Hit;
import org.findbuch.index.lucene.match.Sideways.Found;
import org.findbuch.index.lucene.store.DocumentList;
import org.findbuch.index.lucene.store.TwinGroups;

/** Of documents that were found and are one hit, which stand behind another. */
final class OneHit {
  private final TwinGroups groups;

  /** By their places. */
  private final BitSet behind = new BitSet();

  private int complete;

  /** Where words are missing, who has all of them goes before who is better read. */
  OneHit(TwinGroups groups, Found found) throws IOException {
    this.groups = groups;
    for (int[] group : groups.in(found.hits())) {
      int first = -1;
      for (int place : group) {
        boolean isComplete = !found.partial().contains(groups.number(place));
        first = first < 0 && isComplete ? place : first;
        complete += isComplete ? 1 : 0;
        behind.set(place);
      }
      complete -= first < 0 ? 0 : 1;
      behind.clear(first < 0 ? group[0] : first);
    }
  }

  /** How many of the documents that match a query stand behind another. */
  static int behind(TwinGroups groups, IndexSearcher searcher, Query query) throws IOException {
    DocumentList found = new DocumentList();
    int place = 0;
    if (groups.size() > 0) {
      Weight weight =
          searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1f);
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        Scorer scorer = weight.scorer(leaf);
        DocIdSetIterator matching = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
        int end = leaf.docBase + leaf.reader().maxDoc();
        for (; place < groups.size() && groups.number(place) < end; place++) {
          int entry = groups.number(place) - leaf.docBase;
          int at = matching.docID() < entry ? matching.advance(entry) : matching.docID();
          if (at == entry) {
            found.add(groups.number(place));
          }
        }
      }
    }
    return groups.in(found).stream().mapToInt(group -> group.length - 1).sum();
  }

  /** How many stand behind another. */
  int size() {
    return behind.cardinality();
  }

  /** How many of them have every word. */
  int complete() {
    return complete;
  }

  /** Hits without those that stand behind another, in the same order. */
  ScoreDoc[] first(ScoreDoc[] hits) throws IOException {
    if (behind.isEmpty()) {
      return hits;
    }
    List<ScoreDoc> first = new ArrayList<>();
    for (ScoreDoc hit : hits) {
      int place = groups.place(hit.doc);
      if (place < 0 || !behind.get(place)) {
        first.add(hit);
      }
    }
    return first.toArray(ScoreDoc[]::new);
  }

  /** Each hit with the others that it stands for. */
  List<Hit> with(List<Hit> hits, ScoreDoc[] shown) throws IOException {
    List<Hit> with = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      with.add(hits.get(i).standingFor(groups.others(shown[i].doc)));
    }
    return with;
  }
}
