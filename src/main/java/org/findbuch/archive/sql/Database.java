package org.findbuch.archive.sql;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.findbuch.archive.store.DamagedStoreException;
import org.findbuch.archive.store.Held;
import org.findbuch.archive.store.Snapshot;
import org.findbuch.sqlite.SqlSchema;
import org.findbuch.sqlite.SqliteFile;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * One SQLite file: one connection that writes, a few that read, none of them ever in each other's
 * way because of the write-ahead log. What is committed is on the disk; what is deleted is
 * overwritten.
 */
final class Database implements Closeable {
  private static final int READERS = 4;

  private final Path file;
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock copying = new ReentrantLock();
  private final Connection writer;
  private final Semaphore reading = new Semaphore(READERS, true);
  private final Deque<Connection> readers = new ArrayDeque<>();
  private boolean closed;

  /** Work on a connection. */
  interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException, IOException;
  }

  private Database(Path file, Connection writer) {
    this.file = file;
    this.writer = writer;
  }

  /** Opens or makes a file and brings its schema to the program's version. */
  static Database open(Path file, SqlSchema schema) throws IOException {
    return open(file, schema, SQLiteConfig.SynchronousMode.FULL);
  }

  /** As {@link #open}, but nothing is durable before {@link #forceAll}. */
  static Database openToFill(Path file, SqlSchema schema) throws IOException {
    return open(file, schema, SQLiteConfig.SynchronousMode.OFF);
  }

  private static Database open(
      Path file, SqlSchema schema, SQLiteConfig.SynchronousMode synchronous) throws IOException {
    try {
      return new Database(file, schema.connect(file, synchronous));
    } catch (SQLException e) {
      throw failed(file, e);
    }
  }

  /** Reads the last committed state; never waits for a writer. */
  <T extends @Nullable Object> T read(Work<T> work) throws IOException {
    reading.acquireUninterruptibly();
    try {
      Connection connection = borrow();
      try {
        return work.on(connection);
      } finally {
        giveBack(connection);
      }
    } catch (SQLException e) {
      throw failed(file, e);
    } finally {
      reading.release();
    }
  }

  /** Does the work in one transaction, which is durable when this returns. */
  <T extends @Nullable Object> T write(Work<T> work) throws IOException {
    writing.lock();
    try {
      execute("begin immediate");
      T result = work.on(writer);
      execute("commit");
      return result;
    } catch (SQLException e) {
      rollBack(e);
      throw failed(file, e);
    } catch (IOException | RuntimeException | Error e) {
      rollBack(e);
      throw e;
    } finally {
      writing.unlock();
    }
  }

  /** Empties the write-ahead log, so that overwritten pages are nowhere any more. */
  void emptyLog() throws IOException {
    copying.lock();
    writing.lock();
    reading.acquireUninterruptibly(READERS);
    try {
      try (Statement statement = writer.createStatement();
          ResultSet result = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
        if (!result.next() || result.getInt(1) != 0) {
          throw new IOException(file.getFileName() + ": another process keeps its log in use");
        }
      }
    } catch (SQLException e) {
      throw failed(file, e);
    } finally {
      reading.release(READERS);
      writing.unlock();
      copying.unlock();
    }
  }

  /**
   * The state of this moment, on a connection of its own. Until it is closed, by the same thread,
   * the log cannot be emptied, and whoever wants to waits without keeping readers out.
   */
  Snapshot snapshot() throws IOException {
    copying.lock();
    try {
      return new SqlSnapshot(
          file, SqliteFile.connect(file, SQLiteConfig.SynchronousMode.FULL), copying);
    } catch (SQLException e) {
      copying.unlock();
      throw failed(file, e);
    }
  }

  /** Keeps the log from being emptied until it is closed by the same thread. */
  Held keepLog() {
    copying.lock();
    return copying::unlock;
  }

  /** Brings the whole file to the disk; needed only after {@link #openToFill}. */
  void forceAll() throws IOException {
    emptyLog();
    SqliteFile.force(file);
  }

  private Connection borrow() throws SQLException, IOException {
    synchronized (readers) {
      if (closed) {
        throw new IOException(file.getFileName() + " is closed");
      }
      Connection idle = readers.poll();
      if (idle != null) {
        return idle;
      }
    }
    return SqliteFile.connect(file, SQLiteConfig.SynchronousMode.FULL);
  }

  private void giveBack(Connection connection) {
    synchronized (readers) {
      readers.push(connection);
    }
  }

  /** After some failures, a full disk among them, SQLite has rolled back already. */
  private void rollBack(Throwable because) {
    try {
      execute("rollback");
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
        because.addSuppressed(e);
      }
    }
  }

  /** Transactions are begun and ended by hand: the driver loses count when SQLite rolls back. */
  private void execute(String command) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.execute(command);
    }
  }

  static IOException failed(Path file, SQLException e) {
    String message = String.valueOf(e.getMessage());
    return SqliteFile.isDamage(e)
        ? new DamagedStoreException(file.getFileName().toString(), message)
        : new IOException(file.getFileName() + ": " + message, e);
  }

  @Override
  public void close() throws IOException {
    writing.lock();
    reading.acquireUninterruptibly(READERS);
    try {
      synchronized (readers) {
        closed = true;
        for (Connection reader : readers) {
          reader.close();
        }
        readers.clear();
      }
      writer.close();
    } catch (SQLException e) {
      throw failed(file, e);
    } finally {
      reading.release(READERS);
      writing.unlock();
    }
  }

  /** Carries out a command inside a transaction; says how many rows it changed. */
  static int update(Connection connection, String command, Object... values) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(command)) {
      bind(update, values);
      return update.executeUpdate();
    }
  }

  static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
