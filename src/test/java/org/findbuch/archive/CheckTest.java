package org.findbuch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.findbuch.archive.change.Recovered;
import org.findbuch.archive.change.Recovery;
import org.findbuch.archive.ocfl.OcflStore;
import org.findbuch.archive.sql.SqlStore;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.DamagedOriginalException;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.editing.ByHand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage is planted while nobody has the archive open; exactly that damage is named. */
@Tag("contract")
class CheckTest {
  @TempDir Path folder;
  private DocumentId id;
  private Path object;

  @BeforeEach
  void fill() throws IOException {
    try (OpenArchive open = OpenArchive.in(folder)) {
      open.archive().collections().add(ArchiveTest.collection("series", "Series", null), "test");
      id = open.stored("first");
      open.stored("another");
      open.readAll("one page", "another page");
      open.indexAll();
      open.receiveVersion(id, "second");
      open.readAll("one page", "another page");
      open.indexAll();
      assertThat(open.check()).isEmpty();
    }
    object = find("urn%3afindbuch%3adocument%3a" + id);
  }

  @Test
  void a_flipped_byte_in_an_old_original() throws IOException {
    Files.writeString(object.resolve("v1/content/original/a.txt"), "fIrst");
    expectOne(Damage.Type.WRONG_BYTES, id.value());
  }

  @Test
  void a_flipped_byte_in_the_newest_metadata() throws IOException {
    Path metadata = object.resolve("v2/content/metadata.json");
    Files.writeString(metadata, Files.readString(metadata).replace("b.txt", "c.txt"));
    expectOne(Damage.Type.WRONG_BYTES, id.value());
  }

  @Test
  void a_flipped_byte_in_an_inventory() throws IOException {
    Path inventory = object.resolve("inventory.json");
    Files.writeString(inventory, Files.readString(inventory).replace("\"test\"", "\"tost\""));
    expectOne(Damage.Type.WRONG_BYTES, id.value());
  }

  @Test
  void an_inventory_that_nobody_can_read() throws IOException {
    Files.writeString(object.resolve("inventory.json"), "{");
    expectOne(Damage.Type.BROKEN_OBJECT, id.value());
  }

  @Test
  void a_missing_original() throws IOException {
    Files.delete(object.resolve("v2/content/original/b.txt"));
    expectOne(Damage.Type.MISSING_FILE, id.value());
    try (OpenArchive open = OpenArchive.in(folder)) {
      assertThatThrownBy(() -> open.content(id, 2)).isInstanceOf(DamagedOriginalException.class);
      assertThat(open.content(id, 1)).isEqualTo("first");
    }
  }

  @Test
  void a_missing_declaration() throws IOException {
    Files.delete(object.resolve("0=ocfl_object_1.1"));
    expectOne(Damage.Type.MISSING_FILE, id.value());
  }

  @Test
  void a_stray_file_in_an_object() throws IOException {
    Files.writeString(object.resolve("v1/content/stray.txt"), "x");
    expectOne(Damage.Type.STRAY_FILE, folder.relativize(object) + "/v1/content/stray.txt");
  }

  @Test
  void a_stray_file_between_the_objects() throws IOException {
    Files.writeString(object.resolveSibling("stray.txt"), "x");
    expectOne(
        Damage.Type.STRAY_FILE, folder.relativize(object.resolveSibling("stray.txt")).toString());
  }

  @Test
  void a_stray_file_in_the_storage_root() throws IOException {
    Files.createDirectories(folder.resolve("ocfl/else/deeper"));
    Files.writeString(folder.resolve("ocfl/else/deeper/stray.txt"), "x");
    expectOne(Damage.Type.STRAY_FILE, "ocfl/else/deeper/stray.txt");
  }

  @Test
  void what_is_just_coming_in_is_no_damage() throws IOException {
    try (OpenArchive open = OpenArchive.in(folder);
        Spooled spooled = open.spool("on its way")) {
      assertThat(spooled.file()).exists();
      assertThat(open.check()).isEmpty();
    }
  }

  @Test
  void a_row_without_an_object() throws IOException {
    delete(object);
    expectOne(Damage.Type.ROW_WITHOUT_OBJECT, id.value());
  }

  @Test
  void a_collection_without_an_object() throws IOException {
    delete(find("urn%3afindbuch%3acollection%3aseries"));
    expectOne(Damage.Type.ROW_WITHOUT_OBJECT, "series");
  }

  @Test
  void an_object_without_a_row() throws Exception {
    sql("catalogue", "delete from originals where document = '" + id + "'");
    sql("catalogue", "delete from documents where id = '" + id + "'");
    expectOne(Damage.Type.OBJECT_WITHOUT_ROW, id.value());
  }

  @Test
  void a_row_that_says_something_else() throws Exception {
    sql(
        "catalogue",
        "update documents set record = replace(record, 'b.txt', 'c.txt') where id = '" + id + "'");
    expectOne(Damage.Type.ROW_DIFFERS, id.value());
  }

  @Test
  void a_lost_page_of_text() throws Exception {
    sql(
        "texts",
        "delete from pages where number = 2 and reading = (select max(reading) from pages)");
    try (OpenArchive open = OpenArchive.in(folder)) {
      assertThat(open.check()).extracting(Damage::type).containsExactly(Damage.Type.TEXT_MISSING);
    }
  }

  @Test
  void what_has_a_damaged_inventory_is_not_changed_and_is_named() throws Exception {
    for (String content : new String[] {"no json", "{}", "{\"id\":\"x\"}"}) {
      Files.writeString(object.resolve("inventory.json"), content);
      try (OpenArchive open = OpenArchive.in(folder)) {
        String before = open.state();
        assertThatThrownBy(() -> new ByHand(open.archive()).withdraw(id, "reason"))
            .isInstanceOfSatisfying(
                DamagedOriginalException.class,
                damaged -> assertThat(damaged.name()).isEqualTo(id + "/inventory.json"));
        assertThat(open.state()).isEqualTo(before);
      }
    }
  }

  @Test
  void texts_that_are_being_read_again_are_one_line() throws Exception {
    Files.writeString(folder.resolve("texts.sqlite"), "no database");
    try (OpenArchive open = OpenArchive.in(folder)) {
      assertThat(open.check())
          .containsExactly(
              new Damage(Damage.Type.TEXT_AWAITED, "texts.sqlite", "2 documents are read again"));
      open.readAll("one page", "another page");
      open.indexAll();
      assertThat(open.check()).isEmpty();
    }
  }

  @Test
  void a_rebuilt_catalogue_says_what_the_lost_one_said() throws IOException {
    try (OpenArchive open = OpenArchive.in(folder)) {
      new ByHand(open.archive()).withdraw(id, "reason");
      List<Holding> before = open.archive().list(DocumentFilter.all(Access.STAFF), 1, 10);
      Recovered recovered = open.archive().recover();
      assertThat(recovered).isEqualTo(new Recovered(2, 1, 0, List.of()));
      open.indexAll();
      assertThat(open.archive().list(DocumentFilter.all(Access.STAFF), 1, 10))
          .usingRecursiveComparison()
          .ignoringFields("stamp")
          .isEqualTo(before);
      assertThat(open.archive().collections().all()).hasSize(1);
      assertThat(open.check()).isEmpty();
      assertThat(open.receive("first")).isInstanceOf(Receipt.AlreadyThere.class);
    }
  }

  @Test
  void a_catalogue_that_was_deleted_is_rebuilt_at_the_start() throws IOException {
    Files.delete(folder.resolve("catalogue.sqlite"));
    Files.delete(folder.resolve("texts.sqlite"));
    try (OpenArchive open = OpenArchive.in(folder)) {
      assertThat(open.find(id).document().originals()).hasSize(2);
      assertThat(open.archive().queue().next(new Lane(Lane.TEXT, 1), 10, Set.of())).hasSize(2);
      assertThat(open.check()).isEmpty();
    }
  }

  @Test
  void a_catalogue_that_cannot_be_opened_is_set_aside_and_rebuilt() throws IOException {
    Path file = folder.resolve("catalogue.sqlite");
    Files.writeString(file, "no database");
    assertThatThrownBy(() -> SqlStore.catalogue(file, OcflStore.records()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("catalogue.sqlite");
    try (var objects = OcflStore.open(folder);
        var catalogue = SqlStore.unopened(file, OcflStore.records());
        var texts = SqlStore.texts(folder.resolve("texts.sqlite"), OcflStore.records())) {
      assertThat(Recovery.run(objects, catalogue, texts).documents()).isEqualTo(2);
    }
    assertThat(folder.resolve("catalogue.sqlite.broken")).hasContent("no database");
    try (OpenArchive open = OpenArchive.in(folder)) {
      assertThat(open.check()).isEmpty();
    }
  }

  @Test
  void a_broken_object_is_named_and_does_not_stop_a_recovery() throws IOException {
    Files.writeString(object.resolve("inventory.json"), "{");
    try (OpenArchive open = OpenArchive.in(folder)) {
      Recovered recovered = open.archive().recover();
      assertThat(recovered.documents()).isEqualTo(1);
      assertThat(recovered.problems()).singleElement().asString().contains(id.value());
    }
  }

  private void expectOne(Damage.Type type, String subject) throws IOException {
    try (OpenArchive open = OpenArchive.in(folder)) {
      assertThat(open.check())
          .singleElement()
          .extracting(Damage::type, Damage::subject)
          .containsExactly(type, subject);
    }
  }

  private Path find(String name) throws IOException {
    try (var all = Files.walk(folder.resolve("ocfl"), 2)) {
      return all.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
    }
  }

  private static void delete(Path tree) throws IOException {
    try (var all = Files.walk(tree)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private void sql(String name, String command) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(name + ".sqlite"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(command)).isPositive();
    }
  }
}
