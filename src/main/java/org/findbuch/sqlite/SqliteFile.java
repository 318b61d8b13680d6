package org.findbuch.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sqlite.SQLiteConfig;

/** Opens SQLite files, copies them, and tells whether they are sound. */
public final class SqliteFile {
  private static final int BUSY_MILLIS = 10_000;

  /** Result codes of SQLite: the file is malformed, is no database, ends too early. */
  private static final Set<Integer> DAMAGED = Set.of(11, 26, 522);

  private SqliteFile() {}

  /** Opens or makes a file with a write-ahead log; what is deleted in it is overwritten. */
  public static Connection connect(Path file, SQLiteConfig.SynchronousMode synchronous)
      throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(synchronous);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    Connection connection = connect(file, config);
    try {
      overwriteDeleted(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Opens a file that is there and changes nothing in it. */
  public static Connection connectToRead(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return connect(file, config);
  }

  private static Connection connect(Path file, SQLiteConfig config) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties());
  }

  /** What is deleted from now on is overwritten with zeros. */
  public static void overwriteDeleted(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma secure_delete = on");
    }
  }

  /** Whether a failure says that the file is damaged. */
  public static boolean isDamage(SQLException e) {
    // A file that was deleted comes into being again by being opened, without tables.
    return DAMAGED.contains(e.getErrorCode())
        || DAMAGED.contains(e.getErrorCode() & 0xff)
        || String.valueOf(e.getMessage()).contains("no such table");
  }

  /** What SQLite finds wrong with a file; empty when it is sound. */
  public static List<String> faults(Path file) {
    List<String> faults = new ArrayList<>();
    try (Connection connection = connectToRead(file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("pragma integrity_check(10)")) {
      while (row.next()) {
        faults.add(row.getString(1));
      }
    } catch (SQLException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
    faults.remove("ok");
    return faults;
  }

  /** Copies a file that may be in use; a copy that is there is replaced. It is on the disk then. */
  public static void copy(Connection connection, Path copy) throws SQLException, IOException {
    Files.deleteIfExists(copy);
    try (PreparedStatement statement = connection.prepareStatement("vacuum into ?")) {
      statement.setString(1, copy.toAbsolutePath().toString());
      statement.execute();
    }
    force(copy);
    force(copy.toAbsolutePath().resolveSibling("."));
  }

  /** Brings a file or folder to the disk. */
  public static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
