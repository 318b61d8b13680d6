package org.findbuch.index.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ForkJoinPool;
import org.findbuch.index.RandomisedContract;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.match.SearchThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomisedTest extends RandomisedContract {
  @Override
  protected SearchIndex opened(Path folder) throws IOException {
    return LuceneIndex.open(folder);
  }

  @Test
  void several_threads_find_in_slices_what_a_full_scan_does(@TempDir Path folder)
      throws IOException {
    try (SearchIndex index =
        LuceneIndex.open(folder, new SearchThreads(ForkJoinPool.commonPool(), 0))) {
      compareAll(index);
    }
  }
}
