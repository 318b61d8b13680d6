package org.findbuch.archive.sql;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.findbuch.archive.store.DamagedStoreException;
import org.findbuch.archive.store.DerivedFile;
import org.findbuch.sqlite.SqlSchema;
import org.findbuch.sqlite.SqliteFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of one SQLite file: whoever uses the database shares it, whoever puts another file in
 * its place has it alone.
 */
final class Slot implements Closeable, DerivedFile {
  private static final Logger LOG = LoggerFactory.getLogger(Slot.class);
  private static final String BROKEN = ".broken";

  private final Path file;
  private final SqlSchema schema;
  private final ReadWriteLock replacing = new ReentrantReadWriteLock(true);
  private @Nullable Database database;
  private volatile Runnable whenDamaged = () -> {};
  private volatile boolean isDamaged;

  private Slot(Path file, SqlSchema schema, @Nullable Database database) {
    this.file = file;
    this.schema = schema;
    this.database = database;
  }

  /** Opens the file, or makes a new one. */
  static Slot open(Path file, SqlSchema schema) throws IOException {
    return new Slot(file, schema, Database.open(file, schema));
  }

  /**
   * A file that cannot be opened. All one can do is to put another in its place; the old one then
   * stays beside it, with {@code .broken} at the end of its name.
   */
  static Slot unopened(Path file, SqlSchema schema) {
    return new Slot(file, schema, null);
  }

  /** A database that somebody else has opened, and closes. */
  static Slot of(Path file, SqlSchema schema, Database database) {
    return new Slot(file, schema, database);
  }

  /** Something done with the database while it is not being replaced. */
  interface Use<T extends @Nullable Object> {
    T with(Database database) throws IOException;
  }

  <T extends @Nullable Object> T use(Use<T> use) throws IOException {
    Lock shared = replacing.readLock();
    shared.lock();
    try {
      // A file that was deleted is written to no more than a damaged one.
      if (database == null || Files.notExists(file)) {
        throw new DamagedStoreException(file.getFileName().toString(), "has to be made anew first");
      }
      return use.with(database);
    } catch (DamagedStoreException damaged) {
      isDamaged = true;
      whenDamaged.run();
      throw damaged;
    } finally {
      shared.unlock();
    }
  }

  <T extends @Nullable Object> T read(Database.Work<T> work) throws IOException {
    return use(database -> database.read(work));
  }

  <T extends @Nullable Object> T write(Database.Work<T> work) throws IOException {
    return use(database -> database.write(work));
  }

  /** Something written that gives nothing back. */
  interface Change {
    void on(Connection connection) throws SQLException, IOException;
  }

  void change(Change change) throws IOException {
    write(
        connection -> {
          change.on(connection);
          return true;
        });
  }

  @Override
  public void whenDamaged(Runnable action) {
    whenDamaged = action;
  }

  @Override
  public List<String> faults() {
    return SqliteFile.faults(file);
  }

  @Override
  public List<String> faults(Path copy) {
    return SqliteFile.faults(copy);
  }

  @Override
  public void renew() throws IOException {
    Lock exclusive = replacing.writeLock();
    exclusive.lock();
    try {
      setAside();
      database = Database.open(file, schema);
    } finally {
      exclusive.unlock();
    }
  }

  /** Where a file that is to take the place can be made; nothing is there. */
  Path beside() throws IOException {
    Path beside = suffixed(file, ".new");
    delete(beside);
    return beside;
  }

  /** Puts a file of the same schema, made {@link #beside}, in the place in one step. */
  void replaceBy(Path beside) throws IOException {
    Lock exclusive = replacing.writeLock();
    exclusive.lock();
    try {
      if (database == null || isDamaged) {
        setAside();
      } else {
        // Closing empties and deletes the log; a log left behind would be taken for the new file's.
        database.emptyLog();
        database.close();
        delete(suffixed(file, "-wal"));
        delete(suffixed(file, "-shm"));
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      SqliteFile.force(file.toAbsolutePath().resolveSibling("."));
      database = Database.open(file, schema);
    } finally {
      exclusive.unlock();
    }
  }

  /** Puts a copy of a file in the place, brought to the program's schema. */
  void restoreFrom(Path copy) throws IOException {
    Path beside = beside();
    try {
      // A journal belongs to whoever was killed while writing the file: SQLite takes it back.
      for (String suffix : List.of("-journal", "-wal", "")) {
        if (Files.exists(suffixed(copy, suffix))) {
          Files.copy(suffixed(copy, suffix), suffixed(beside, suffix));
        }
      }
      try (Database copied = Database.openToFill(beside, schema)) {
        copied.forceAll();
      }
      replaceBy(beside);
    } finally {
      delete(beside);
    }
  }

  private void setAside() throws IOException {
    if (database != null) {
      try {
        database.close();
      } catch (IOException damaged) {
        LOG.debug("closing {}", file, damaged);
      }
      database = null;
    }
    isDamaged = false;
    setAside(file);
  }

  /** Gives a damaged file another name, under which it stays until something is erased. */
  static void setAside(Path file) throws IOException {
    for (String suffix : List.of("-wal", "-shm", "")) {
      Path part = suffixed(file, suffix);
      if (Files.exists(part)) {
        Path aside = suffixed(file, BROKEN + suffix);
        Files.move(part, aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.error("{} is damaged and set aside as {}", part, aside.getFileName());
      }
    }
  }

  /** Deletes what was set aside, and what was being made: they hold what is being erased. */
  void deleteCopies() throws IOException {
    delete(suffixed(file, BROKEN));
    delete(suffixed(file, ".new"));
    schema.deleteCopies(file);
  }

  /** Deletes a file with all that SQLite keeps beside it. */
  static void delete(Path file) throws IOException {
    for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(suffixed(file, suffix));
    }
  }

  static Path suffixed(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  @Override
  public void close() throws IOException {
    Lock exclusive = replacing.writeLock();
    exclusive.lock();
    try {
      if (database != null) {
        database.close();
      }
    } finally {
      exclusive.unlock();
    }
  }
}
