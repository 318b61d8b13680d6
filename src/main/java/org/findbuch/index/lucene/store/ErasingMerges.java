package org.findbuch.index.lucene.store;

import java.util.List;
import java.util.Set;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;

/**
 * Merges as another policy does, and rewrites a segment by itself where something in it is to be
 * erased: what that costs depends on these segments alone, and not on what else was removed.
 */
final class ErasingMerges extends FilterMergePolicy {
  private volatile Set<String> erased = Set.of();

  ErasingMerges(MergePolicy other) {
    super(other);
  }

  /**
   * Says what the next {@link org.apache.lucene.index.IndexWriter#forceMergeDeletes} rewrites.
   *
   * @param segments by their names
   */
  void erase(Set<String> segments) {
    erased = segments;
  }

  @Override
  public MergeSpecification findForcedDeletesMerges(SegmentInfos segments, MergeContext context) {
    MergeSpecification rewritten = new MergeSpecification();
    for (SegmentCommitInfo segment : segments) {
      if (erased.contains(segment.info.name) && !context.getMergingSegments().contains(segment)) {
        rewritten.add(new OneMerge(List.of(segment)));
      }
    }
    return rewritten;
  }
}
