package org.findbuch.archive.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Structure;

/** Pages of readings, inside a transaction. */
final class PageRows {
  private PageRows() {}

  static void insert(Connection connection, long reading, List<Page> pages) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into pages (reading, number, label, state, quality, reader, text, layout,"
                + " structure) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (Page page : pages) {
        Database.bind(
            insert,
            reading,
            page.number(),
            page.label(),
            page.state().code(),
            page.quality(),
            page.reader().code(),
            page.text(),
            page.layout().encoded(),
            page.structure().encoded());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static Page page(ResultSet row) throws SQLException, IOException {
    return new Page(
        row.getInt("number"),
        row.getString("label"),
        Rows.code(PageState.class, row.getString("state")),
        row.getInt("quality"),
        Rows.code(ReadBy.class, row.getString("reader")),
        row.getString("text"),
        Layout.stored(row.getBytes("layout")),
        Structure.stored(row.getBytes("structure")));
  }
}
