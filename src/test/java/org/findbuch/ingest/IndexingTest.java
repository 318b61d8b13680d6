package org.findbuch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Archives;
import org.findbuch.archive.Arrival;
import org.findbuch.archive.TextWriter;
import org.findbuch.archive.store.Damage;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Language;
import org.findbuch.document.Layout;
import org.findbuch.document.Metadata;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.editing.ByHand;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class IndexingTest {
  @TempDir Path folder;

  private Archive archive;
  private LuceneIndex index;
  private Indexing indexing;
  private Holding holding;

  @BeforeEach
  void one_document_is_in_catalogue_and_index() throws Exception {
    archive = Archives.open(folder);
    index = LuceneIndex.open(folder.resolve("index"));
    indexing = new Indexing(archive, index);
    indexing.heal();
    byte[] bytes = "Hitze im Quartier".getBytes(StandardCharsets.UTF_8);
    holding =
        archive
            .receive(
                archive.spool(new ByteArrayInputStream(bytes), 1_000),
                new Arrival("h.txt", Format.TXT, Metadata.NONE, Release.of(Publication.PUBLISHED)),
                "test")
            .holding();
    try (TextWriter text =
        archive.queue().write(holding.document().newest(), new Lane(Lane.TEXT, 1))) {
      text.add(new Page(1, "1", PageState.TEXT, "Hitze im Quartier", Layout.NONE));
      text.finish(Found.NOTHING, null);
    }
    archive.queue().read(holding.id(), holding.document().newest(), coverage -> List.of());
    assertThat(indexing.next(() -> false)).isTrue();
    holding = archive.find(holding.id()).orElseThrow();
    assertThat(faults()).isEmpty();
  }

  @AfterEach
  void close() throws IOException {
    index.close();
    archive.close();
  }

  @Test
  void a_document_that_is_missing_in_the_index_is_found_and_put_back() throws IOException {
    index.remove(holding.id());
    index.refresh();

    assertThat(faults()).containsExactly(Damage.Type.NOT_INDEXED);
    indexing.heal();
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_stale_document_in_the_index_is_found_and_put_right() throws IOException {
    index.put(entry(holding.id(), holding.stamp() + 1, Access.PUBLIC));
    index.refresh();

    assertThat(faults()).containsExactly(Damage.Type.INDEX_STALE);
    indexing.heal();
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_document_on_the_wrong_shelf_is_found_and_moved() throws IOException {
    index.put(entry(holding.id(), holding.stamp(), Access.STAFF));
    index.refresh();

    assertThat(faults()).containsExactly(Damage.Type.INDEX_STRAY);
    indexing.heal();
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_document_that_the_catalogue_does_not_know_is_found_and_removed() throws IOException {
    index.put(entry(new DocumentId("nobodysdocument"), 1, Access.PUBLIC));
    index.refresh();

    assertThat(faults()).containsExactly(Damage.Type.INDEX_STRAY);
    indexing.heal();
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_change_that_is_on_its_way_is_no_fault() throws Exception {
    Holding withdrawn = new ByHand(archive).withdraw(holding.id(), "falsche Zahlen");

    assertThat(archive.queue().waiting(Set.of(holding.id()))).containsExactly(holding.id());
    assertThat(faults()).isEmpty();
    assertThat(indexing.next(() -> false)).isTrue();
    assertThat(index.entries())
        .containsEntry(holding.id(), new SearchIndex.Entry(Access.STAFF, withdrawn.stamp()));
  }

  @Test
  void a_rebuilt_index_holds_what_the_catalogue_says() throws IOException {
    String before = index.generation().name();

    assertThat(indexing.rebuild()).isEqualTo(1);

    assertThat(index.generation().name()).isNotEqualTo(before);
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_damaged_file_of_the_index_is_named_and_the_index_is_built_again() throws IOException {
    Path file;
    try (Stream<Path> all = Files.walk(folder.resolve("index/public"))) {
      file = all.filter(one -> one.toString().endsWith(".cfs")).findFirst().orElseThrow();
    }
    Files.write(file, new byte[] {1, 2, 3});
    List<Damage> found = new ArrayList<>();
    indexing.compare((damage, id) -> found.add(damage));
    assertThat(found)
        .extracting(Damage::type, Damage::subject)
        .containsExactly(tuple(Damage.Type.INDEX_DAMAGED, file.toString()));
    assertThat(index.generation().complete()).isFalse();

    assertThat(indexing.keepSound()).isTrue();

    assertThat(index.generation().complete()).isTrue();
    assertThat(faults()).isEmpty();
    assertThat(indexing.keepSound()).as("there is nothing more to do").isFalse();
  }

  @Test
  void what_waits_while_the_index_takes_nothing_is_a_fault() throws Exception {
    new ByHand(archive).withdraw(holding.id(), "falsche Zahlen");
    Files.move(folder.resolve("index"), folder.resolve("index.old"));
    assertThatThrownBy(() -> indexing.next(() -> false)).isInstanceOf(IOException.class);
    assertThat(faults()).contains(Damage.Type.INDEX_DAMAGED, Damage.Type.NOT_INDEXED);

    assertThat(indexing.keepSound()).isTrue();
    assertThat(indexing.next(() -> false)).isTrue();

    assertThat(faults()).isEmpty();
  }

  private List<Damage.Type> faults() throws IOException {
    List<Damage.Type> faults = new ArrayList<>();
    indexing.compare((damage, id) -> faults.add(damage.type()));
    return faults;
  }

  private static IndexedDocument entry(DocumentId id, long stamp, Access shelf) {
    return new IndexedDocument(
        id,
        stamp,
        shelf,
        Language.GERMAN,
        "Hitze",
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        Map.of(),
        List.of(),
        Set.of(),
        0);
  }
}
