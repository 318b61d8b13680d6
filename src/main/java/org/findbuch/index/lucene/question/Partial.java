package org.findbuch.index.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.findbuch.index.PartialMatch;
import org.findbuch.index.lucene.match.LeastShare;
import org.findbuch.index.lucene.match.OneSearch;
import org.findbuch.query.Query.Word;

/**
 * A question of which words may be missing.
 *
 * @param parts what it asks for; words may be missing, everything else may not
 */
record Partial(List<Part> parts) {
  /**
   * Something that is asked for.
   *
   * @param weight 0 where no document has it, or it only narrows
   */
  record Part(org.findbuch.query.Query asked, Query documents, float weight) {
    static Part of(org.findbuch.query.Query asked, Query documents, OneSearch search, int all)
        throws IOException {
      long having = PartialMatch.weighs(asked) ? search.count(documents) : 0;
      double weight = having == 0 ? 0 : PartialMatch.weight(Math.min(having, all), all);
      return new Part(asked, documents, (float) weight);
    }

    boolean mayBeMissing() {
      return asked instanceof Word;
    }

    /** Whether it says what is sought and may not be missing. */
    boolean isNeeded() {
      return !mayBeMissing() && PartialMatch.weighs(asked);
    }
  }

  Partial {
    parts = List.copyOf(parts);
  }

  /** Whether there is anything to be missing beside something else. */
  boolean isOpen() {
    return parts.stream().filter(part -> PartialMatch.weighs(part.asked())).count() > 1
        && parts.stream().anyMatch(Part::mayBeMissing);
  }

  /**
   * Documents that have any of it; they score what they have, of which {@link #leastShare} says the
   * least.
   */
  Query documents() {
    BooleanQuery.Builder enough = new BooleanQuery.Builder();
    Map<Query, Float> open = new LinkedHashMap<>();
    for (Part part : parts) {
      if (!part.mayBeMissing()) {
        enough.add(part.documents(), Occur.FILTER);
      } else if (part.weight() > 0) {
        open.merge(part.documents(), part.weight(), Float::sum);
      }
    }
    boolean sought = parts.stream().anyMatch(Part::isNeeded);
    if (open.isEmpty() && !sought) {
      return new MatchNoDocsQuery("no word is known");
    }
    if (!open.isEmpty()) {
      boolean less = sought && leastShare().enough() <= 0;
      enough.add(LeastShare.any(open), less ? Occur.SHOULD : Occur.MUST);
    }
    return enough.build();
  }

  /** By what {@link #documents} scores; more than any has is the whole if no document has all. */
  LeastShare leastShare() {
    float known = 0;
    float had = 0;
    float whole = 0;
    for (Part part : parts) {
      known += part.weight();
      if (part.mayBeMissing()) {
        whole += part.weight() == 0 ? 1f : part.weight();
      } else {
        had += part.weight();
      }
    }
    return new LeastShare(whole, (float) PartialMatch.NEEDED * known - had);
  }

  /** The words that each of some documents lacks, in the order of the documents. */
  List<List<org.findbuch.query.Query>> missing(OneSearch search, ScoreDoc[] documents)
      throws IOException {
    List<List<org.findbuch.query.Query>> missing = new ArrayList<>();
    for (ScoreDoc _ : documents) {
      missing.add(new ArrayList<>());
    }
    for (Part part : parts) {
      if (part.mayBeMissing()) {
        Weight having =
            search.createWeight(search.rewrite(part.documents()), ScoreMode.COMPLETE_NO_SCORES, 1f);
        for (int i = 0; i < documents.length; i++) {
          if (!has(having, search, documents[i].doc)) {
            missing.get(i).add(part.asked());
          }
        }
      }
    }
    return missing;
  }

  private static boolean has(Weight having, OneSearch search, int document) throws IOException {
    List<LeafReaderContext> leaves = search.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    Scorer scorer = having.scorer(leaf);
    int inLeaf = document - leaf.docBase;
    return scorer != null && scorer.iterator().advance(inLeaf) == inLeaf;
  }
}
