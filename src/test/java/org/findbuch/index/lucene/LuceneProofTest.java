package org.findbuch.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.index.ProofContract;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.SearchResult.Passage;
import org.junit.jupiter.api.Test;

class LuceneProofTest extends ProofContract {
  @Override
  protected SearchIndex opened(Path folder) throws IOException {
    return LuceneIndex.open(folder);
  }

  @Test
  void a_running_head_never_comes_before_other_text() throws Exception {
    put(heat());
    List<Passage> passages = hit("Hitze Senioren").passages();
    assertThat(passages).extracting(Passage::page).containsExactly(2, 1);
    assertThat(passages.getLast().text()).isEqualTo("Hitze und Senioren");
  }
}
