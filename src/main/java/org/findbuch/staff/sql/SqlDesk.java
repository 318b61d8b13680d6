package org.findbuch.staff.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.findbuch.document.Coded;
import org.findbuch.staff.Account;
import org.findbuch.staff.Act;
import org.findbuch.staff.Batches;
import org.findbuch.staff.Desk;
import org.findbuch.staff.Members;
import org.findbuch.staff.Role;
import org.findbuch.staff.UsageStore;
import org.jspecify.annotations.Nullable;

/** The desk in one SQLite file. */
public final class SqlDesk implements Desk {
  /** A merged collection is the act's subject; the one that took it in stands behind its title. */
  private static final String MERGED_INTO =
      "(act = 'merge-collection' and substr(detail, -length(?1) - 3) = ' > ' || ?1)";

  private final DeskFile file;

  /** Whether accounts have changed since the last copy. */
  private volatile boolean changed;

  private SqlDesk(DeskFile file) {
    this.file = file;
  }

  /** Opens the file, or makes a new one; a damaged or lost one comes back from its last copy. */
  public static SqlDesk open(Path file) throws IOException {
    return new SqlDesk(DeskFile.open(file));
  }

  @Override
  public boolean add(Account account, byte[] keyHash) throws IOException {
    changed = true;
    return file.update(
            "insert into accounts (name, role, key_hash, added) select ?, ?, ?, ?"
                + " where not exists (select 1 from members where name = ?)"
                + " on conflict (name) do nothing",
            account.name(),
            account.role().code(),
            keyHash,
            account.added().toEpochMilli(),
            account.name())
        == 1;
  }

  @Override
  public List<Account> accounts() throws IOException {
    return file.with("select name, role, added from accounts order by name", SqlDesk::accounts);
  }

  @Override
  public boolean remove(String name) throws IOException {
    changed = true;
    return file.update("delete from accounts where name = ?", name) == 1;
  }

  @Override
  public Optional<Account> withKey(byte[] keyHash) throws IOException {
    return file.with(
        "select name, role, added from accounts where key_hash = ?",
        statement -> {
          statement.setBytes(1, keyHash);
          return accounts(statement).stream().findFirst();
        });
  }

  @Override
  public void used(byte[] keyHash, Instant now) throws IOException {
    file.update("update accounts set used = ? where key_hash = ?", now.toEpochMilli(), keyHash);
  }

  @Override
  public Map<String, Instant> lastUses() throws IOException {
    return file.with(
        "select name, used from accounts where used is not null",
        statement -> {
          Map<String, Instant> uses = new HashMap<>();
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              uses.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2)));
            }
          }
          return uses;
        });
  }

  @Override
  public Members members() {
    return new SqlMembers(file, () -> changed = true);
  }

  @Override
  public Batches batches() {
    return new SqlBatches(file);
  }

  @Override
  public UsageStore usage() {
    return new SqlUsage(file);
  }

  @Override
  public void write(Act act) throws IOException {
    write(act, null);
  }

  private void write(Act act, @Nullable Long change) throws IOException {
    file.update(
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
  public void follow(Map<Long, Act> changes, long followed) throws IOException {
    // A line that a power cut takes is made again: nothing has to wait for the disk.
    file.together(
        "normal",
        () -> {
          for (Map.Entry<Long, Act> change : changes.entrySet()) {
            write(change.getValue(), change.getKey());
          }
          return file.update("update followed set change = max(change, ?)", followed);
        });
  }

  @Override
  public <T> T together(Work<T> work) throws IOException {
    return file.together("full", work);
  }

  @Override
  public long followed() throws IOException {
    return file.with(
        "select change from followed",
        statement -> {
          try (ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0L;
          }
        });
  }

  @Override
  public List<Act> acts(String subject, int most) throws IOException {
    String condition =
        subject.isEmpty() ? " where ? = ''" : " where subject = ?1 or " + MERGED_INTO;
    return file.with(
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
    return accounts().isEmpty() && members().all().isEmpty() && acts("", 1).isEmpty();
  }

  @Override
  public void keep() throws IOException {
    if (changed || !file.isKept()) {
      changed = false;
      file.keep();
    }
  }

  @Override
  public List<String> faults() {
    return file.faults();
  }

  @Override
  public void copyTo(Path target) throws IOException {
    file.copyTo(target);
  }

  @Override
  public void restoreFrom(Path copy) throws IOException {
    file.restoreFrom(copy);
    changed = true;
  }

  private static List<Account> accounts(PreparedStatement statement)
      throws SQLException, IOException {
    List<Account> accounts = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        accounts.add(account(row));
      }
    }
    return accounts;
  }

  /** Of the columns name, role and added. */
  static Account account(ResultSet row) throws SQLException, IOException {
    String code = row.getString(2);
    Role role =
        Coded.parse(Role.class, code)
            .orElseThrow(() -> new IOException("an account has the unknown role " + code));
    return new Account(row.getString(1), role, Instant.ofEpochMilli(row.getLong(3)));
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

  @Override
  public void close() throws IOException {
    file.close();
  }
}
