package org.findbuch.staff.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.findbuch.document.NewerSchemaException;
import org.sqlite.SQLiteConfig;

/** How the desk's file is opened, and the steps that bring its tables forward. */
final class DeskSchema {
  private static final int SCHEMA = 2;
  private static final int BUSY_MILLIS = 10_000;

  private DeskSchema() {}

  /** Opens the file, or makes a new one. */
  static Connection connect(Path file) throws SQLException, IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties());
    try {
      bringForward(connection, file);
      return connection;
    } catch (SQLException | IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Of a file that an older program wrote a copy is made before. */
  private static void bringForward(Connection connection, Path file)
      throws SQLException, IOException {
    int found = found(connection);
    if (found > 0 && found < SCHEMA) {
      DeskCopies.copy(connection, file.resolveSibling(file.getFileName() + ".schema-" + found));
    }
    bringForward(connection, file.getFileName().toString());
  }

  /** Brings the tables to the version of this program. */
  static void bringForward(Connection connection, String called) throws SQLException, IOException {
    int found = found(connection);
    if (found > SCHEMA) {
      throw new NewerSchemaException(called, found, SCHEMA);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma secure_delete = on");
      for (int step = found + 1; step <= SCHEMA; step++) {
        statement.execute("begin immediate");
        for (String command : commands(step)) {
          statement.execute(command);
        }
        statement.execute("pragma user_version = " + step);
        statement.execute("commit");
      }
    }
  }

  private static int found(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("pragma user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static String[] commands(int step) throws IOException {
    String resource = "/sql/desk-" + step + ".sql";
    try (InputStream in = DeskSchema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the program lacks its own file " + resource);
      }
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return script.replaceAll("(?m)^--.*$", "").strip().split(";\\s*");
    }
  }

  /** A newer file is refused before anything of it is taken. */
  static void requireKnown(Path copy) throws SQLException, IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection opened =
        DriverManager.getConnection(
            "jdbc:sqlite:" + copy.toAbsolutePath(), config.toProperties())) {
      if (found(opened) > SCHEMA) {
        throw new NewerSchemaException(copy.getFileName().toString(), found(opened), SCHEMA);
      }
    }
  }
}
