package org.findbuch.archive.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import org.findbuch.archive.store.Intent;
import org.findbuch.archive.store.Item;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Document;
import org.findbuch.document.Found;
import org.findbuch.document.Original;
import org.findbuch.document.Publication;
import org.findbuch.document.Relation;
import org.jspecify.annotations.Nullable;

/** Brings rows up to what the objects say, inside a transaction. */
record Settling(Connection connection, RecordCodec records) {

  void settle(Intent intent) throws SQLException {
    ChangeLog log = new ChangeLog(connection, records);
    log.add(intent);
    String record = records.write(intent.item(), intent.change());
    switch (intent.item()) {
      case Item.OfDocument(var document) -> settle(document, record);
      case Item.OfCollection(var collection) -> settle(collection, record);
    }
    if (intent.erases()) {
      log.forget(intent.item().id());
    }
    drop(intent);
  }

  void intend(Intent intent) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into intents (type, id, is_new, record) values (?, ?, ?, ?)")) {
      insert.setString(1, type(intent));
      insert.setString(2, intent.item().id());
      insert.setInt(3, intent.isNew() ? 1 : 0);
      insert.setString(4, records.write(intent.item(), intent.change()));
      insert.executeUpdate();
    }
  }

  void drop(Intent intent) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from intents where type = ? and id = ?")) {
      delete.setString(1, type(intent));
      delete.setString(2, intent.item().id());
      delete.executeUpdate();
    }
  }

  static String type(Intent intent) {
    return switch (intent.item()) {
      case Item.OfDocument ignored -> "document";
      case Item.OfCollection ignored -> "collection";
    };
  }

  /** Never 0, which stands for not being in the index at all. */
  static long newStamp() {
    return ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
  }

  private void settle(Document document, String record) throws SQLException {
    String newest = newest(document);
    LaneRows lanes = new LaneRows(connection);
    TwinRows twins = new TwinRows(connection);
    if (newest == null) {
      insert(document, record);
      lanes.renew(document);
    } else if (document.publication() == Publication.ERASED) {
      update(document, record, ERASED);
      lanes.leave(document);
      twins.forget(document.id());
    } else if (!newest.equals(document.newest().sha256().hex())) {
      update(document, record, NO_PAGES);
      lanes.renew(document);
      twins.forget(document.id());
    } else {
      update(document, record, NEW_STAMP);
      twins.stampTwins(document.id());
    }
    for (Original original : document.originals()) {
      insert(original, document);
    }
    points(document);
  }

  private void points(Document document) throws SQLException {
    String id = document.id().value();
    Database.update(connection, "delete from pointers where document = ?", id);
    for (Relation relation : document.metadata().relations()) {
      Database.update(
          connection,
          "insert into pointers (target, document) values (?, ?) on conflict do nothing",
          relation.target(),
          id);
    }
  }

  private @Nullable String newest(Document document) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select newest from documents where id = ?")) {
      select.setString(1, document.id().value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  private void insert(Document document, String record) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into documents (record, version, publication, collection, newest, stamp,"
                + " stamped, id, added, found, state, pages_text, pages_ocr,"
                + " pages_garbled, pages_blank, pages_unread, truncated, indexed_stamp) values (?,"
                + " ?, ?, ?, ?, ?, ?, ?, ?, ?, 'received', 0, 0, 0, 0, 0, 0, 0)")) {
      common(insert, document, record);
      insert.setLong(6, newStamp());
      insert.setLong(7, System.currentTimeMillis());
      insert.setString(8, document.id().value());
      insert.setLong(9, document.added().toEpochMilli());
      insert.setString(10, records.write(Found.NOTHING));
      insert.executeUpdate();
    }
  }

  /** The index goes on showing the file before until a new one has been read: no new stamp. */
  private static final String NO_PAGES =
      "pages_text = 0, pages_ocr = 0, pages_garbled = 0, pages_blank = 0, pages_unread = 0,"
          + " truncated = 0, state = 'received', fault = null";

  private static final String NEW_STAMP = "stamp = ?, stamped = ?";
  private static final String ERASED = NEW_STAMP + ", found = ?, " + NO_PAGES;

  private void update(Document document, String record, String change) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update documents set record = ?, version = ?, publication = ?, collection = ?,"
                + " newest = ?, "
                + change
                + " where id = ?")) {
      common(update, document, record);
      int next = 6;
      if (change.startsWith(NEW_STAMP)) {
        update.setLong(next++, newStamp());
        update.setLong(next++, System.currentTimeMillis());
      }
      if (change.equals(ERASED)) {
        update.setString(next++, records.write(Found.NOTHING));
      }
      update.setString(next, document.id().value());
      update.executeUpdate();
    }
  }

  private void common(PreparedStatement statement, Document document, String record)
      throws SQLException {
    CollectionId collection = document.metadata().collection();
    statement.setString(1, record);
    statement.setLong(2, document.version());
    statement.setString(3, document.publication().code());
    statement.setString(4, collection == null ? null : collection.value());
    statement.setString(5, document.newest().sha256().hex());
  }

  private void insert(Original original, Document document) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into originals (sha256, document) values (?, ?)"
                + " on conflict (sha256) do nothing")) {
      insert.setString(1, original.sha256().hex());
      insert.setString(2, document.id().value());
      insert.executeUpdate();
    }
  }

  private void settle(Collection collection, String record) throws SQLException {
    CollectionId parent = collection.parent();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into collections (id, title, parent, record) values (?, ?, ?, ?)"
                + " on conflict (id) do update set title = excluded.title,"
                + " parent = excluded.parent, record = excluded.record")) {
      insert.setString(1, collection.id().value());
      insert.setString(2, collection.title());
      insert.setString(3, parent == null ? null : parent.value());
      insert.setString(4, record);
      insert.executeUpdate();
    }
    stampBelow(collection.id());
  }

  private void stampBelow(CollectionId id) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "with recursive below (id) as (select cast(? as text) union select c.id"
                + " from collections c join below b on c.parent = b.id)"
                + " update documents set stamp = ?, stamped = ?"
                + " where collection in (select id from below)")) {
      update.setString(1, id.value());
      update.setLong(2, newStamp());
      update.setLong(3, System.currentTimeMillis());
      update.executeUpdate();
    }
  }
}
