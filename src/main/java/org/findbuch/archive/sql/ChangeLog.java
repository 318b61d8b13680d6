package org.findbuch.archive.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.archive.store.Change;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.archive.store.Intent;
import org.findbuch.archive.store.Item;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what, inside a transaction. A row keeps what was before; what was after stands in the
 * next change of the same item, or is its record of today, so that nothing is kept twice.
 */
record ChangeLog(Connection connection, RecordCodec records) {
  private static final String LATER =
      " from changes n where n.type = c.type and n.id = c.id and n.number > c.number";

  /**
   * Adds the row of a change that is not among them yet, before its item's record changes. A number
   * that another change has is not passed over: this one gets the next. Of an older program's
   * change only the time is known: it gets the first number from there on.
   */
  void add(Intent intent) throws SQLException {
    Change change = intent.change();
    long number = Math.max(1, change.number() > 0 ? change.number() : change.when().toEpochMilli());
    while (insert(number, intent) == 0 && !(change.number() > 0 && isThere(number, intent))) {
      number++;
    }
  }

  private boolean isThere(long number, Intent intent) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select 1 from changes where number = ? and type = ? and id = ? and act = ?")) {
      Database.bind(
          select, number, Settling.type(intent), intent.item().id(), intent.change().act());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private int insert(long number, Intent intent) throws SQLException {
    String table = Settling.type(intent) + "s";
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into changes (number, happened, who, act, type, id, before)"
                + " values (?, ?, ?, ?, ?, ?, (select record from "
                + table
                + " where id = ?)) on conflict (number) do nothing")) {
      Change change = intent.change();
      String id = intent.item().id();
      Database.bind(
          insert,
          number,
          change.when().toEpochMilli(),
          change.who(),
          change.act(),
          Settling.type(intent),
          id,
          id);
      return insert.executeUpdate();
    }
  }

  /** Of an erased document only who did what and when is kept. */
  void forget(String document) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update changes set before = null where type = 'document' and id = ?")) {
      update.setString(1, document);
      update.executeUpdate();
    }
  }

  long last() throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select coalesce(max(number), 0) from changes");
        ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  List<ChangeRow> after(long number, int most) throws SQLException, IOException {
    return rows("number > ? order by number limit ?", number, most);
  }

  List<ChangeRow> of(DocumentId id, int most) throws SQLException, IOException {
    return newest("document", id.value(), most);
  }

  List<ChangeRow> of(CollectionId id, int most) throws SQLException, IOException {
    return newest("collection", id.value(), most);
  }

  private List<ChangeRow> newest(String type, String id, int most)
      throws SQLException, IOException {
    return rows("type = ? and id = ? order by number desc limit ?", type, id, most);
  }

  private List<ChangeRow> rows(String which, Object... arguments) throws SQLException, IOException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select number, happened, who, act, id, before, case when exists (select 1"
                + LATER
                + ") then (select n.before"
                + LATER
                + " order by n.number limit 1) when type = 'document'"
                + " then (select record from documents d where d.id = c.id)"
                + " else (select record from collections k where k.id = c.id) end as after"
                + " from changes c where "
                + which)) {
      Database.bind(select, arguments);
      try (ResultSet row = select.executeQuery()) {
        List<ChangeRow> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(changeRow(row));
        }
        return rows;
      }
    }
  }

  private ChangeRow changeRow(ResultSet row) throws SQLException, IOException {
    return new ChangeRow(
        new Change(
            row.getLong("number"),
            Instant.ofEpochMilli(row.getLong("happened")),
            row.getString("who"),
            row.getString("act")),
        row.getString("id"),
        item(row.getString("before")),
        item(row.getString("after")));
  }

  private Optional<Item> item(@Nullable String record) throws IOException {
    return record == null ? Optional.empty() : Optional.of(records.item(record));
  }
}
