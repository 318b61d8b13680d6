package org.findbuch.index.lucene.match;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that help whoever searches a large index, one fewer than there are processors. Nobody
 * waits for them: the thread that asks takes every piece of work that none of them has begun.
 */
public final class SearchThreads implements Executor {
  private static final long IDLE_SECONDS = 10;
  private static final int WAITING = 64;

  /**
   * Pages and records. Of 110,000 each search would be handed over for a millisecond or two, of 1.1
   * million the longest take 0.6 of their time.
   */
  private static final int SHORTEST_SLICE = 1 << 17;

  private final int threads;
  private final int shortest;
  private final Executor executor;

  public SearchThreads() {
    this(Runtime.getRuntime().availableProcessors() - 1, SHORTEST_SLICE);
  }

  /**
   * @param threads 0 for none
   * @param shortest how many entries of an index are worth a thread of their own
   */
  public SearchThreads(int threads, int shortest) {
    this.threads = threads;
    this.shortest = shortest;
    this.executor = threads == 0 ? Runnable::run : pool(threads);
  }

  private static Executor pool(int most) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            // what its search has done meanwhile is taken out and is nothing to do any more
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("search-", 1).daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** In how many slices an index is searched at a time, at least one. */
  int slices(int entries) {
    return Math.clamp(entries / shortest, 1, threads + 1);
  }

  @Override
  public void execute(Runnable work) {
    executor.execute(work);
  }
}
