package org.findbuch.archive.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.findbuch.document.DocumentOutline;
import org.findbuch.document.Fault;
import org.findbuch.document.Sha256;
import org.jspecify.annotations.Nullable;

/** The end of one reading, inside a transaction. */
record Finishing(Connection connection, long reading) {
  private static final String OLDER =
      "(select r.number from readings r join readings mine on r.sha256 = mine.sha256"
          + " where mine.number = ? and r.finished = 1 and r.number <> mine.number)";

  private static final String BEFORE =
      " from pages o where o.reading in " + OLDER + " and o.number = pages.number";

  /** Of pages that were recognised: there is nothing more to find on them. */
  private static final String SEEN = "('ocr', 'blank', 'text')";

  /**
   * Makes the reading the one that is seen, and deletes the one before. Text that was recognised on
   * its pages is kept: to read a picture takes seconds.
   */
  void finish(
      String found, DocumentOutline outline, @Nullable Fault fault, @Nullable Fault cutShort)
      throws SQLException {
    keep("state, quality, reader, text, layout, structure, recognised", "state in " + SEEN);
    keep("recognised", "state not in " + SEEN);
    update("delete from pages where reading in " + OLDER);
    update("delete from readings where number in " + OLDER);
    update("update readings set finished = 1, " + counts() + " where number = ?");
    try (PreparedStatement update =
        connection.prepareStatement(
            "update readings set found = ?, outline = ?, fault = ?, cut_short = ?"
                + " where number = ?")) {
      update.setString(1, found);
      update.setString(2, outline.stored());
      update.setString(3, fault == null ? null : fault.code());
      update.setString(4, cutShort == null ? null : cutShort.code());
      update.setLong(5, reading);
      expectOne(update);
    }
  }

  /** Says anew what is found in a file whose reading is seen. */
  static void found(Connection connection, Sha256 file, String found) throws SQLException {
    Database.update(
        connection,
        "update readings set found = ?, revision = revision + 1"
            + " where sha256 = ? and finished = 1",
        found,
        file.hex());
  }

  private void keep(String columns, String where) throws SQLException {
    String old = "o." + columns.replace(", ", ", o.");
    try (PreparedStatement update =
        connection.prepareStatement(
            "update pages set ("
                + (columns + ") = (select " + old + BEFORE)
                + ") where reading = ? and state in ('unread', 'garbled') and exists (select 1"
                + (BEFORE + " and o.recognised > 0 and o." + where + ")"))) {
      Database.bind(update, reading, reading, reading);
      update.executeUpdate();
    }
  }

  /** Something on the pages of a finished reading has changed; it may have headings now. */
  void revise() throws SQLException {
    update(
        "update readings set revision = revision + 1, outline = nullif(outline, ''), "
            + counts()
            + " where number = ?");
  }

  /** Goes on with the reading, if nobody has deleted it. */
  void go(String change, Object... values) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update readings set " + change + " where finished = 0 and number = " + reading)) {
      Database.bind(update, values);
      expectOne(update);
    }
  }

  private void expectOne(PreparedStatement update) throws SQLException {
    if (update.executeUpdate() != 1) {
      throw new SQLException("reading " + reading + " is gone: its file was erased");
    }
  }

  void delete() throws SQLException {
    deletePages();
    update("delete from readings where number = ?");
  }

  void deletePages() throws SQLException {
    update("delete from pages where reading = ?");
  }

  private static String counts() {
    StringBuilder counts = new StringBuilder();
    for (String state : new String[] {"text", "ocr", "garbled", "blank", "unread"}) {
      counts
          .append(counts.isEmpty() ? "" : ", ")
          .append("pages_" + state + " = (select count(*) from pages")
          .append(" where reading = readings.number and state = '" + state + "')");
    }
    return counts.toString();
  }

  private void update(String command) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(command)) {
      update.setLong(1, reading);
      update.executeUpdate();
    }
  }
}
