package org.findbuch.archive.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.findbuch.archive.store.Snapshot;
import org.findbuch.sqlite.SqlSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;

  @Test
  void after_a_full_disk_nothing_is_half_written_and_writing_goes_on() throws IOException {
    try (Database database =
        Database.open(folder.resolve("catalogue.sqlite"), new SqlSchema("catalogue", 1))) {
      database.write(connection -> execute(connection, "pragma max_page_count = 40"));
      assertThatThrownBy(
              () ->
                  database.write(
                      connection -> {
                        insert(connection, "one", 10);
                        return insert(connection, "two", 500_000);
                      }))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("catalogue.sqlite")
          .hasMessageContaining("full");
      assertThat(titles(database)).isZero();
      database.write(connection -> execute(connection, "pragma max_page_count = 100000"));
      database.write(connection -> insert(connection, "three", 10));
      assertThat(titles(database)).isEqualTo(1);
    }
  }

  @Test
  void a_transaction_that_fails_in_the_middle_leaves_nothing() throws IOException {
    try (Database database =
        Database.open(folder.resolve("catalogue.sqlite"), new SqlSchema("catalogue", 1))) {
      assertThatThrownBy(
              () ->
                  database.write(
                      connection -> {
                        insert(connection, "one", 10);
                        throw new IOException("no more");
                      }))
          .hasMessage("no more");
      assertThat(titles(database)).isZero();
      assertThat(database.<Boolean>write(connection -> insert(connection, "one", 10))).isFalse();
      assertThat(titles(database)).isEqualTo(1);
    }
  }

  @Test
  void a_snapshot_stays_as_it_was_while_others_write() throws IOException {
    SqlSchema schema = new SqlSchema("catalogue", 1);
    Path copy = folder.resolve("copy.sqlite");
    try (Database database = Database.open(folder.resolve("catalogue.sqlite"), schema)) {
      database.write(connection -> insert(connection, "one", 10));
      try (Snapshot snapshot = database.snapshot()) {
        database.write(connection -> insert(connection, "two", 300_000));
        snapshot.copyTo(copy);
        database.write(connection -> insert(connection, "three", 300_000));
        assertThat(titles(database)).isEqualTo(3);
      }
      database.emptyLog();
    }
    try (Database copied = Database.open(copy, schema)) {
      assertThat(titles(copied)).isEqualTo(1);
    }
  }

  private static boolean execute(Connection connection, String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(command);
    }
  }

  private static boolean insert(Connection connection, String id, int length) throws SQLException {
    return execute(
        connection,
        "insert into collections (id, title, record) values ('"
            + id
            + "', '"
            + "x".repeat(length)
            + "', '')");
  }

  private static int titles(Database database) throws IOException {
    return database.read(
        connection -> {
          try (Statement statement = connection.createStatement();
              var row = statement.executeQuery("select count(*) from collections")) {
            return row.next() ? row.getInt(1) : -1;
          }
        });
  }
}
