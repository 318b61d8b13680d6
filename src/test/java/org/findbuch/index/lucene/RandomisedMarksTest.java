package org.findbuch.index.lucene;

import java.io.IOException;
import java.nio.file.Path;
import org.findbuch.index.RandomisedMarksContract;
import org.findbuch.index.SearchIndex;

class RandomisedMarksTest extends RandomisedMarksContract {
  @Override
  protected SearchIndex opened(Path folder) throws IOException {
    return LuceneIndex.open(folder);
  }
}
