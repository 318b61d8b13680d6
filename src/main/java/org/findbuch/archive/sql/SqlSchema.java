package org.findbuch.archive.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.findbuch.document.NewerSchemaException;

/**
 * The tables of a file, as numbered steps: {@code sql/<name>-<version>.sql} leads from the version
 * before.
 */
record SqlSchema(String name, int version) {

  /**
   * Takes the steps that the file has not had yet, each in a transaction of its own. Of a file that
   * another program wrote a copy is made before.
   */
  void bringForward(Connection connection, Path file) throws SQLException, IOException {
    int found = found(connection);
    if (found > 0 && found < version) {
      copy(connection, before(file, found));
    }
    bringForward(connection, file.getFileName().toString());
  }

  /** As {@link #bringForward(Connection, Path)}, for what is a copy itself. */
  void bringForward(Connection connection, String called) throws SQLException, IOException {
    int found = found(connection);
    if (found > version) {
      throw new NewerSchemaException(called, found, version);
    }
    for (int step = found + 1; step <= version; step++) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("begin immediate");
        for (String command : commands(step)) {
          statement.execute(command);
        }
        statement.execute("pragma user_version = " + step);
        statement.execute("commit");
      }
    }
  }

  /** Where the copy of a file lies that had an older schema. */
  static Path before(Path file, int schema) {
    return file.resolveSibling(file.getFileName() + ".schema-" + schema);
  }

  /** Deletes such copies: they still hold what has been erased since. */
  void deleteCopies(Path file) throws IOException {
    for (int schema = 1; schema < version; schema++) {
      Files.deleteIfExists(before(file, schema));
    }
  }

  /** A copy that is there is of an attempt that was cut short before it changed anything. */
  private static void copy(Connection connection, Path copy) throws SQLException, IOException {
    Files.deleteIfExists(copy);
    try (PreparedStatement statement = connection.prepareStatement("vacuum into ?")) {
      statement.setString(1, copy.toString());
      statement.execute();
    }
    Database.force(copy);
    Database.force(copy.toAbsolutePath().resolveSibling("."));
  }

  private static int found(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma user_version")) {
      return result.next() ? result.getInt(1) : 0;
    }
  }

  /** The commands of a step; no command holds a semicolon. */
  private String[] commands(int step) throws IOException {
    String resource = "/sql/" + name + "-" + step + ".sql";
    try (InputStream in = SqlSchema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the program lacks its own file " + resource);
      }
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return script.replaceAll("(?m)^--.*$", "").strip().split(";\\s*");
    }
  }
}
