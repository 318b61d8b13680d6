package org.findbuch.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.findbuch.Seed;
import org.findbuch.document.Access;
import org.findbuch.document.Facet;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.index.OpenIndex;
import org.findbuch.index.Sample;
import org.findbuch.index.SearchIndex;
import org.findbuch.query.Query;
import org.findbuch.query.QueryParser;
import org.findbuch.query.SearchRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happens to the files of an index that answers. Whatever is asked, the answer is right or it
 * says that the index is being built; everything else goes on, and a new one can be built.
 */
@Tag("contract")
@Timeout(120)
class LuceneDamageTest extends OpenIndex {
  @RegisterExtension final Seed seed = new Seed();

  @TempDir Path temporary;

  @Override
  protected SearchIndex empty() throws IOException {
    return LuceneIndex.open(folder());
  }

  @BeforeEach
  void fill() throws IOException {
    ready(all());
  }

  private static Sample[] all() {
    Sample[] all = new Sample[200];
    Arrays.setAll(
        all,
        i ->
            Sample.numbered(i)
                .title("Heft " + i)
                .facet(Facet.TOPIC, "Thema " + i % 7)
                .pages("Pflege im Quartier " + i, "Hitze und Gesundheit " + i * 31));
    all[3].forStaff();
    return all;
  }

  @AfterEach
  void a_new_one_can_be_built_and_answers() throws IOException {
    ready(all());
    assertThat(index.generation().complete()).isTrue();
    assertThat(found("Pflege")).isEqualTo(199);
    index.put(Sample.numbered(300).pages("Pflege").document());
    index.refresh();
    assertThat(found("Pflege")).isEqualTo(200);
    index.close();
    index = LuceneIndex.open(folder());
    assertThat(index.generation().complete()).isTrue();
    assertThat(found("Pflege")).isEqualTo(200);
  }

  @Test
  void the_folder_is_moved_away() throws IOException {
    Files.move(folder(), temporary.resolve("index.old"));
    isBeingBuilt();
    writingFails();
    isBeingBuilt();
  }

  @Test
  void the_folder_is_moved_away_and_documents_come_before_anybody_asks() throws IOException {
    Files.move(folder(), temporary.resolve("index.old"));
    writingFails();
    writingFails();
    isBeingBuilt();
  }

  @Test
  void the_folder_that_is_made_anew_is_held_and_closed_to_others() throws IOException {
    Files.move(folder(), temporary.resolve("index.old"));
    ready(all());
    assertThat(Files.getPosixFilePermissions(folder()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    try (FSDirectory other = FSDirectory.open(folder())) {
      assertThatThrownBy(() -> other.obtainLock("index.lock"))
          .isInstanceOf(LockObtainFailedException.class);
    }
  }

  @Test
  void a_folder_that_takes_nothing_is_searched_on_and_takes_again_when_it_can() throws IOException {
    List<Path> locks = new ArrayList<>();
    for (String shelf : List.of("public", "staff")) {
      locks.add(folder().resolve(shelf).resolve(index.generation().name()).resolve("write.lock"));
    }
    for (Path lock : locks) {
      Files.delete(lock);
      Files.createDirectory(lock);
    }
    for (int time = 0; time < 3; time++) {
      writingFails();
      assertThat(found("Pflege")).isEqualTo(199);
      assertThat(found("nirgends")).isZero();
      assertThat(index.damaged(true)).isEmpty();
      assertThat(index.size().documents()).isEqualTo(200);
    }
    for (Path lock : locks) {
      Files.delete(lock);
    }
    writingFails();
    index.put(Sample.numbered(301).pages("Pflege").document());
    index.refresh();
    assertThat(found("Pflege")).isEqualTo(200);
    assertThat(index.generation().complete()).isTrue();
  }

  @Test
  void the_folder_is_emptied() throws IOException {
    delete(folder());
    Files.createDirectories(folder());
    isBeingBuilt();
    writingFails();
  }

  @Test
  void any_file_is_deleted_cut_emptied_or_changed_in_its_middle() throws IOException {
    Random random = seed.random();
    int files = segments().size();
    for (int round = 0; round < 4 * files; round++) {
      List<Path> now = segments();
      Path file = now.get(round % now.size());
      spoil(file, round / files, random);
      String how = round / files + " " + file;
      for (String typed : List.of("nirgends", "Quartier 17", "Hitz*", "Gesundhiet", "Pflege")) {
        assertThatThrownBy(() -> ask(typed))
            .as(how + " " + typed)
            .isInstanceOf(IndexNotReadyException.class);
      }
      assertThat(index.generation().complete()).as(how).isFalse();
      assertThat(index.size()).isNotNull();
      ready(all());
      assertThat(found("Pflege")).as(how).isEqualTo(199);
    }
  }

  private static void spoil(Path file, int how, Random random) throws IOException {
    switch (how) {
      case 0 -> Files.delete(file);
      case 1 -> cut(file, Files.size(file) / 2);
      case 2 -> cut(file, 0);
      default -> {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
          long place = random.nextLong(open.length());
          open.seek(place);
          int there = open.read();
          open.seek(place);
          open.write(there ^ 0x5A);
        }
        // as on a disk where a second passes between two writes
        Files.setLastModifiedTime(
            file, java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() + 2_000));
      }
    }
  }

  private static void cut(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  @Test
  void what_only_the_checksum_shows_is_found_by_the_check_and_named() throws IOException {
    for (Path file : segments()) {
      var written = Files.getLastModifiedTime(file);
      spoil(file, 3, seed.random());
      Files.setLastModifiedTime(file, written);
      assertThat(index.damaged(false)).isEmpty();
      assertThat(index.damaged(true)).containsOnlyKeys(file);
      assertThatThrownBy(() -> ask("Pflege")).isInstanceOf(IndexNotReadyException.class);
      ready(all());
      if (!Files.exists(file)) {
        break;
      }
    }
  }

  @Test
  void what_reads_a_damaged_one_fails_so_even_when_another_has_taken_its_place()
      throws IOException {
    IndexOutOfBoundsException ofBrokenBytes = new IndexOutOfBoundsException("127 of 12");
    LiveGeneration live = ((LuceneIndex) index).live;
    assertThatThrownBy(
            () ->
                live.read(
                    live.acquire(),
                    _ -> {
                      delete(folder().resolve("public"));
                      isBeingBuilt();
                      ready(all());
                      throw ofBrokenBytes;
                    }))
        .isInstanceOf(IndexNotReadyException.class)
        .hasCause(ofBrokenBytes);
    assertThat(index.generation().complete()).isTrue();
    assertThatThrownBy(
            () ->
                live.read(
                    live.acquire(),
                    _ -> {
                      index.put(Sample.numbered(301).document());
                      index.refresh();
                      throw ofBrokenBytes;
                    }))
        .isInstanceOf(IndexNotReadyException.class);
    assertThatThrownBy(
            () ->
                live.read(
                    live.acquire(),
                    _ -> {
                      throw ofBrokenBytes;
                    }))
        .isSameAs(ofBrokenBytes);
  }

  @Test
  void an_answer_that_is_there_is_given_though_what_it_was_read_from_cannot_be_cleared_away()
      throws IOException {
    LiveGeneration live = ((LuceneIndex) index).live;
    int found =
        live.read(
            live.acquire(),
            snapshot -> {
              for (Sample sample : all()) {
                index.put(sample.document());
              }
              index.refresh();
              delete(folder().resolve("public"));
              return snapshot.entries().size();
            });
    assertThat(found).isEqualTo(200);
    isBeingBuilt();
  }

  @Test
  void a_file_that_was_only_touched_is_sound() throws IOException {
    for (Path file : segments()) {
      Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000));
    }
    assertThat(index.damaged(false)).isEmpty();
    assertThat(index.damaged(true)).isEmpty();
    assertThat(found("nirgends")).isZero();
    assertThat(index.generation().complete()).isTrue();
  }

  @Test
  void that_it_is_damaged_is_known_after_a_new_start_as_well() throws IOException {
    Path largest =
        segments().stream().max(Comparator.comparingLong(f -> f.toFile().length())).orElseThrow();
    var written = Files.getLastModifiedTime(largest);
    spoil(largest, 3, seed.random());
    Files.setLastModifiedTime(largest, written);
    assertThat(index.damaged(true)).isNotEmpty();
    index.close();
    index = LuceneIndex.open(folder());
    assertThat(index.generation().complete()).isFalse();
  }

  @Test
  void merging_a_damaged_segment_does_not_go_on_for_ever() throws IOException {
    Random random = seed.random();
    for (Path file : segments()) {
      if (file.toString().endsWith(".cfs")) {
        var written = Files.getLastModifiedTime(file);
        for (int time = 0; time < 100; time++) {
          spoil(file, 3, random);
        }
        Files.setLastModifiedTime(file, written);
      }
    }
    assertThatThrownBy(() -> index.erase(java.util.Set.of(Sample.id(1), Sample.id(3))))
        .isInstanceOf(IOException.class);
    assertThat(index.generation().complete()).isFalse();
    assertThatThrownBy(() -> ask("Pflege")).isInstanceOf(IndexNotReadyException.class);
  }

  /** Largest number that four bytes hold, and 14 gigabits, as Lucene writes numbers. */
  private static final byte[] INTEGER = {-1, -1, -1, -1, 7};

  private static final byte[] LONG = {-128, -128, -128, -128, 0x38};

  /** Lucene believes what it reads, and asks the heap for so much. */
  @Test
  void lengths_that_cannot_be_are_damage_and_no_lack_of_memory() throws IOException {
    Random random = seed.random();
    for (int round = 0; round < 40; round++) {
      for (Path file : segments()) {
        if (file.toString().endsWith(".cfs")) {
          exaggerate(file, random);
        }
      }
      try {
        for (Sample sample : all()) {
          index.put(sample.document());
        }
        index.refresh();
        ask("Quartier 17");
        ask("Pflege");
      } catch (IOException failed) {
        assertThat(index.generation().complete())
            .as("round %d: %s", round, org.assertj.core.util.Throwables.getStackTrace(failed))
            .isFalse();
      }
      ready(all());
    }
  }

  private static void exaggerate(Path file, Random random) throws IOException {
    var written = Files.getLastModifiedTime(file);
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      for (int time = 0; time < 1 + random.nextInt(200); time++) {
        open.seek(random.nextLong(open.length() - 5));
        open.write(random.nextBoolean() ? INTEGER : LONG);
      }
    }
    Files.setLastModifiedTime(file, written);
  }

  @Test
  void what_asks_for_more_than_can_be_is_a_failure_of_who_asked() throws IOException {
    LiveGeneration live = ((LuceneIndex) index).live;
    assertThatThrownBy(() -> live.read(live.acquire(), _ -> believing()))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(OutOfMemoryError.class);
    assertThatThrownBy(() -> live.changeAlone(_ -> believing()))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(OutOfMemoryError.class);
    assertThat(index.generation().complete()).isTrue();
    assertThat(found("Pflege")).isEqualTo(199);
  }

  @Test
  void what_asks_for_more_than_can_be_of_a_damaged_file_is_damage() throws IOException {
    LiveGeneration live = ((LuceneIndex) index).live;
    exaggerate(segments().getFirst(), seed.random());
    assertThatThrownBy(() -> live.changeAlone(_ -> believing())).isInstanceOf(IOException.class);
    isBeingBuilt();
    ready(all());
    exaggerate(segments().getFirst(), seed.random());
    assertThatThrownBy(() -> live.read(live.acquire(), _ -> believing()))
        .isInstanceOf(IndexNotReadyException.class);
    isBeingBuilt();
  }

  /** Asks for more than any heap of this machine gives. */
  private static byte[] believing() {
    return new byte[Integer.MAX_VALUE];
  }

  private void writingFails() {
    assertThatThrownBy(
            () -> {
              index.put(Sample.numbered(300).pages("Pflege").document());
              index.refresh();
            })
        .isInstanceOf(IOException.class);
  }

  private void isBeingBuilt() throws IOException {
    assertThatThrownBy(() -> ask("nirgends")).isInstanceOf(IndexNotReadyException.class);
    assertThatThrownBy(() -> ask("Pflege")).isInstanceOf(IndexNotReadyException.class);
    assertThat(index.generation().complete()).isFalse();
    assertThat(index.size().bytes()).isNotNegative();
    assertThat(index.entries()).hasSize(200);
  }

  private void ask(String typed) throws IOException {
    SearchRequest request = SearchRequest.of(query(typed));
    var searcher = index.searcher(Access.PUBLIC);
    long total = searcher.search(request).total();
    searcher.correct(request, total);
    searcher.suggest(typed, 10);
    searcher.pages(query(typed), Sample.id(17));
    searcher.values(request, Facet.TOPIC);
  }

  private long found(String typed) throws IOException {
    return index.searcher(Access.PUBLIC).search(SearchRequest.of(query(typed))).total();
  }

  private static Query query(String typed) {
    return QueryParser.parse(typed).query();
  }

  private Path folder() {
    return temporary.resolve("index");
  }

  private List<Path> segments() throws IOException {
    List<Path> segments = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder().resolve("public"))) {
      all.filter(Files::isRegularFile)
          .filter(file -> file.toString().contains(index.generation().name()))
          .filter(file -> file.getFileName().toString().startsWith("_"))
          .sorted()
          .forEach(segments::add);
    }
    return segments;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
