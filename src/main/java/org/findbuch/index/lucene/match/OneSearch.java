package org.findbuch.index.lucene.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LRUQueryCache;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryCache;
import org.apache.lucene.search.QueryCachingPolicy;
import org.apache.lucene.search.ScoreDoc;
import org.findbuch.index.lucene.store.Shelf;
import org.jspecify.annotations.Nullable;

/**
 * Lucene's searcher for a single question. A large index is searched in slices by several threads.
 */
public final class OneSearch extends IndexSearcher {
  /** Counting the values of fewer documents takes less time than waking another thread. */
  private static final int WORTH_SHARING = 1_000;

  /**
   * In which documents words stand that were asked for, in a twelfth of the heap. Of a small
   * segment all pages are gone through in the time that it takes to look anything up, and where the
   * rest of a question leaves less than an eighth of what a word has, these few are asked for.
   */
  private static final QueryCache KNOWN =
      new LRUQueryCache(
          4_096, Runtime.getRuntime().maxMemory() / 12, leaf -> leaf.reader().maxDoc() > 4_096, 8);

  /** Each word is counted before it is searched for, so that it is asked for twice at once. */
  private static final QueryCachingPolicy WORDS =
      new QueryCachingPolicy() {
        @Override
        public void onUse(Query query) {}

        @Override
        public boolean shouldCache(Query query) {
          return query instanceof BlockQuery;
        }
      };

  private final Vocabulary vocabulary;
  private final Deadline deadline;
  private final int sliceCount;

  /** By the thread that asks alone. */
  public OneSearch(IndexReader reader, Deadline deadline) {
    this(reader, deadline, null);
  }

  public OneSearch(IndexReader reader, Deadline deadline, @Nullable SearchThreads helpers) {
    super(reader, helpers == null ? null : helpers.in(reader));
    this.sliceCount = Math.max(1, getSlices().length);
    this.deadline = deadline;
    this.vocabulary = new Vocabulary(reader);
    setSimilarity(Shelf.SIMILARITY);
    setTimeout(deadline);
    setQueryCache(KNOWN);
    setQueryCachingPolicy(WORDS);
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  Deadline deadline() {
    return deadline;
  }

  /** What is done with some of the hits, which come in the order of the index. */
  public interface Work<T> {
    T with(List<ScoreDoc> hits) throws IOException;
  }

  /** Shares hits among as many threads as search; the results have the order of the index. */
  public <T> List<T> shared(ScoreDoc[] hits, Work<T> work) throws IOException {
    List<ScoreDoc> ordered = new ArrayList<>(Arrays.asList(hits));
    ordered.sort(Comparator.comparingInt(hit -> hit.doc));
    return shared(hits.length, sliceCount, (first, end) -> work.with(ordered.subList(first, end)));
  }

  /** What is done with some of many things in a row. */
  public interface WorkInRow<T> {
    T with(int first, int end) throws IOException;
  }

  /** Shares things in a row among as many threads as search, unless they are few. */
  public <T> List<T> shared(int size, WorkInRow<T> work) throws IOException {
    return shared(size, size < WORTH_SHARING ? 1 : sliceCount, work);
  }

  private <T> List<T> shared(int size, int parts, WorkInRow<T> work) throws IOException {
    List<Callable<T>> tasks = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      int first = (int) ((long) size * i / parts);
      int end = (int) ((long) size * (i + 1) / parts);
      tasks.add(() -> work.with(first, end));
    }
    return getTaskExecutor().invokeAll(tasks);
  }
}
