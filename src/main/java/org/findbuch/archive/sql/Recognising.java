package org.findbuch.archive.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Sha256;

/**
 * Text that is recognised on pages of the reading that is seen, inside a transaction.
 *
 * @param version of the recognition
 */
record Recognising(Connection connection, Sha256 file, int version) {
  private static final String SEEN =
      " from readings where sha256 = ? and finished = 1 and number = reading";

  /** Pages that this version has not looked at, of those without text or with a recognised one. */
  List<Integer> left() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select number from pages where exists (select 1"
                + SEEN
                + ") and recognised < ? and (recognised > 0 or state in ('unread', 'garbled'))"
                + " order by number")) {
      Database.bind(select, file.hex(), version);
      List<Integer> numbers = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          numbers.add(row.getInt(1));
        }
      }
      return numbers;
    }
  }

  /** What is no better than what was there only counts as looked at. False where all is gone. */
  boolean take(Page page) throws SQLException {
    long reading = reading();
    if (reading < 0) {
      return false;
    }
    boolean isRead = page.state() != PageState.UNREAD;
    try (PreparedStatement update =
        connection.prepareStatement(
            "update pages set recognised = ?"
                + (isRead
                    ? ", state = ?, quality = ?, reader = ?, text = ?, layout = ?, structure = ?"
                    : "")
                + " where reading = ? and number = ?")) {
      if (isRead) {
        Database.bind(
            update,
            version,
            page.state().code(),
            page.quality(),
            page.reader().code(),
            page.text(),
            page.layout().encoded(),
            page.structure().encoded(),
            reading,
            page.number());
      } else {
        Database.bind(update, version, reading, page.number());
      }
      update.executeUpdate();
    }
    new Finishing(connection, reading).revise();
    return true;
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
