package org.findbuch.archive.sql;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.Intent;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Publication;
import org.findbuch.document.Sha256;
import org.findbuch.document.State;
import org.jspecify.annotations.Nullable;

/** What the catalogue answers. */
record Listing(Slot slot, RecordCodec records, Rows rows) {
  private static final int BATCH = 500;

  Listing(Slot slot, RecordCodec records) {
    this(slot, records, new Rows(records));
  }

  Map<DocumentId, Holding> find(Collection<DocumentId> ids) throws IOException {
    Map<DocumentId, Holding> found = new LinkedHashMap<>();
    List<DocumentId> wanted = List.copyOf(new LinkedHashSet<>(ids));
    for (int from = 0; from < wanted.size(); from += BATCH) {
      List<DocumentId> batch = wanted.subList(from, Math.min(from + BATCH, wanted.size()));
      Map<DocumentId, Holding> loaded = load(batch);
      for (DocumentId id : batch) {
        Holding holding = loaded.get(id);
        if (holding != null) {
          found.put(id, holding);
        }
      }
    }
    return found;
  }

  /** A document that is public, or was taken back; no record of another is read. */
  Optional<Holding> shown(DocumentId id) throws IOException {
    return select(
            "where id = ? and publication in (?, ?, ?)",
            id.value(),
            Publication.PUBLISHED.code(),
            Publication.WITHDRAWN.code(),
            Publication.ERASED.code())
        .stream()
        .findFirst();
  }

  private Map<DocumentId, Holding> load(List<DocumentId> ids) throws IOException {
    String marks = "?" + ", ?".repeat(ids.size() - 1);
    Map<DocumentId, Holding> loaded = new HashMap<>();
    List<Holding> holdings =
        select(
            "where id in (" + marks + ")", ids.stream().<Object>map(DocumentId::value).toArray());
    holdings.forEach(holding -> loaded.put(holding.id(), holding));
    return loaded;
  }

  List<Holding> holders(Sha256 sha256) throws IOException {
    return select("where id in (select document from originals where sha256 = ?)", sha256.hex());
  }

  List<Holding> pointing(String target, int most) throws IOException {
    return select(
        "where id in (select document from pointers where target = ?) order by added, id limit ?",
        target,
        most);
  }

  List<Holding> list(DocumentFilter filter, int page, int size) throws IOException {
    Where where = new Where(filter);
    return select(
        where.text() + " order by added desc, id desc limit ? offset ?",
        where.values(size, (page - 1L) * size));
  }

  long count(DocumentFilter filter) throws IOException {
    Where where = new Where(filter);
    return slot.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("select count(*) from documents " + where.text())) {
            Database.bind(select, where.values());
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? row.getLong(1) : 0L;
            }
          }
        });
  }

  List<Holding> after(DocumentFilter filter, @Nullable DocumentId last, int most)
      throws IOException {
    Where where = new Where(filter);
    return select(
        where.text() + " and id > ? order by id limit ?",
        where.values(last == null ? "" : last.value(), most));
  }

  List<Holding> next(Lane lane, int most, Set<DocumentId> except) throws IOException {
    return select(
            "join lanes on document = id where lane = ? and waiting = 1"
                + " order by lanes.added, document limit ?",
            lane.name(),
            (long) most + except.size())
        .stream()
        .filter(holding -> !except.contains(holding.id()))
        .limit(most)
        .toList();
  }

  List<Holding> unindexed(int most) throws IOException {
    return select(
        "where stamp <> indexed_stamp and (indexed_stamp <> 0 or not "
            + LaneRows.UNREAD
            + ") order by stamped, id limit ?",
        most);
  }

  Map<DocumentId, Long> versions() throws IOException {
    return slot.read(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("select id, version from documents");
              ResultSet row = select.executeQuery()) {
            Map<DocumentId, Long> versions = new HashMap<>();
            while (row.next()) {
              versions.put(new DocumentId(row.getString(1)), row.getLong(2));
            }
            return versions;
          }
        });
  }

  Set<DocumentId> waiting(Collection<DocumentId> ids) throws IOException {
    return slot.read(
        connection -> {
          Set<DocumentId> waiting = new HashSet<>();
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select 1 from documents"
                      + " where id = ? and (stamp <> indexed_stamp or "
                      + LaneRows.UNREAD
                      + ")")) {
            for (DocumentId id : ids) {
              query.setString(1, id.value());
              try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                  waiting.add(id);
                }
              }
            }
            return waiting;
          }
        });
  }

  List<org.findbuch.document.Collection> collections(String order) throws IOException {
    return slot.read(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("select record from collections " + order);
              ResultSet row = select.executeQuery()) {
            List<org.findbuch.document.Collection> found = new ArrayList<>();
            while (row.next()) {
              found.add(records.collection(row.getString(1)));
            }
            return found;
          }
        });
  }

  List<Intent> intents() throws IOException {
    return slot.read(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("select is_new, record from intents");
              ResultSet row = select.executeQuery()) {
            List<Intent> intents = new ArrayList<>();
            while (row.next()) {
              String record = row.getString(2);
              intents.add(
                  new Intent(records.item(record), records.change(record), row.getInt(1) == 1));
            }
            return intents;
          }
        });
  }

  private List<Holding> select(String clause, Object... values) throws IOException {
    return slot.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("select " + Rows.COLUMNS + " from documents " + clause)) {
            Database.bind(select, values);
            return rows.all(select);
          }
        });
  }

  /** A filter as a condition of SQL. */
  private static final class Where {
    private final StringBuilder text = new StringBuilder("where 1 = 1");
    private final List<Object> values = new ArrayList<>();

    Where(DocumentFilter filter) {
      if (filter.access() == Access.PUBLIC) {
        and("publication = ?", Publication.PUBLISHED.code());
      }
      State state = filter.state();
      if (state != null) {
        and("state = ?", state.code());
      }
      Publication publication = filter.publication();
      if (publication != null) {
        and("publication = ?", publication.code());
      }
      var collection = filter.collection();
      if (collection != null) {
        and("collection = ?", collection.value());
      }
    }

    String text() {
      return text.toString();
    }

    /** The values of the condition, and those that follow in the statement. */
    Object[] values(Object... following) {
      List<Object> all = new ArrayList<>(values);
      all.addAll(List.of(following));
      return all.toArray();
    }

    private void and(String condition, Object value) {
      text.append(" and ").append(condition);
      values.add(value);
    }
  }
}
