package org.findbuch.archive.ocfl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.store.Change;
import org.findbuch.archive.store.Intent;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Original;
import org.findbuch.document.Publication;
import org.findbuch.document.Sha256;
import org.findbuch.ocfl.OcflValidator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store promises, and what a power cut inside the library may leave. */
class OcflStoreTest {
  private static final DocumentId ID = new DocumentId("k3v9x0c2m7qd");

  private static final Change CHANGE =
      new Change(7, Instant.parse("2026-01-02T03:04:05.006Z"), "anna", "edit");

  @TempDir Path folder;
  private OcflStore store;
  private Document first;

  @BeforeEach
  void open() throws IOException {
    store = OcflStore.open(folder);
    Path file = Files.writeString(folder.resolve("incoming/x.part"), "hello");
    first = document(1, "one", List.of(original(1, file)));
    store.put(new Item.OfDocument(first), CHANGE, file);
    store.force(new Item.OfDocument(first));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void the_root_says_how_it_is_laid_out() throws IOException {
    assertThat(folder.resolve("ocfl/0=ocfl_1.1")).hasContent("ocfl_1.1");
    assertThat(folder.resolve("ocfl/ocfl_layout.json"))
        .content()
        .contains("0003-hash-and-id-n-tuple-storage-layout");
    assertThat(object().resolve("v1/content/original/hello.txt")).hasContent("hello");
    assertThat(object().resolve("inventory.json.sha256")).exists();
    assertThat(object().resolve("v1/content/metadata.json")).content().contains("\"one\"");
  }

  @Test
  void every_version_is_kept_and_the_newest_one_speaks() throws IOException {
    Document second = edited();
    store.put(new Item.OfDocument(second), CHANGE, null);
    store.force(new Item.OfDocument(second));
    store.close();
    store = OcflStore.open(folder);
    assertThat(store.document(ID)).contains(second);
    assertThat(object().resolve("v1/content/metadata.json")).content().contains("\"one\"");
    List<List<Intent>> items = new ArrayList<>();
    store.each(items::add, problem -> assertThat(problem).isNull());
    assertThat(items)
        .containsExactly(
            List.of(
                new Intent(new Item.OfDocument(first), CHANGE, true),
                new Intent(new Item.OfDocument(second), CHANGE, false)));
    assertThat(store.original(ID, first.newest()).orElseThrow()).hasSize(5);
    assertThat(store.document(new DocumentId("nobodynobody"))).isEmpty();
    assertThat(store.isEmpty()).isFalse();
  }

  @Test
  void an_object_that_the_catalogue_does_not_know_is_not_overwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("incoming/y.part"), "other");
    assertThatThrownBy(() -> store.put(new Item.OfDocument(first), CHANGE, file))
        .hasMessageContaining("recover");
    assertThat(store.document(ID)).contains(first);
  }

  @Test
  void a_new_object_without_its_inventory_is_completed() throws IOException {
    Files.delete(object().resolve("inventory.json"));
    Files.delete(object().resolve("inventory.json.sha256"));
    assertThat(store.mend(new Intent(new Item.OfDocument(first), CHANGE, true))).isTrue();
    assertThat(store.document(ID)).contains(first);
    expectSound();
  }

  @Test
  void a_new_object_with_torn_bytes_is_removed() throws IOException {
    Files.writeString(object().resolve("v1/content/original/hello.txt"), "hel");
    Path object = object();
    assertThat(store.mend(new Intent(new Item.OfDocument(first), CHANGE, true))).isFalse();
    assertThat(object).doesNotExist();
    assertThat(store.document(ID)).isEmpty();
    expectValid();
  }

  @Test
  void a_folder_in_which_an_object_was_to_be_made_does_not_stay_empty() throws IOException {
    Path object = object();
    Staging.delete(object);
    assertThat(OcflValidator.validate(folder.resolve("ocfl")))
        .singleElement()
        .asString()
        .contains("E073");
    assertThat(store.mend(new Intent(new Item.OfDocument(first), CHANGE, true))).isFalse();
    expectValid();
  }

  @Test
  void a_version_that_the_object_does_not_list_yet_is_taken_over() throws IOException {
    byte[] inventory = Files.readAllBytes(object().resolve("inventory.json"));
    Document second = edited();
    store.put(new Item.OfDocument(second), CHANGE, null);
    Files.write(object().resolve("inventory.json"), inventory);
    assertThat(store.mend(new Intent(new Item.OfDocument(second), CHANGE, false))).isTrue();
    assertThat(store.document(ID)).contains(second);
    expectSound();
  }

  @Test
  void a_version_with_torn_bytes_is_taken_back() throws IOException {
    Document second = edited();
    store.put(new Item.OfDocument(second), CHANGE, null);
    Files.writeString(object().resolve("v2/content/metadata.json"), "{");
    assertThat(store.mend(new Intent(new Item.OfDocument(second), CHANGE, false))).isTrue();
    assertThat(store.document(ID)).contains(first);
    assertThat(object().resolve("v2")).doesNotExist();
    expectSound();
  }

  @Test
  void an_acknowledged_object_is_never_removed_because_it_is_broken() throws IOException {
    Files.writeString(object().resolve("v1/content/original/hello.txt"), "hel");
    Intent edit = new Intent(new Item.OfDocument(edited()), CHANGE, false);
    assertThatThrownBy(() -> store.mend(edit)).hasMessageContaining("no whole version");
    assertThat(object()).exists();
  }

  private void expectValid() throws IOException {
    assertThat(OcflValidator.validate(folder.resolve("ocfl"))).isEmpty();
  }

  private void expectSound() throws IOException {
    expectValid();
    assertThat(new Inspection(new ObjectFolder(folder.resolve("ocfl"), object()), "x").damages())
        .isEmpty();
  }

  private Path object() throws IOException {
    try (var all = Files.walk(folder.resolve("ocfl"), 2)) {
      return all.filter(path -> path.endsWith("urn%3afindbuch%3adocument%3a" + ID))
          .findFirst()
          .orElseThrow();
    }
  }

  private Document edited() {
    return document(2, "two", first.originals());
  }

  private static Document document(long version, String title, List<Original> originals) {
    Instant time = Instant.parse("2026-11-17T08:00:00Z");
    Metadata metadata = new Metadata.Builder().title(title).build();
    return new Document(
        ID, version, Publication.DRAFT, metadata, originals, time, time, null, null);
  }

  private static Original original(int number, Path file) throws IOException {
    Instant time = Instant.parse("2026-11-17T08:00:00Z");
    Sha256 sha256 = Sha256.of(file);
    return new Original(number, "hello.txt", Format.TXT, Files.size(file), sha256, time);
  }
}
