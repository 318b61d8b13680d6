package org.findbuch.archive.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import org.findbuch.archive.store.Totals;
import org.findbuch.archive.store.Totals.Recognisable;
import org.findbuch.archive.store.Totals.Waiting;
import org.findbuch.document.Coverage;
import org.findbuch.document.Publication;
import org.findbuch.document.State;

/** Adds up the whole archive; erased documents count only as erased. */
final class Counting {
  private final Map<State, Long> states = new EnumMap<>(State.class);
  private final Map<State, Long> publicStates = new EnumMap<>(State.class);
  private final Map<Publication, Long> publications = new EnumMap<>(Publication.class);
  private Coverage published = Coverage.NONE;
  private Coverage all = Coverage.NONE;
  private Waiting publicWaiting = Waiting.NOTHING;
  private Waiting waiting = Waiting.NOTHING;
  private Recognisable recognisable = new Recognisable(0, 0);

  private Counting() {}

  static Totals totals(Connection connection) throws SQLException, IOException {
    Counting counting = new Counting();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery(
              "select publication, state, count(*) as documents, sum(pages_text) as pages_text,"
                  + " sum(pages_ocr) as pages_ocr, sum(pages_garbled) as pages_garbled,"
                  + " sum(pages_blank) as pages_blank, sum(pages_unread) as pages_unread,"
                  + " max(truncated) as truncated from documents group by publication, state")) {
        while (row.next()) {
          counting.add(row);
        }
      }
      try (ResultSet row =
          statement.executeQuery(
              "select publication, count(*) as documents, sum(case when indexed_stamp = 0"
                  + " then pages_text + pages_ocr + pages_blank else 0 end) as pages"
                  + " from documents where stamp <> indexed_stamp group by publication")) {
        while (row.next()) {
          counting.addWaiting(row);
        }
      }
      try (ResultSet row =
          statement.executeQuery(
              "select publication, sum(pages_unread + pages_garbled) as pages from documents where "
                  + LaneRows.UNRECOGNISED
                  + " group by publication")) {
        while (row.next()) {
          counting.addRecognisable(row);
        }
      }
    }
    return counting.totals();
  }

  private void addWaiting(ResultSet row) throws SQLException, IOException {
    Waiting more = new Waiting(row.getLong("documents"), row.getLong("pages"));
    waiting = waiting.plus(more);
    if (Rows.code(Publication.class, row.getString("publication")).isPublic()) {
      publicWaiting = publicWaiting.plus(more);
    }
  }

  private void addRecognisable(ResultSet row) throws SQLException, IOException {
    boolean isPublic = Rows.code(Publication.class, row.getString("publication")).isPublic();
    long pages = row.getLong("pages");
    recognisable =
        new Recognisable(
            recognisable.published() + (isPublic ? pages : 0), recognisable.all() + pages);
  }

  private void add(ResultSet row) throws SQLException, IOException {
    Publication publication = Rows.code(Publication.class, row.getString("publication"));
    State state = Rows.code(State.class, row.getString("state"));
    long documents = row.getLong("documents");
    publications.merge(publication, documents, Long::sum);
    if (publication != Publication.ERASED) {
      states.merge(state, documents, Long::sum);
    }
    Coverage pages = Rows.coverage(row, row.getInt("truncated") == 1);
    all = sum(all, pages);
    if (publication.isPublic()) {
      publicStates.merge(state, documents, Long::sum);
      published = sum(published, pages);
    }
  }

  private Totals totals() {
    return new Totals(
        states, publicStates, publications, published, all, publicWaiting, waiting, recognisable);
  }

  private static Coverage sum(Coverage one, Coverage other) {
    return new Coverage(
        one.text() + other.text(),
        one.ocr() + other.ocr(),
        one.garbled() + other.garbled(),
        one.blank() + other.blank(),
        one.unread() + other.unread(),
        one.truncated() || other.truncated());
  }
}
