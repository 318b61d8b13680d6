package org.findbuch.archive.sql;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.document.Coded;
import org.findbuch.document.Coverage;
import org.findbuch.document.Fault;
import org.findbuch.document.Holding;
import org.findbuch.document.Progress;
import org.findbuch.document.State;
import org.jspecify.annotations.Nullable;

/** Turns rows of {@code documents} into holdings. */
record Rows(RecordCodec records) {
  static final String COLUMNS =
      "record, state, fault, found, pages_text, pages_ocr, pages_garbled, pages_blank,"
          + " pages_unread, truncated, stamp";

  List<Holding> all(PreparedStatement statement) throws SQLException, IOException {
    try (ResultSet row = statement.executeQuery()) {
      List<Holding> holdings = new ArrayList<>();
      while (row.next()) {
        holdings.add(holding(row));
      }
      return holdings;
    }
  }

  private Holding holding(ResultSet row) throws SQLException, IOException {
    return new Holding(
        records.document(row.getString("record")),
        progress(row.getString("state"), row.getString("fault")),
        records.found(row.getString("found")),
        coverage(row, row.getInt("truncated") == 1),
        row.getLong("stamp"));
  }

  static Coverage coverage(ResultSet row, boolean truncated) throws SQLException {
    return new Coverage(
        row.getInt("pages_text"),
        row.getInt("pages_ocr"),
        row.getInt("pages_garbled"),
        row.getInt("pages_blank"),
        row.getInt("pages_unread"),
        truncated);
  }

  private static Progress progress(String state, @Nullable String fault) throws IOException {
    return switch (code(State.class, state)) {
      case RECEIVED -> new Progress.Received();
      case SEARCHABLE -> new Progress.Searchable();
      case UNREADABLE -> new Progress.Unreadable(unreadable(fault));
    };
  }

  private static Fault unreadable(@Nullable String fault) throws IOException {
    if (fault == null) {
      throw new IOException("a row says unreadable and not why");
    }
    return code(Fault.class, fault);
  }

  static @Nullable Fault fault(@Nullable String code) throws IOException {
    return code == null ? null : code(Fault.class, code);
  }

  static <E extends Enum<E> & Coded> E code(Class<E> type, String code) throws IOException {
    return Coded.parse(type, code)
        .orElseThrow(() -> new IOException("a row has the unknown word \"" + code + "\""));
  }
}
