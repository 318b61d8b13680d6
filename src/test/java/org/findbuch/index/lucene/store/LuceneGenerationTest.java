package org.findbuch.index.lucene.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.findbuch.index.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneGenerationTest {
  /** An I/O operation of an interrupted thread closes its file, and with the lock all writing. */
  @Test
  void whoever_is_interrupted_while_it_reads_leaves_the_index_writable(@TempDir Path folder)
      throws IOException {
    try (Folders folders = Folders.hold(folder, IndexFields.VERSION)) {
      LuceneGeneration generation = LuceneGeneration.create(folders, folders.unusedName());
      generation.put(Sample.numbered(1).pages("alt").document());
      generation.refresh();
      PointInTime held = Objects.requireNonNull(generation.acquire());
      generation.put(Sample.numbered(1).pages("neu").document());
      generation.refresh();
      Thread.currentThread().interrupt();
      held.giveBack();
      assertThat(Thread.interrupted()).isTrue();
      generation.put(Sample.numbered(2).pages("weiter").document());
      generation.refresh();
      PointInTime now = Objects.requireNonNull(generation.acquire());
      assertThat(now.documents()).isEqualTo(2);
      now.giveBack();
      generation.close();
    }
  }
}
