package org.findbuch.archive.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import org.findbuch.archive.store.Reading;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.document.Coverage;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.PageState;
import org.findbuch.document.Sha256;

/** Moves documents through the queue, inside a transaction. */
record Queueing(Connection connection, RecordCodec records) {

  boolean read(DocumentId id, Sha256 sha256, Reading reading) throws SQLException {
    Coverage coverage = reading.coverage();
    Fault fault = reading.fault();
    try (PreparedStatement update =
        connection.prepareStatement(
            "update documents set unread = 0, extraction = ?, found = ?, fault = ?, state = case"
                + " when state = 'searchable' and ? = 0 then state else 'received' end, pages_text"
                + " = ?, pages_ocr = ?, pages_garbled = ?, pages_blank = ?, pages_unread = ?,"
                + " truncated = ?, stamp = ?, stamped = ? where id = ? and newest = ? and"
                + " publication <> 'erased'")) {
      Database.bind(
          update,
          reading.extraction(),
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
        update.setString(3, null);
      }
      return update.executeUpdate() == 1;
    }
  }

  /** A document that is being read again meanwhile stays what it was. */
  void indexed(Map<DocumentId, Long> stamps) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update documents set indexed_stamp = stamp, state = case when unread = 1 then state"
                + " when fault is not null then 'unreadable' else 'searchable' end"
                + " where id = ? and stamp = ?")) {
      for (Map.Entry<DocumentId, Long> entry : stamps.entrySet()) {
        Database.bind(update, entry.getKey().value(), entry.getValue());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  void reread(Collection<DocumentId> ids) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update documents set unread = 1 where id = ? and publication <> 'erased'")) {
      for (DocumentId id : ids) {
        update.setString(1, id.value());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  long rereadOlder(int extraction) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update documents set unread = 1"
                + " where extraction < ? and unread = 0 and publication <> 'erased'")) {
      update.setInt(1, extraction);
      return update.executeUpdate();
    }
  }

  long rereadPages(PageState state) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update documents set unread = 1 where pages_"
                + state.code()
                + " > 0 and unread = 0 and publication <> 'erased'")) {
      return update.executeUpdate();
    }
  }
}
