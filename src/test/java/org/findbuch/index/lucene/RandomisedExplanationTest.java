package org.findbuch.index.lucene;

import java.io.IOException;
import java.nio.file.Path;
import org.findbuch.index.RandomisedExplanationContract;
import org.findbuch.index.SearchIndex;

class RandomisedExplanationTest extends RandomisedExplanationContract {
  @Override
  protected SearchIndex opened(Path folder) throws IOException {
    return LuceneIndex.open(folder);
  }
}
