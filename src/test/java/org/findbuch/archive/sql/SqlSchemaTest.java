package org.findbuch.archive.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.findbuch.archive.ocfl.OcflStore;
import org.findbuch.archive.store.Change;
import org.findbuch.archive.store.Reading;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.NewerSchemaException;
import org.findbuch.document.State;
import org.findbuch.sqlite.SqlSchema;
import org.findbuch.staff.Role;
import org.findbuch.staff.sql.SqlDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What former programs wrote is opened; what newer ones wrote is refused. */
class SqlSchemaTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
  private final RecordCodec records = OcflStore.records();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = 1)
  void files_of_each_former_schema_are_opened(int schema) throws Exception {
    Path fixture = FIXTURES.resolve("schema-" + schema);
    for (String name : List.of("catalogue.sqlite", "texts.sqlite", "desk.sqlite")) {
      Files.copy(fixture.resolve(name), folder.resolve(name));
    }
    Document document = records.document(Files.readString(fixture.resolve("metadata.json")));
    DocumentId id = document.id();
    try (SqlCatalogue catalogue = SqlCatalogue.open(folder.resolve("catalogue.sqlite"), records);
        SqlTexts texts = SqlTexts.open(folder.resolve("texts.sqlite"), records);
        SqlDesk desk = SqlDesk.open(folder.resolve("desk.sqlite"))) {
      Holding holding = catalogue.find(id).orElseThrow();
      assertThat(holding.document()).isEqualTo(document);
      assertThat(holding.state()).isEqualTo(State.SEARCHABLE);
      assertThat(catalogue.next(new Lane(Lane.TEXT, 1), 1, Set.of())).isEmpty();
      assertThat(catalogue.collection(new CollectionId("fachtage"))).isPresent();
      assertThat(catalogue.changes(0, 10))
          .as("numbered by their time, where that is known")
          .extracting(row -> row.id() + " " + row.change().number())
          .containsExactly("fachtage 1", id + " " + document.changed().toEpochMilli());
      assertThat(catalogue.changes(0, 10)).allMatch(row -> row.change().who().isEmpty());
      assertThat(records.change(Files.readString(fixture.resolve("metadata.json"))))
          .isEqualTo(Change.before(document.changed()));
      assertThat(desk.followed()).isZero();
      Reading reading = texts.reading(document.newest().sha256()).orElseThrow();
      assertThat(texts.isWhole(reading)).isTrue();
      assertThat(texts.page(document.newest().sha256(), 2).orElseThrow().text())
          .isEqualTo("Die zweite Seite.");
      assertThat(desk.accounts()).singleElement().extracting("role").isEqualTo(Role.EDITOR);
    }
  }

  @Test
  void what_waits_and_which_version_was_read_by_is_known_as_before() throws Exception {
    Path fixture = FIXTURES.resolve("schema-1");
    Path file = Files.copy(fixture.resolve("catalogue.sqlite"), folder.resolve("catalogue.sqlite"));
    String copy =
        "insert into documents select %s, record, version, publication, collection, %d, newest, %d,"
            + " %d, state, fault, found, pages_text, pages_ocr, pages_garbled, pages_blank,"
            + " pages_unread, truncated, stamp, indexed_stamp, stamped from documents limit 1";
    try (Connection older = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      execute(older, copy.formatted("'waiting00001'", 2, 1, 1));
      execute(older, copy.formatted("'waiting00002'", 1, 1, 0));
      execute(older, copy.formatted("'of-version-7'", 3, 0, 7));
      execute(older, copy.formatted("'erased'", 4, 0, 0));
      execute(older, "update documents set publication = 'erased' where id = 'erased'");
    }
    try (Database newer = Database.open(file, new SqlSchema("catalogue", 3))) {
      assertThat(
              first(
                  newer,
                  "select group_concat(document || ' ' || version, ', ') from (select * from lanes"
                      + " where lane = 'text' and waiting = 1 order by added, document)"))
          .isEqualTo("waiting00002 0, waiting00001 1");
      assertThat(first(newer, "select version from lanes where document = 'of-version-7'"))
          .isEqualTo("7");
      assertThat(first(newer, "select count(*) from lanes where document = 'erased'"))
          .isEqualTo("0");
    }
  }

  @Test
  void what_points_to_what_is_known_of_documents_that_were_there_before() throws Exception {
    Path fixture = FIXTURES.resolve("schema-1");
    Path file = Files.copy(fixture.resolve("catalogue.sqlite"), folder.resolve("catalogue.sqlite"));
    try (Connection older = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      execute(
          older,
          "update documents set record = json_set(record, '$.metadata.relations',"
              + " json('[{\"type\":\"follows_up\",\"target\":\"reihe\"},"
              + "{\"type\":\"is_part_of\",\"target\":\"reihe\"}]'))");
    }
    try (Database newer = Database.open(file, new SqlSchema("catalogue", 6))) {
      assertThat(first(newer, "select group_concat(target) from pointers")).isEqualTo("reihe");
      assertThat(
              plan(
                  newer,
                  "select record from documents where id in"
                      + " (select document from pointers where target = 'reihe')"))
          .contains("SEARCH pointers USING PRIMARY KEY")
          .doesNotContain("SCAN");
    }
  }

  @Test
  void the_next_document_of_a_lane_is_looked_up_and_not_searched_for() throws Exception {
    try (Database catalogue =
        Database.open(folder.resolve("catalogue.sqlite"), new SqlSchema("catalogue", 3))) {
      assertThat(
              plan(
                  catalogue,
                  "select record from documents join lanes on document = id where lane = 'text'"
                      + " and waiting = 1 order by lanes.added, document limit 1"))
          .contains(
              "SEARCH lanes USING COVERING INDEX lanes_waiting", "SEARCH documents USING INDEX")
          .doesNotContain("SCAN", "TEMP B-TREE");
    }
  }

  private static String plan(Database database, String query) throws IOException {
    return database.read(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("explain query plan " + query)) {
            StringBuilder plan = new StringBuilder();
            while (row.next()) {
              plan.append(row.getString("detail")).append('\n');
            }
            return plan.toString();
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"catalogue", "texts"})
  void a_file_of_a_newer_program_is_refused_in_one_sentence(String name) throws Exception {
    Path file = folder.resolve(name + ".sqlite");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute("pragma user_version = 7");
    }
    assertThatThrownBy(
            () -> {
              if (name.equals("texts")) {
                SqlTexts.open(file, records).close();
              } else {
                SqlCatalogue.open(file, records).close();
              }
            })
        .isInstanceOf(NewerSchemaException.class)
        .hasMessage(
            name
                + ".sqlite has schema version 7, this program knows up to 6:"
                + " use the newer program that wrote it");
  }

  @Test
  void a_file_of_an_older_program_is_brought_forward_and_a_copy_kept() throws Exception {
    Path file = folder.resolve("stock.sqlite");
    try (Database older = Database.open(file, new SqlSchema("stock", 1))) {
      older.write(connection -> execute(connection, "insert into stock (name) values ('Akte')"));
    }
    try (Database newer = Database.open(file, new SqlSchema("stock", 2))) {
      assertThat(first(newer, "select name || ' ' || place from stock")).isEqualTo("Akte Keller");
      Path copy = SqlSchema.before(file, 1);
      try (Database kept = Database.open(copy, new SqlSchema("stock", 1))) {
        assertThat(first(kept, "select name from stock")).isEqualTo("Akte");
      }
      newer.emptyLog();
      assertThat(copy).as("for the way back").exists();
      new SqlSchema("stock", 2).deleteCopies(file);
      assertThat(copy).as("it would hold what was erased since").doesNotExist();
    }
    try (Database again = Database.open(file, new SqlSchema("stock", 2))) {
      assertThat(first(again, "select name from stock")).isEqualTo("Akte");
      assertThat(SqlSchema.before(file, 1)).as("nothing changed").doesNotExist();
    }
  }

  @Test
  void a_step_that_fails_changes_nothing_and_the_program_before_goes_on() throws Exception {
    Path file = folder.resolve("stock.sqlite");
    try (Database older = Database.open(file, new SqlSchema("stock", 2))) {
      older.write(connection -> execute(connection, "insert into stock (name) values ('Akte')"));
    }
    assertThatThrownBy(() -> Database.open(file, new SqlSchema("stock", 3)))
        .hasMessageContaining("stock.sqlite");
    try (Database older = Database.open(file, new SqlSchema("stock", 2))) {
      assertThat(first(older, "select name from stock")).isEqualTo("Akte");
    }
  }

  private static boolean execute(Connection connection, String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(command);
    }
  }

  private static String first(Database database, String query) throws IOException {
    return database.read(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : "";
          }
        });
  }
}
