package org.findbuch.staff.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.findbuch.document.Coded;
import org.findbuch.document.NewerSchemaException;
import org.findbuch.staff.Account;
import org.findbuch.staff.Act;
import org.findbuch.staff.Desk;
import org.findbuch.staff.Role;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/** The desk in one SQLite file; so little happens here that one connection does. */
public final class SqlDesk implements Desk {
  private static final int SCHEMA = 2;
  private static final int BUSY_MILLIS = 10_000;

  private final Connection connection;

  private SqlDesk(Connection connection) {
    this.connection = connection;
  }

  /** Opens the file, or makes a new one. */
  public static SqlDesk open(Path file) throws IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    try {
      Connection connection =
          DriverManager.getConnection(
              "jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties());
      try {
        bringForward(connection, file);
        return new SqlDesk(connection);
      } catch (SQLException | IOException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /** Of a file that an older program wrote a copy is made before. */
  private static void bringForward(Connection connection, Path file)
      throws SQLException, IOException {
    int found = found(connection);
    if (found > 0 && found < SCHEMA) {
      copy(connection, file.resolveSibling(file.getFileName() + ".schema-" + found));
    }
    bringForward(connection, file.getFileName().toString());
  }

  private static void bringForward(Connection connection, String called)
      throws SQLException, IOException {
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

  /** What the program before wrote, for the way back. */
  private static void copy(Connection connection, Path copy) throws SQLException, IOException {
    Files.deleteIfExists(copy);
    try (PreparedStatement statement = connection.prepareStatement("vacuum into ?")) {
      statement.setString(1, copy.toString());
      statement.execute();
    }
  }

  private static String[] commands(int step) throws IOException {
    String resource = "/sql/desk-" + step + ".sql";
    try (InputStream in = SqlDesk.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the program lacks its own file " + resource);
      }
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return script.replaceAll("(?m)^--.*$", "").strip().split(";\\s*");
    }
  }

  @Override
  public boolean add(Account account, byte[] keyHash) throws IOException {
    return update(
            "insert into accounts (name, role, key_hash, added) values (?, ?, ?, ?)"
                + " on conflict (name) do nothing",
            account.name(),
            account.role().code(),
            keyHash,
            account.added().toEpochMilli())
        == 1;
  }

  @Override
  public List<Account> accounts() throws IOException {
    return with("select name, role, added from accounts order by name", SqlDesk::accounts);
  }

  @Override
  public boolean remove(String name) throws IOException {
    return update("delete from accounts where name = ?", name) == 1;
  }

  @Override
  public Optional<Account> withKey(byte[] keyHash) throws IOException {
    return with(
        "select name, role, added from accounts where key_hash = ?",
        statement -> {
          statement.setBytes(1, keyHash);
          return accounts(statement).stream().findFirst();
        });
  }

  @Override
  public void write(Act act) throws IOException {
    write(act, null);
  }

  private void write(Act act, @Nullable Long change) throws IOException {
    update(
        "insert into acts (happened, who, act, subject, detail, change) values (?, ?, ?, ?, ?, ?)"
            + " on conflict (change) do nothing",
        act.when().toEpochMilli(),
        act.who(),
        act.act(),
        act.subject(),
        act.detail(),
        change);
  }

  @Override
  public synchronized void follow(Map<Long, Act> changes, long followed) throws IOException {
    try (Statement statement = connection.createStatement()) {
      // A line that a power cut takes is made again: nothing has to wait for the disk.
      statement.execute("pragma synchronous = normal");
      statement.execute("begin immediate");
      try {
        for (Map.Entry<Long, Act> change : changes.entrySet()) {
          write(change.getValue(), change.getKey());
        }
        statement.execute("update followed set change = max(change, " + followed + ")");
        statement.execute("commit");
      } catch (SQLException | IOException | RuntimeException e) {
        rollBack(statement, e);
        throw e;
      } finally {
        statement.execute("pragma synchronous = full");
      }
    } catch (SQLException e) {
      throw new IOException("the desk: " + e.getMessage(), e);
    }
  }

  /** After some failures, a full disk among them, SQLite has rolled back already. */
  private static void rollBack(Statement statement, Exception because) {
    try {
      statement.execute("rollback");
    } catch (SQLException done) {
      because.addSuppressed(done);
    }
  }

  @Override
  public long followed() throws IOException {
    return with(
        "select change from followed",
        statement -> {
          try (ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0L;
          }
        });
  }

  @Override
  public List<Act> acts(String subject, int most) throws IOException {
    String condition = subject.isEmpty() ? " where ? = ''" : " where subject = ?";
    return with(
        "select happened, who, act, subject, detail from acts"
            + condition
            + " order by number desc limit ?",
        statement -> {
          statement.setString(1, subject);
          statement.setInt(2, most);
          return acts(statement);
        });
  }

  @Override
  public boolean isEmpty() throws IOException {
    return accounts().isEmpty() && acts("", 1).isEmpty();
  }

  @Override
  public void copyTo(Path file) throws IOException {
    update("vacuum into ?", file.toAbsolutePath().toString());
  }

  @Override
  public synchronized void restoreFrom(Path file) throws IOException {
    try {
      requireKnown(file);
      int failed =
          connection
              .unwrap(SQLiteConnection.class)
              .getDatabase()
              .restore("main", file.toAbsolutePath().toString(), null);
      if (failed != 0) {
        throw new IOException("the desk could not be taken from " + file + ": error " + failed);
      }
      bringForward(connection, file.getFileName().toString());
    } catch (SQLException e) {
      throw new IOException("the desk: " + e.getMessage(), e);
    }
  }

  /** A newer file is refused before anything of it is taken. */
  private static void requireKnown(Path file) throws SQLException, IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection copy =
            DriverManager.getConnection(
                "jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties());
        Statement statement = copy.createStatement();
        ResultSet row = statement.executeQuery("pragma user_version")) {
      if (row.next() && row.getInt(1) > SCHEMA) {
        throw new NewerSchemaException(file.getFileName().toString(), row.getInt(1), SCHEMA);
      }
    }
  }

  private static List<Account> accounts(PreparedStatement statement)
      throws SQLException, IOException {
    List<Account> accounts = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String code = row.getString(2);
        Role role =
            Coded.parse(Role.class, code)
                .orElseThrow(() -> new IOException("an account has the unknown role " + code));
        accounts.add(new Account(row.getString(1), role, Instant.ofEpochMilli(row.getLong(3))));
      }
    }
    return accounts;
  }

  private static List<Act> acts(PreparedStatement statement) throws SQLException {
    List<Act> acts = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        acts.add(
            new Act(
                Instant.ofEpochMilli(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5)));
      }
    }
    return acts;
  }

  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException, IOException;
  }

  private int update(String command, @Nullable Object... values) throws IOException {
    return with(
        command,
        statement -> {
          for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
          }
          return statement.executeUpdate();
        });
  }

  private synchronized <T> T with(String command, Use<T> use) throws IOException {
    try (PreparedStatement statement = connection.prepareStatement(command)) {
      return use.of(statement);
    } catch (SQLException e) {
      throw new IOException("the desk: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException("the desk: " + e.getMessage(), e);
    }
  }
}
