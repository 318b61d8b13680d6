package org.findbuch.archive.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Lane;

/** Which document waits in which lane, inside a transaction. An erased document is in none. */
record LaneRows(Connection connection) {
  /** Of a row of {@code documents}: there is a file whose text nobody knows yet. */
  static final String UNREAD = waits(Lane.TEXT);

  /** Of a row of {@code documents}: text is still to be recognised on its pages. */
  static final String UNRECOGNISED = waits(Lane.OCR);

  private static String waits(String lane) {
    return "exists (select 1 from lanes where document = id and lane = '"
        + lane
        + "' and waiting = 1)";
  }

  private static final String ENQUEUE =
      "insert into lanes (document, lane, version, waiting, added)"
          + " select id, ?, 0, 1, added from documents where id = ? and publication <> 'erased'"
          + " on conflict (document, lane) do ";

  private static final String NOTHING = "nothing";
  private static final String AGAIN = "update set waiting = 1";

  /** A new file: whatever was done with the one before does not count. */
  void renew(Document document) throws SQLException {
    leave(document);
    update(ENQUEUE + NOTHING, Lane.TEXT, document.id().value());
  }

  void leave(Document document) throws SQLException {
    update("delete from lanes where document = ?", document.id().value());
  }

  void await(Lane lane, Collection<DocumentId> ids) throws SQLException {
    enqueue(lane.name(), ids, NOTHING);
  }

  void redo(Lane lane, Collection<DocumentId> ids) throws SQLException {
    enqueue(lane.name(), ids, AGAIN);
  }

  /** The text of a document is another one now. */
  void compare(DocumentId id) throws SQLException {
    enqueue(Lane.TWINS, List.of(id), AGAIN);
  }

  private void enqueue(String lane, Collection<DocumentId> ids, String otherwise)
      throws SQLException {
    for (DocumentId id : ids) {
      update(ENQUEUE + otherwise, lane, id.value());
    }
  }

  long redoOlder(Lane lane) throws SQLException {
    return update(
        "update lanes set waiting = 1 where lane = ? and version < ? and waiting = 0",
        lane.name(),
        lane.version());
  }

  void done(Lane lane, DocumentId id) throws SQLException {
    update(
        "update lanes set waiting = 0, version = ? where document = ? and lane = ?",
        lane.version(),
        id.value(),
        lane.name());
  }

  private int update(String command, Object... values) throws SQLException {
    return Database.update(connection, command, values);
  }
}
