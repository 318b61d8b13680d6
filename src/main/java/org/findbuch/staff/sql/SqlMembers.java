package org.findbuch.staff.sql;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.staff.Member;
import org.findbuch.staff.Members;
import org.jspecify.annotations.Nullable;

/**
 * People and their sessions in the desk's file.
 *
 * @param changed run when people, not only their sessions, have changed
 */
record SqlMembers(DeskFile file, Runnable changed) implements Members {

  @Override
  public boolean add(Member member) throws IOException {
    changed.run();
    return file.update(
            "insert into members (name, role, password, added, totp) select ?, ?, ?, ?, ?"
                + " where not exists (select 1 from accounts where name = ?)"
                + " on conflict (name) do nothing",
            member.name(),
            member.account().role().code(),
            member.passwordHash(),
            member.account().added().toEpochMilli(),
            member.totpSecret(),
            member.name())
        == 1;
  }

  @Override
  public List<Member> all() throws IOException {
    return file.with(
        "select name, role, added, password, totp from members order by name", SqlMembers::members);
  }

  @Override
  public Optional<Member> find(String name) throws IOException {
    return file.with(
        "select name, role, added, password, totp from members where name = ?",
        statement -> {
          statement.setString(1, name);
          return members(statement).stream().findFirst();
        });
  }

  private static List<Member> members(PreparedStatement statement)
      throws SQLException, IOException {
    List<Member> members = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        members.add(new Member(SqlDesk.account(row), row.getString(4), row.getString(5)));
      }
    }
    return members;
  }

  @Override
  public boolean remove(String name) throws IOException {
    changed.run();
    file.update("delete from sessions where name = ?", name);
    return file.update("delete from members where name = ?", name) == 1;
  }

  @Override
  public boolean setPassword(String name, String passwordHash) throws IOException {
    changed.run();
    file.update("delete from sessions where name = ?", name);
    return file.update("update members set password = ? where name = ?", passwordHash, name) == 1;
  }

  @Override
  public void setTotp(String name, @Nullable String secret) throws IOException {
    changed.run();
    file.update("update members set totp = ?, totp_step = 0 where name = ?", secret, name);
  }

  @Override
  public boolean useStep(String name, long step) throws IOException {
    return file.update(
            "update members set totp_step = ? where name = ? and totp_step < ?", step, name, step)
        == 1;
  }

  @Override
  public void begin(byte[] tokenHash, String name, Instant now) throws IOException {
    long millis = now.toEpochMilli();
    file.update(
        "insert into sessions (hash, name, began, seen) values (?, ?, ?, ?)",
        tokenHash,
        name,
        millis,
        millis);
  }

  @Override
  public Optional<Sitting> sitting(byte[] tokenHash, Instant beganAfter, Instant seenAfter)
      throws IOException {
    return file.with(
        "select m.name, m.role, m.added, s.began, s.seen from sessions s"
            + " join members m on m.name = s.name"
            + " where s.hash = ? and s.began > ? and s.seen > ?",
        statement -> {
          statement.setBytes(1, tokenHash);
          statement.setLong(2, beganAfter.toEpochMilli());
          statement.setLong(3, seenAfter.toEpochMilli());
          try (ResultSet row = statement.executeQuery()) {
            return row.next()
                ? Optional.of(
                    new Sitting(
                        SqlDesk.account(row),
                        Instant.ofEpochMilli(row.getLong(4)),
                        Instant.ofEpochMilli(row.getLong(5))))
                : Optional.empty();
          }
        });
  }

  @Override
  public void seen(byte[] tokenHash, Instant now) throws IOException {
    file.update("update sessions set seen = ? where hash = ?", now.toEpochMilli(), tokenHash);
  }

  @Override
  public void end(byte[] tokenHash) throws IOException {
    file.update("delete from sessions where hash = ?", tokenHash);
  }

  @Override
  public void forget(Instant beganBefore, Instant seenBefore) throws IOException {
    file.update(
        "delete from sessions where began < ? or seen < ?",
        beganBefore.toEpochMilli(),
        seenBefore.toEpochMilli());
  }
}
