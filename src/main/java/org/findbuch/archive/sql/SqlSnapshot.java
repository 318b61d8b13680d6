package org.findbuch.archive.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.Lock;
import org.findbuch.archive.store.Snapshot;
import org.findbuch.sqlite.SqliteFile;
import org.sqlite.SQLiteConnection;

/**
 * A read transaction that has begun, so that its connection sees one state for as long as it is.
 */
final class SqlSnapshot implements Snapshot {
  private final Path file;
  private final Connection connection;
  private final Lock copying;

  /**
   * Begins it.
   *
   * @param copying held already, let go of when this is closed
   */
  SqlSnapshot(Path file, Connection connection, Lock copying) throws SQLException {
    this.file = file;
    this.connection = connection;
    this.copying = copying;
    try (Statement statement = connection.createStatement()) {
      statement.execute("begin deferred");
      // The state is that of the first look.
      try (ResultSet row = statement.executeQuery("select count(*) from sqlite_schema")) {
        row.next();
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Page by page, which is faster than by rows and needs no transaction of its own. */
  @Override
  public void copyTo(Path target) throws IOException {
    try {
      int failed =
          connection
              .unwrap(SQLiteConnection.class)
              .getDatabase()
              .backup("main", target.toAbsolutePath().toString(), null);
      if (failed != 0) {
        throw new IOException(
            file.getFileName() + " could not be copied to " + target + ": SQLite error " + failed);
      }
    } catch (SQLException e) {
      throw Database.failed(file, e);
    }
    SqliteFile.force(target);
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Database.failed(file, e);
    } finally {
      copying.unlock();
    }
  }
}
