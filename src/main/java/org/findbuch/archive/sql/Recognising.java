package org.findbuch.archive.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Page;
import org.findbuch.document.Sha256;

/**
 * Takes text that was recognised into the reading that is seen, inside a transaction.
 *
 * @param version of the recognition
 */
record Recognising(Connection connection, Sha256 file, int version) {
  /** What is no better than what was there only counts as looked at. False where all is gone. */
  boolean take(Page page) throws SQLException {
    long reading = reading();
    if (reading < 0) {
      return false;
    }
    switch (page.state()) {
      case UNREAD -> set(page, reading, "");
      // beside the text that is there already was nothing to recognise
      case TEXT ->
          set(page, reading, ", state = ?, quality = ?", page.state().code(), page.quality());
      default ->
          set(
              page,
              reading,
              ", state = ?, quality = ?, reader = ?, text = ?, layout = ?, structure = ?",
              page.state().code(),
              page.quality(),
              page.reader().code(),
              page.text(),
              page.layout().encoded(),
              page.structure().encoded());
    }
    new Finishing(connection, reading).revise();
    return true;
  }

  private void set(Page page, long reading, String columns, Object... values) throws SQLException {
    List<Object> all = new ArrayList<>(List.of(version));
    all.addAll(List.of(values));
    all.addAll(List.of(reading, page.number()));
    Database.update(
        connection,
        "update pages set recognised = ?" + columns + " where reading = ? and number = ?",
        all.toArray());
  }

  /** What stayed without text counts as not looked at. */
  void forget() throws SQLException {
    Database.update(
        connection,
        "update pages set recognised = 0 where reading = ? and state in ('unread', 'garbled')",
        reading());
  }

  private long reading() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select number from readings where sha256 = ? and finished = 1")) {
      select.setString(1, file.hex());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : -1;
      }
    }
  }
}
