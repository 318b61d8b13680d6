package org.findbuch.index;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An index for each test. */
public abstract class OpenIndex {
  protected SearchIndex index;

  /** An empty index that has not answered anything yet. */
  protected abstract SearchIndex empty() throws IOException;

  @BeforeEach
  void open() throws IOException {
    index = empty();
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  /** Makes a first generation of these documents, and lets it answer. */
  protected void ready(Sample... samples) throws IOException {
    try (SearchIndex.Rebuild rebuild = index.rebuild()) {
      for (Sample sample : samples) {
        rebuild.put(sample.document());
      }
      rebuild.switchOver();
    }
  }
}
