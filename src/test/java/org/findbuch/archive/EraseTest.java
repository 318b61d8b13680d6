package org.findbuch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Found;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.editing.ByHand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EraseTest {
  private static final String CANARY = "Kanarienvogel";

  @TempDir Path folder;

  @Test
  void no_byte_of_an_erased_document_stays_on_the_disk() throws IOException {
    try (OpenArchive open = OpenArchive.in(folder)) {
      DocumentId id = among(open, "some text of another document");
      assertThat(filesWithCanary()).isNotEmpty();
      new ByHand(open.archive()).erase(id, "by law");
      assertThat(filesWithCanary()).isEmpty();
      assertThat(open.check()).isEmpty();
    }
    assertThat(filesWithCanary()).isEmpty();
  }

  @Test
  void the_copy_that_an_upgrade_leaves_stays_until_something_is_erased() throws IOException {
    Path catalogue = folder.resolve("catalogue.sqlite");
    Path copy = folder.resolve("catalogue.sqlite.schema-1");
    try (OpenArchive open = OpenArchive.in(folder)) {
      open.stored("another text");
    }
    Files.copy(
        Path.of("src/test/resources/fixtures/schema-1/catalogue.sqlite"),
        catalogue,
        StandardCopyOption.REPLACE_EXISTING);
    for (int start = 1; start <= 2; start++) {
      OpenArchive.in(folder).close();
      assertThat(copy).as("after start %d", start).exists();
    }
    try (OpenArchive open = OpenArchive.in(folder)) {
      DocumentId id = among(open, "some text of another document");
      assertThat(copy).exists();
      new ByHand(open.archive()).erase(id, "by law");
      assertThat(copy).doesNotExist();
    }
  }

  @Test
  void the_tombstone_keeps_names_and_checksums_and_the_bytes_are_not_taken_again()
      throws IOException {
    try (OpenArchive open = OpenArchive.in(folder)) {
      DocumentId id = open.stored("first");
      open.receiveVersion(id, "second");
      Holding before = open.find(id);
      Holding erased = new ByHand(open.archive()).erase(id, "by law");
      assertThat(erased.publication()).isEqualTo(Publication.ERASED);
      assertThat(erased.document().originals()).isEqualTo(before.document().originals());
      assertThat(erased.document().version()).isEqualTo(3);
      assertThat(open.archive().queue().next(new Lane(Lane.TEXT, 1), 10, Set.of())).isEmpty();
      assertThat(open.archive().queue().unindexed(10)).extracting(Holding::id).containsExactly(id);
      open.indexAll();
      assertThat(open.archive().queue().unindexed(10)).isEmpty();
      assertThat(open.receive("first")).isInstanceOf(Receipt.Erased.class);
      assertThat(open.receive("second")).isInstanceOf(Receipt.Erased.class);
      assertThatThrownBy(() -> open.content(id, 1)).isInstanceOf(FileNotFoundException.class);
      assertThatThrownBy(() -> new ByHand(open.archive()).withdraw(id, "x"))
          .isInstanceOf(PublicationException.class);
      assertThat(open.archive().recover().documents()).isEqualTo(1);
      assertThat(open.find(id).publication()).isEqualTo(Publication.ERASED);
      assertThat(open.receive("second")).isInstanceOf(Receipt.Erased.class);
      assertThat(open.check()).isEmpty();
    }
  }

  @Test
  void a_text_that_was_being_read_meanwhile_does_not_come_back() throws IOException {
    try (OpenArchive open = OpenArchive.in(folder)) {
      DocumentId id = open.stored("first");
      var original = open.find(id).document().newest();
      try (TextWriter writer = open.archive().queue().write(original, new Lane(Lane.TEXT, 1))) {
        new ByHand(open.archive()).erase(id, "by law");
        writer.add(OpenArchive.page(1, CANARY));
        assertThatThrownBy(() -> writer.finish(Found.NOTHING, null))
            .isInstanceOf(IOException.class);
      }
      try (TextWriter writer = open.archive().queue().write(original, new Lane(Lane.TEXT, 1))) {
        assertThat(writer).isNull();
      } catch (IOException refused) {
        assertThat(refused).hasMessageContaining("no document's file");
      }
      assertThat(open.archive().reading(original)).isEmpty();
    }
    assertThat(filesWithCanary()).isEmpty();
  }

  /** One document with the canary everywhere, between many others. */
  private DocumentId among(OpenArchive open, String others) throws IOException {
    List<DocumentId> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String what = i == 5 ? CANARY : others;
      Metadata metadata = new Metadata.Builder().set(MetadataField.DESCRIPTION, what + i).build();
      DocumentId id = open.receive(what + " in the file " + i, metadata).holding().id();
      all.add(id);
      read(open, id, what);
    }
    DocumentId id = all.get(5);
    new ByHand(open.archive())
        .edit(
            id,
            1,
            new Metadata.Builder().set(MetadataField.DESCRIPTION, CANARY + " edited").build());
    open.receiveVersion(id, CANARY + " in a later file");
    read(open, id, CANARY + " again");
    open.indexAll();
    return id;
  }

  private static void read(OpenArchive open, DocumentId id, String text) throws IOException {
    var original = open.find(id).document().newest();
    try (TextWriter writer = open.archive().queue().write(original, new Lane(Lane.TEXT, 1))) {
      for (int page = 1; page <= 40; page++) {
        writer.add(OpenArchive.page(page, (text + " page " + page + " ").repeat(page * 7)));
      }
      writer.finish(new Found(text + " as a title", List.of(text), null, null), null);
    }
    open.archive().queue().read(id, original, coverage -> List.of());
  }

  private List<Path> filesWithCanary() throws IOException {
    List<Path> found = new ArrayList<>();
    try (var all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (bytes.contains(CANARY)) {
          found.add(folder.relativize(file));
        }
      }
    }
    return found;
  }
}
