package org.findbuch.index.lucene.question;

import java.util.List;
import org.apache.lucene.search.Query;
import org.findbuch.index.lucene.match.Leaf;
import org.findbuch.index.lucene.match.LeastShare;
import org.findbuch.query.Notice;
import org.jspecify.annotations.Nullable;

/**
 * A question as Lucene takes it.
 *
 * @param documents which documents match, without any order; where words may be missing, those of
 *     them that have enough
 * @param asked what is asked for, without what is excluded: what ranks and is marked
 * @param partial which words may be missing, where any may
 */
public record Plan(
    Query documents, List<Leaf> asked, List<Notice> notices, @Nullable Partial partial) {
  public Plan {
    asked = List.copyOf(asked);
    notices = List.copyOf(notices);
  }

  /** What the scores of {@link #documents} say where words may be missing. */
  @Nullable LeastShare leastShare() {
    return partial == null ? null : partial.leastShare();
  }

  /** The same documents in no order. */
  Plan unranked() {
    return new Plan(documents, List.of(), notices, partial);
  }
}
