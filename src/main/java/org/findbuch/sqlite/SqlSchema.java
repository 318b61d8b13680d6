package org.findbuch.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.findbuch.document.NewerSchemaException;
import org.sqlite.SQLiteConfig;

/**
 * The tables of a file, as numbered steps: {@code sql/<name>-<version>.sql} leads from the version
 * before.
 */
public record SqlSchema(String name, int version) {

  /** Opens or makes a file and brings its tables to this version. */
  public Connection connect(Path file, SQLiteConfig.SynchronousMode synchronous)
      throws SQLException, IOException {
    Connection connection = SqliteFile.connect(file, synchronous);
    try {
      bringForward(connection, file);
      return connection;
    } catch (SQLException | IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Takes the steps that the file has not had yet, each in a transaction of its own. Of a file that
   * another program wrote a copy is made before.
   */
  private void bringForward(Connection connection, Path file) throws SQLException, IOException {
    int found = found(connection);
    if (found > 0 && found < version) {
      // A copy that is there is of an attempt that was cut short before it changed anything.
      SqliteFile.copy(connection, before(file, found));
    }
    bringForward(connection, file.getFileName().toString());
  }

  /** As {@link #bringForward(Connection, Path)}, for what is a copy itself. */
  public void bringForward(Connection connection, String called) throws SQLException, IOException {
    int found = found(connection);
    refuseNewer(found, called);
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
  public static Path before(Path file, int schema) {
    return file.resolveSibling(file.getFileName() + ".schema-" + schema);
  }

  /** Deletes such copies: they still hold what has been erased since. */
  public void deleteCopies(Path file) throws IOException {
    for (int schema = 1; schema < version; schema++) {
      Files.deleteIfExists(before(file, schema));
    }
  }

  /** Refuses a file that a newer program wrote, and changes nothing in it. */
  public void requireKnown(Path file) throws SQLException, IOException {
    try (Connection connection = SqliteFile.connectToRead(file)) {
      refuseNewer(found(connection), file.getFileName().toString());
    }
  }

  private void refuseNewer(int found, String called) throws IOException {
    if (found > version) {
      throw new NewerSchemaException(called, found, version);
    }
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
