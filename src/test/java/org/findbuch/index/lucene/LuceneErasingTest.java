package org.findbuch.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.findbuch.document.Access;
import org.findbuch.document.Facet;
import org.findbuch.index.OpenIndex;
import org.findbuch.index.Sample;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.store.PointInTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasing reaches the files: Lucene alone would keep what was removed until a merge comes by. */
@Tag("contract")
class LuceneErasingTest extends OpenIndex {
  private static final String SECRET = "qzerasewort";

  @TempDir Path folder;

  @Override
  protected SearchIndex empty() throws IOException {
    return LuceneIndex.open(folder);
  }

  private static Sample secret() {
    return Sample.numbered(1)
        .title("Titel " + SECRET)
        .authors("Autor " + SECRET)
        .facet(Facet.TOPIC, "Thema " + SECRET)
        .pages("Pflege und " + SECRET, "noch einmal " + SECRET);
  }

  private static Sample[] withOthers() {
    Sample[] all = new Sample[30];
    java.util.Arrays.setAll(all, i -> Sample.numbered(i).pages("Pflege und anderes " + i));
    all[1] = secret();
    return all;
  }

  @Test
  void no_file_holds_a_word_of_an_erased_document() throws IOException {
    ready(withOthers());
    assertThat(holding()).isNotEmpty();
    index.erase(Set.of(Sample.id(1)));
    assertThat(holding()).isEmpty();
    assertThat(index.entries()).hasSize(29).doesNotContainKey(Sample.id(1));
  }

  @Test
  void nor_one_of_its_earlier_states_on_either_shelf() throws IOException {
    ready(withOthers());
    for (int time = 0; time < 4; time++) {
      Sample again = secret().stamp(time);
      index.put((time % 2 == 0 ? again.forStaff() : again).document());
      index.put(Sample.numbered(2).pages("Neues").forStaff().document());
      index.put(Sample.numbered(3).pages("Anderes").document());
      index.refresh();
    }
    index.put(Sample.numbered(1).pages("harmlos").document());
    index.refresh();
    assertThat(holding()).isNotEmpty();
    index.erase(Set.of(Sample.id(1), Sample.id(4)));
    assertThat(holding()).isEmpty();
    assertThat(index.entries()).hasSize(28);
  }

  @Test
  void segments_that_never_held_it_are_left_as_they_are() throws IOException {
    ready(Sample.numbered(2).pages("Pflege"), Sample.numbered(3).pages("Pflege"));
    index.remove(Sample.id(3));
    index.refresh();
    Set<Path> before = segments();
    index.put(secret().document());
    index.put(Sample.numbered(4).pages("Pflege").document());
    index.refresh();
    index.erase(Set.of(Sample.id(1)));
    assertThat(holding()).isEmpty();
    assertThat(segments()).containsAll(before);
  }

  @Test
  void a_search_under_way_is_waited_for_as_it_keeps_the_files() throws Exception {
    ready(withOthers());
    PointInTime searched = ((LuceneIndex) index).live.searched();
    CompletableFuture<Void> erasing =
        CompletableFuture.runAsync(
            () -> {
              try {
                index.erase(Set.of(Sample.id(1)));
              } catch (IOException failed) {
                throw new IllegalStateException(failed);
              }
            });
    assertThatThrownBy(() -> erasing.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    assertThat(index.entries()).doesNotContainKey(Sample.id(1));
    searched.release();
    erasing.get(30, TimeUnit.SECONDS);
    assertThat(holding()).isEmpty();
  }

  @Test
  void a_generation_being_built_is_erased_from_and_takes_it_no_more() throws IOException {
    ready(withOthers());
    try (SearchIndex.Rebuild rebuild = index.rebuild()) {
      for (Sample sample : withOthers()) {
        rebuild.put(sample.document());
      }
      index.erase(Set.of(Sample.id(1)));
      assertThat(holding()).isEmpty();
      rebuild.put(secret().document());
      rebuild.switchOver();
    }
    assertThat(holding()).isEmpty();
    assertThat(index.entries()).hasSize(29).doesNotContainKey(Sample.id(1));
  }

  @Test
  void erasing_again_or_what_is_not_there_does_nothing() throws IOException {
    ready(withOthers());
    index.erase(Set.of(Sample.id(1)));
    Set<Path> before = segments();
    index.erase(Set.of(Sample.id(1), Sample.id(99)));
    assertThat(segments()).isEqualTo(before);
  }

  /** Files with the word as it stands in a page, and dictionaries with any of its terms. */
  private Set<String> holding() throws IOException {
    Set<String> holding = new HashSet<>();
    for (Path file : files()) {
      if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(SECRET)) {
        holding.add(file.toString());
      }
    }
    for (Access shelf : Access.values()) {
      for (Path generation :
          list(folder.resolve(shelf.name().toLowerCase(java.util.Locale.ROOT)))) {
        try (FSDirectory directory = FSDirectory.open(generation);
            IndexReader reader = DirectoryReader.open(directory)) {
          for (LeafReaderContext leaf : reader.leaves()) {
            holding.addAll(terms(leaf));
          }
        }
      }
    }
    return holding;
  }

  private static Set<String> terms(LeafReaderContext leaf) throws IOException {
    Set<String> holding = new HashSet<>();
    for (String field : FieldInfos.getIndexedFields(leaf.reader())) {
      TermsEnum all =
          leaf.reader().terms(field) == null ? null : leaf.reader().terms(field).iterator();
      while (all != null && all.next() != null) {
        if (all.term().utf8ToString().contains(SECRET)) {
          holding.add(field + ":" + all.term().utf8ToString());
        }
      }
    }
    return holding;
  }

  private Set<Path> segments() throws IOException {
    Set<Path> segments = new HashSet<>(files());
    segments.removeIf(file -> !file.getFileName().toString().endsWith(".cfs"));
    return segments;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
