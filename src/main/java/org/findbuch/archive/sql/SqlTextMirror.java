package org.findbuch.archive.sql;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.findbuch.archive.store.Held;
import org.findbuch.archive.store.TextMirror;
import org.findbuch.sqlite.SqlSchema;
import org.findbuch.sqlite.SqliteFile;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Page texts in a file elsewhere. What changes in a finished reading counts in its revision, so the
 * rows of {@code readings} tell which of them are missing or have to go.
 */
final class SqlTextMirror implements TextMirror {
  private static final int PAGES_AT_ONCE = 2_000;
  private static final int READINGS_AT_ONCE = 500;

  /** A reading of the archive, which is attached as {@code source}, is here already. */
  private static final String SAME =
      "s.number = r.number and s.sha256 = r.sha256 and s.extraction = r.extraction"
          + " and s.finished = 1 and s.found = r.found and s.fault is r.fault"
          + " and s.cut_short is r.cut_short and s.pages_text = r.pages_text"
          + " and s.pages_ocr = r.pages_ocr and s.pages_garbled = r.pages_garbled"
          + " and s.pages_blank = r.pages_blank and s.pages_unread = r.pages_unread"
          + " and s.revision = r.revision";

  private static final String GONE =
      "select r.number from main.readings r"
          + " where not exists (select 1 from source.readings s where "
          + SAME
          + ")";
  private static final String MISSING =
      "select s.number, s.pages_text + s.pages_ocr + s.pages_garbled + s.pages_blank"
          + " + s.pages_unread from source.readings s where s.finished = 1"
          + " and s.number > ? and s.number <= ? and not exists"
          + " (select 1 from main.readings r where r.number = s.number)"
          + " order by s.number limit "
          + READINGS_AT_ONCE;

  private final Path target;
  private final Connection connection;
  private final Slot slot;
  private @Nullable Held log;

  private SqlTextMirror(Path target, Connection connection, Slot slot) {
    this.target = target;
    this.connection = connection;
    this.slot = slot;
  }

  static SqlTextMirror open(Path source, Path target, SqlSchema schema, Slot slot)
      throws IOException {
    try {
      return new SqlTextMirror(target, connect(source, target, schema), slot);
    } catch (SQLException e) {
      if (!isDamage(e)) {
        throw Database.failed(target, e);
      }
    }
    // The copy is worth less than what it is a copy of.
    Slot.delete(target);
    try {
      return new SqlTextMirror(target, connect(source, target, schema), slot);
    } catch (SQLException e) {
      throw Database.failed(target, e);
    }
  }

  private static boolean isDamage(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("SQLITE_NOTADB") || message.contains("SQLITE_CORRUPT");
  }

  /** The target keeps no log beside it: it is to be whole as one file. */
  private static Connection connect(Path source, Path target, SqlSchema schema)
      throws SQLException, IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.DELETE);
    // A new file holds nothing yet that a power cut could take; it is forced when it is finished.
    boolean isNew = Files.notExists(target) || Files.size(target) == 0;
    config.setSynchronous(
        isNew ? SQLiteConfig.SynchronousMode.OFF : SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(10_000);
    Connection connection =
        DriverManager.getConnection(
            "jdbc:sqlite:" + target.toAbsolutePath(), config.toProperties());
    try {
      schema.bringForward(connection, target.getFileName().toString());
      try (Statement statement = connection.createStatement()) {
        statement.execute("pragma secure_delete = on");
      }
      try (PreparedStatement attach = connection.prepareStatement("attach ? as source")) {
        attach.setString(1, source.toAbsolutePath().toString());
        attach.execute();
      }
      return connection;
    } catch (SQLException | IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void catchUp(BooleanSupplier stop) throws IOException {
    // What begins later is not waited for: files may be read faster than their texts are copied.
    long newest = newest();
    OptionalLong last = OptionalLong.of(0);
    while (last.isPresent()) {
      if (stop.getAsBoolean()) {
        throw new InterruptedIOException("asked to stop");
      }
      begin();
      last = bringSome(last.getAsLong(), newest);
      execute("commit");
    }
  }

  private long newest() throws IOException {
    return number("select coalesce(max(number), 0) from source.readings");
  }

  @Override
  public void freeze() throws IOException {
    log = slot.use(Database::keepLog);
    begin();
  }

  @Override
  public void finish() throws IOException {
    // All of it in one transaction, so that the file is at one moment or the other.
    OptionalLong last = OptionalLong.of(0);
    while (last.isPresent()) {
      last = bringSome(last.getAsLong(), Long.MAX_VALUE);
    }
    execute("commit");
    letGo();
    SqliteFile.force(target);
  }

  /**
   * Begins to write here; the state of the source is that of the first look. An immediate
   * transaction would take the write lock of the source as well.
   */
  private void begin() throws IOException {
    execute("begin deferred");
    number("select count(*) from source.sqlite_schema");
  }

  private long number(String question) throws IOException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw Database.failed(target, e);
    }
  }

  /**
   * Brings over some of what is missing after one reading and up to another; first what has to go
   * goes.
   *
   * @return the last one brought, empty when there are no more
   */
  private OptionalLong bringSome(long after, long newest) throws IOException {
    try {
      if (after == 0) {
        List<Long> gone = gone();
        forEach("delete from main.pages where reading = ?", gone);
        forEach("delete from main.readings where number = ?", gone);
      }
      List<Long> missing = missing(after, newest);
      forEach("insert into main.readings select * from source.readings where number = ?", missing);
      forEach("insert into main.pages select * from source.pages where reading = ?", missing);
      return missing.isEmpty() ? OptionalLong.empty() : OptionalLong.of(missing.getLast());
    } catch (SQLException e) {
      throw Database.failed(target, e);
    }
  }

  private List<Long> gone() throws SQLException {
    List<Long> gone = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(GONE)) {
      while (row.next()) {
        gone.add(row.getLong(1));
      }
    }
    return gone;
  }

  private List<Long> missing(long after, long newest) throws SQLException {
    List<Long> missing = new ArrayList<>();
    long pages = 0;
    try (PreparedStatement select = connection.prepareStatement(MISSING)) {
      select.setLong(1, after);
      select.setLong(2, newest);
      try (ResultSet row = select.executeQuery()) {
        while (pages < PAGES_AT_ONCE && row.next()) {
          missing.add(row.getLong(1));
          pages += row.getLong(2);
        }
      }
    }
    return missing;
  }

  private void forEach(String command, List<Long> readings) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(command)) {
      for (long reading : readings) {
        prepared.setLong(1, reading);
        prepared.executeUpdate();
      }
    }
  }

  private void execute(String command) throws IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    } catch (SQLException e) {
      throw Database.failed(target, e);
    }
  }

  private void letGo() {
    if (log != null) {
      log.close();
      log = null;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Database.failed(target, e);
    } finally {
      letGo();
    }
  }
}
