package org.findbuch.archive.sql;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.findbuch.archive.store.DamagedStoreException;
import org.findbuch.archive.store.Held;
import org.findbuch.archive.store.Snapshot;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * One SQLite file: one connection that writes, a few that read, none of them ever in each other's
 * way because of the write-ahead log. What is committed is on the disk; what is deleted is
 * overwritten.
 */
final class Database implements Closeable {
  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 10_000;

  /** Result codes of SQLite: the file is malformed, is no database, ends too early. */
  private static final Set<Integer> DAMAGED = Set.of(11, 26, 522);

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
      Connection writer = connect(file, synchronous);
      try {
        schema.bringForward(writer, file);
      } catch (SQLException | IOException | RuntimeException e) {
        writer.close();
        throw e;
      }
      return new Database(file, writer);
    } catch (SQLException e) {
      throw failed(file, e);
    }
  }

  private static Connection connect(Path file, SQLiteConfig.SynchronousMode synchronous)
      throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(synchronous);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties());
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma secure_delete = on");
    }
    return connection;
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
      return new SqlSnapshot(file, connect(file, SQLiteConfig.SynchronousMode.FULL), copying);
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
    force(file);
  }

  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
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
    return connect(file, SQLiteConfig.SynchronousMode.FULL);
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
    // A file that was deleted comes into being again by being opened, without tables.
    boolean isDamaged =
        DAMAGED.contains(e.getErrorCode())
            || DAMAGED.contains(e.getErrorCode() & 0xff)
            || message.contains("no such table");
    return isDamaged
        ? new DamagedStoreException(file.getFileName().toString(), message)
        : new IOException(file.getFileName() + ": " + message, e);
  }

  /** What SQLite finds wrong with a file; empty when it is sound. */
  static List<String> faults(Path file) {
    List<String> faults = new ArrayList<>();
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties());
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

  static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
