package org.findbuch.staff.sql;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.findbuch.sqlite.SqlSchema;
import org.findbuch.sqlite.SqliteFile;
import org.findbuch.staff.Desk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/**
 * The file of the desk; so little happens here that one connection does. What is in it cannot be
 * made from anything else, so the last sound of its {@link DeskCopies copies} takes the place of a
 * file that is damaged or lost. Lines of the audit that it lacks are made again from the archive's
 * changes.
 */
final class DeskFile implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(DeskFile.class);

  private static final SqlSchema SCHEMA = new SqlSchema("desk", 5);

  private final Path file;
  private final DeskCopies copies;
  private Connection connection;

  /** Work on the connection. */
  interface Use<T> {
    T of(Connection connection) throws SQLException, IOException;
  }

  private DeskFile(Path file, Connection connection) {
    this.file = file;
    this.copies = new DeskCopies(file);
    this.connection = connection;
  }

  private static Connection connect(Path file) throws SQLException, IOException {
    return SCHEMA.connect(file, SQLiteConfig.SynchronousMode.FULL);
  }

  static DeskFile open(Path file) throws IOException {
    DeskCopies copies = new DeskCopies(file);
    if (Files.notExists(file) || Files.size(file) == 0) {
      copies.setAside(); // a log that outlived its file would be taken for one of the copy
      copies.bringBack();
    }
    try {
      return new DeskFile(file, connect(file));
    } catch (SQLException e) {
      if (!SqliteFile.isDamage(e)) {
        throw failed(e);
      }
      LOG.error("{} is damaged: {}", file, e.getMessage());
    }
    copies.setAside();
    copies.bringBack();
    try {
      return new DeskFile(file, connect(file));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Works on the file; when it turns out to be damaged, once more on what has come back. */
  synchronized <T> T use(Use<T> use) throws IOException {
    try {
      return use.of(connection);
    } catch (SQLException e) {
      if (!SqliteFile.isDamage(e)) {
        throw failed(e);
      }
      LOG.error("{} is damaged: {}", file, e.getMessage());
    }
    try {
      connection.close();
    } catch (SQLException damaged) {
      LOG.debug("closing the damaged desk", damaged);
    }
    copies.setAside();
    copies.bringBack();
    try {
      connection = connect(file);
      return use.of(connection);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Does several things in one transaction.
   *
   * @param synchronous {@code full} when it has to be on the disk at the end
   */
  synchronized <T> T together(String synchronous, Desk.Work<T> work) throws IOException {
    // What is damaged is found here, before anything has begun.
    execute("pragma synchronous = " + synchronous);
    execute("begin immediate");
    try {
      T result = work.run();
      execute("commit");
      return result;
    } catch (IOException | RuntimeException e) {
      rollBack(e);
      throw e;
    } finally {
      execute("pragma synchronous = full");
    }
  }

  /** After some failures, a full disk among them, SQLite has rolled back already. */
  private void rollBack(Exception because) {
    try {
      execute("rollback");
    } catch (IOException done) {
      because.addSuppressed(done);
    }
  }

  /** What is done with a prepared command. */
  interface Asking<T> {
    T of(PreparedStatement statement) throws SQLException, IOException;
  }

  <T> T with(String command, Asking<T> asking) throws IOException {
    return use(
        at -> {
          try (PreparedStatement statement = at.prepareStatement(command)) {
            return asking.of(statement);
          }
        });
  }

  /** How many rows it has changed. */
  int update(String command, @Nullable Object... values) throws IOException {
    return with(
        command,
        statement -> {
          for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
          }
          return statement.executeUpdate();
        });
  }

  private void execute(String command) throws IOException {
    use(
        at -> {
          try (Statement statement = at.createStatement()) {
            return statement.execute(command);
          }
        });
  }

  /** Whether there is a copy of today. */
  boolean isKept() {
    return copies.isOfToday();
  }

  /** Makes the copy of today anew. */
  synchronized void keep() throws IOException {
    copies.keep(this);
  }

  /** What SQLite finds wrong with the file; empty when it is sound. */
  List<String> faults() {
    return SqliteFile.faults(file);
  }

  void copyTo(Path target) throws IOException {
    use(
        at -> {
          SqliteFile.copy(at, target);
          return target;
        });
  }

  /** A newer file is refused before anything of it is taken. */
  void restoreFrom(Path copy) throws IOException {
    use(
        at -> {
          SCHEMA.requireKnown(copy);
          int failed =
              at.unwrap(SQLiteConnection.class)
                  .getDatabase()
                  .restore("main", copy.toAbsolutePath().toString(), null);
          if (failed != 0) {
            throw new IOException("the desk could not be taken from " + copy + ": error " + failed);
          }
          SqliteFile.overwriteDeleted(at);
          SCHEMA.bringForward(at, copy.getFileName().toString());
          try (Statement statement = at.createStatement()) {
            // Who was signed in then has not signed in since.
            statement.execute("delete from sessions");
          }
          return copy;
        });
  }

  private static IOException failed(SQLException e) {
    return new IOException("the desk: " + e.getMessage(), e);
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
