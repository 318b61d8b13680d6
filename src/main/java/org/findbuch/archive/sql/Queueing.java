package org.findbuch.archive.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.findbuch.archive.store.Catalogue.Candidates;
import org.findbuch.archive.store.Reading;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.document.Coverage;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Fingerprint;
import org.findbuch.document.Lane;
import org.findbuch.document.Sha256;
import org.findbuch.document.Twin;

/** Moves documents through the queue, inside a transaction. */
record Queueing(Connection connection, RecordCodec records) {
  private static final int TOO_MANY_OF_ONE_TITLE = 5;
  private static final String TOLD =
      "coalesce(json_extract(found, '$.title'), json_extract(found, '$.shared_title')) = ?";

  boolean read(DocumentId id, Sha256 sha256, Reading reading, Collection<Lane> later)
      throws SQLException {
    if (!take(id, sha256, reading)) {
      return false;
    }
    LaneRows lanes = new LaneRows(connection);
    lanes.done(new Lane(Lane.TEXT, reading.extraction()), id);
    for (Lane lane : later) {
      lanes.redo(lane, List.of(id));
    }
    return true;
  }

  /** What came of its file is now what is known of the document, which gets a new stamp. */
  boolean take(DocumentId id, Sha256 sha256, Reading reading) throws SQLException {
    Coverage coverage = reading.coverage();
    Fault fault = reading.fault();
    try (PreparedStatement update =
        connection.prepareStatement(
            "update documents set found = ?, fault = ?, state = case"
                + " when state = 'searchable' and ? = 0 then state else 'received' end, pages_text"
                + " = ?, pages_ocr = ?, pages_garbled = ?, pages_blank = ?, pages_unread = ?,"
                + " truncated = ?, stamp = ?, stamped = ? where id = ? and newest = ? and"
                + " publication <> 'erased'")) {
      Database.bind(
          update,
          records.write(reading.found()),
          fault == null ? "" : fault.code(),
          fault == null ? 0 : 1,
          coverage.text(),
          coverage.ocr(),
          coverage.garbled(),
          coverage.blank(),
          coverage.unread(),
          coverage.truncated() ? 1 : 0,
          Settling.newStamp(),
          System.currentTimeMillis(),
          id.value(),
          sha256.hex());
      if (fault == null) {
        update.setString(2, null);
      }
      if (update.executeUpdate() == 0) {
        return false;
      }
    }
    new LaneRows(connection).compare(id);
    String title = reading.found().title();
    if (title != null) {
      share(title);
    }
    return true;
  }

  /** Where there is nothing to compare it with, all is done. */
  Candidates alike(Lane lane, DocumentId id, Sha256 sha256, Fingerprint print) throws SQLException {
    if (!isNewest(id, sha256)) {
      return Candidates.NONE;
    }
    TwinRows twins = new TwinRows(connection);
    twins.note(id, print);
    List<DocumentId> before = twins.of(id).stream().map(Twin::other).toList();
    Candidates candidates = new Candidates(twins.alike(id, print), before);
    if (candidates.isEmpty()) {
      done(lane, id, sha256);
    }
    return candidates;
  }

  /** These are alike; whoever was erased or got a newer file meanwhile has no fingerprint. */
  boolean compared(
      Lane lane, DocumentId id, Sha256 sha256, List<DocumentId> before, List<Twin> found)
      throws SQLException {
    TwinRows twins = new TwinRows(connection);
    if (twins.fingerprint(id).isPresent()) {
      twins.replace(id, before, found);
    }
    return done(lane, id, sha256);
  }

  /**
   * What so many files call themselves comes of a template: it stays, but is no title of theirs.
   * Mails answer each other by one subject.
   */
  private void share(String title) throws SQLException {
    String many = "(select count(*) from (select 1 from documents where " + TOLD + " limit ?)) = ?";
    try (PreparedStatement update =
        connection.prepareStatement(
            "update documents set stamp = ?, stamped = ?, found = json_remove(json_set(found,"
                + " '$.shared_title', json_extract(found, '$.title')), '$.title') where "
                + TOLD
                + " and json_extract(found, '$.title') is not null"
                + " and json_extract(record, '$.originals[#-1].format') not in ('eml', 'msg') and "
                + many)) {
      Database.bind(
          update,
          Settling.newStamp(),
          System.currentTimeMillis(),
          title,
          title,
          TOO_MANY_OF_ONE_TITLE,
          TOO_MANY_OF_ONE_TITLE);
      update.executeUpdate();
    }
  }

  boolean done(Lane lane, DocumentId id, Sha256 sha256) throws SQLException {
    boolean isNewest = isNewest(id, sha256);
    if (isNewest) {
      new LaneRows(connection).done(lane, id);
    }
    return isNewest;
  }

  private boolean isNewest(DocumentId id, Sha256 sha256) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select 1 from documents where id = ? and newest = ? and publication <> 'erased'")) {
      Database.bind(select, id.value(), sha256.hex());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** A document that is being read again meanwhile stays what it was. */
  void indexed(Map<DocumentId, Long> stamps) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update documents set indexed_stamp = stamp, state = case when "
                + LaneRows.UNREAD
                + " then state when fault is not null then 'unreadable' else 'searchable' end"
                + " where id = ? and stamp = ?")) {
      for (Map.Entry<DocumentId, Long> entry : stamps.entrySet()) {
        Database.bind(update, entry.getKey().value(), entry.getValue());
        update.addBatch();
      }
      update.executeBatch();
    }
  }
}
