package org.findbuch.archive.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.document.Coded;
import org.findbuch.document.Coverage;
import org.findbuch.document.Document;
import org.findbuch.document.Fault;
import org.findbuch.document.Found;
import org.findbuch.document.Holding;
import org.findbuch.document.Progress;
import org.findbuch.document.State;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of {@code documents} into holdings. Records that were read lately are kept by their
 * text, so that nothing has to be told when one changes: whoever turns the pages of a document, or
 * has their pictures, asks for the same record each time, and to parse it takes ten times as long
 * as to find it.
 */
final class Rows {
  static final String COLUMNS =
      "record, state, fault, found, pages_text, pages_ocr, pages_garbled, pages_blank,"
          + " pages_unread, truncated, stamp";

  /** Letters of the texts that are kept. */
  private static final int MOST_LETTERS = 4_000_000;

  private final RecordCodec records;
  private final Cache<Stored, Parsed> lately =
      Caffeine.newBuilder()
          .maximumWeight(MOST_LETTERS)
          .weigher((Stored stored, Parsed _) -> stored.letters())
          .executor(Runnable::run)
          .build();

  Rows(RecordCodec records) {
    this.records = records;
  }

  private record Stored(String record, String found) {
    int letters() {
      return record.length() + found.length();
    }
  }

  private record Parsed(Document document, Found found) {}

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
    Parsed parsed = parsed(new Stored(row.getString("record"), row.getString("found")));
    return new Holding(
        parsed.document(),
        progress(row.getString("state"), row.getString("fault")),
        parsed.found(),
        coverage(row, row.getInt("truncated") == 1),
        row.getLong("stamp"));
  }

  private Parsed parsed(Stored stored) throws IOException {
    Parsed before = lately.getIfPresent(stored);
    if (before != null) {
      return before;
    }
    Parsed parsed = new Parsed(records.document(stored.record()), records.found(stored.found()));
    lately.put(stored, parsed);
    return parsed;
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
