package org.findbuch.index.lucene.match;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;

/**
 * Threads that help whoever searches a large index. Nobody waits for them: the thread that asks
 * takes every slice that none of them has begun.
 *
 * @param large from how many pages and records on they help
 */
public record SearchThreads(Executor threads, int large) {
  /** Of half as many each search would be handed over for a millisecond or two. */
  private static final int LARGE = 1 << 18;

  /** One thread fewer than there are processors. */
  public SearchThreads() {
    this(ForkJoinPool.commonPool(), LARGE);
  }

  @Nullable Executor in(IndexReader reader) {
    return reader.maxDoc() < large ? null : threads;
  }
}
