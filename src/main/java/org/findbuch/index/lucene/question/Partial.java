package org.findbuch.index.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
import org.findbuch.index.lucene.match.CoverageQuery;
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
  }

  Partial {
    parts = List.copyOf(parts);
  }

  /** Whether there is anything to be missing beside something else. */
  boolean isOpen() {
    return parts.stream().filter(part -> PartialMatch.weighs(part.asked())).count() > 1
        && parts.stream().anyMatch(Part::mayBeMissing);
  }

  /** Documents that have enough of it; they score what they have. */
  Query documents() {
    BooleanQuery.Builder enough = new BooleanQuery.Builder();
    List<CoverageQuery.Part> open = new ArrayList<>();
    float known = 0;
    float had = 0;
    for (Part part : parts) {
      known += part.weight();
      if (!part.mayBeMissing()) {
        enough.add(part.documents(), Occur.FILTER);
        had += part.weight();
      } else if (part.weight() > 0) {
        open.add(new CoverageQuery.Part(part.documents(), part.weight()));
      }
    }
    float needed = (float) PartialMatch.NEEDED * known - had;
    if (open.isEmpty() && parts.stream().allMatch(Part::mayBeMissing)) {
      return new MatchNoDocsQuery("no word is known");
    }
    if (!open.isEmpty()) {
      enough.add(
          new CoverageQuery(open, needed),
          needed > CoverageQuery.ROUNDING ? Occur.MUST : Occur.SHOULD);
    }
    return enough.build();
  }

  /** What {@link #documents} scores one that has every word; more than any has if that is none. */
  float whole() {
    float whole = 0;
    for (Part part : parts) {
      whole += part.mayBeMissing() ? part.weight() == 0 ? 1f : part.weight() : 0f;
    }
    return whole;
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
