package org.findbuch.archive.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.Catalogue.Candidates;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.archive.store.DerivedFile;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.Intent;
import org.findbuch.archive.store.Item;
import org.findbuch.archive.store.Reading;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.archive.store.Snapshot;
import org.findbuch.archive.store.Totals;
import org.findbuch.document.Access;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fingerprint;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Sha256;
import org.findbuch.document.Twin;
import org.findbuch.sqlite.SqlSchema;
import org.jspecify.annotations.Nullable;

/** The catalogue in one SQLite file. */
final class SqlCatalogue implements Catalogue {
  private static final SqlSchema SCHEMA = new SqlSchema("catalogue", 6);

  private final RecordCodec records;
  private final Slot slot;
  private final Listing listing;
  private final CollectionCache tree;

  private SqlCatalogue(RecordCodec records, Slot slot) {
    this.records = records;
    this.slot = slot;
    this.listing = new Listing(slot, records);
    this.tree = new CollectionCache(listing);
  }

  /** Opens the file, or makes a new one. */
  public static SqlCatalogue open(Path file, RecordCodec records) throws IOException {
    return new SqlCatalogue(records, Slot.open(file, SCHEMA));
  }

  /** A catalogue whose file cannot be opened. All it can do is {@link #rebuild}. */
  public static SqlCatalogue unopened(Path file, RecordCodec records) {
    return new SqlCatalogue(records, Slot.unopened(file, SCHEMA));
  }

  @Override
  public Optional<Holding> find(DocumentId id) throws IOException {
    return Optional.ofNullable(find(List.of(id)).get(id));
  }

  @Override
  public Optional<Holding> find(DocumentId id, Access access) throws IOException {
    return access == Access.STAFF ? find(id) : listing.shown(id);
  }

  @Override
  public Map<DocumentId, Holding> find(Collection<DocumentId> ids) throws IOException {
    return listing.find(ids);
  }

  @Override
  public Optional<Holding> holder(Sha256 sha256) throws IOException {
    return listing.holders(sha256).stream().findFirst();
  }

  @Override
  public List<Holding> list(DocumentFilter filter, int page, int size) throws IOException {
    return listing.list(filter, page, size);
  }

  @Override
  public long count(DocumentFilter filter) throws IOException {
    return listing.count(filter);
  }

  @Override
  public List<Holding> after(DocumentFilter filter, @Nullable DocumentId last, int most)
      throws IOException {
    return listing.after(filter, last, most);
  }

  @Override
  public List<Holding> pointing(String target, int most) throws IOException {
    return listing.pointing(target, most);
  }

  @Override
  public Totals totals() throws IOException {
    return slot.read(Counting::totals);
  }

  @Override
  public List<org.findbuch.document.Collection> collections() throws IOException {
    return listing.collections("order by title, id");
  }

  @Override
  public Optional<org.findbuch.document.Collection> collection(CollectionId id) throws IOException {
    return tree.find(id);
  }

  @Override
  public void intend(Intent intent) throws IOException {
    slot.change(connection -> new Settling(connection, records).intend(intent));
  }

  @Override
  public void settle(Intent intent) throws IOException {
    if (intent.erases()) {
      // Before the intent goes: after a crash it is carried out again.
      slot.deleteCopies();
    }
    slot.change(connection -> new Settling(connection, records).settle(intent));
    if (intent.item() instanceof Item.OfCollection) {
      tree.changed();
    }
  }

  @Override
  public List<ChangeRow> changes(long after, int most) throws IOException {
    return slot.read(connection -> new ChangeLog(connection, records).after(after, most));
  }

  @Override
  public List<ChangeRow> changes(DocumentId id, int most) throws IOException {
    return slot.read(connection -> new ChangeLog(connection, records).of(id, most));
  }

  @Override
  public List<ChangeRow> changes(CollectionId id, int most) throws IOException {
    return slot.read(connection -> new ChangeLog(connection, records).of(id, most));
  }

  @Override
  public long lastChange() throws IOException {
    return slot.read(connection -> new ChangeLog(connection, records).last());
  }

  @Override
  public void drop(Intent intent) throws IOException {
    slot.change(connection -> new Settling(connection, records).drop(intent));
  }

  @Override
  public List<Intent> intents() throws IOException {
    return listing.intents();
  }

  @Override
  public List<Holding> next(Lane lane, int most, Set<DocumentId> except) throws IOException {
    return listing.next(lane, most, except);
  }

  @Override
  public boolean read(DocumentId id, Sha256 sha256, Reading reading, Collection<Lane> later)
      throws IOException {
    return slot.write(
        connection -> new Queueing(connection, records).read(id, sha256, reading, later));
  }

  @Override
  public boolean isUnrecognised(DocumentId id) throws IOException {
    return slot.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select 1 from documents where id = ? and " + LaneRows.UNRECOGNISED)) {
            select.setString(1, id.value());
            try (ResultSet row = select.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  @Override
  public boolean recount(DocumentId id, Sha256 sha256, Reading reading) throws IOException {
    return slot.write(connection -> new Queueing(connection, records).take(id, sha256, reading));
  }

  @Override
  public boolean done(Lane lane, DocumentId id, Sha256 sha256) throws IOException {
    return slot.write(connection -> new Queueing(connection, records).done(lane, id, sha256));
  }

  @Override
  public Candidates alike(Lane lane, DocumentId id, Sha256 sha256, Fingerprint print)
      throws IOException {
    return slot.write(
        connection -> new Queueing(connection, records).alike(lane, id, sha256, print));
  }

  @Override
  public boolean compared(
      Lane lane, DocumentId id, Sha256 sha256, List<DocumentId> before, List<Twin> found)
      throws IOException {
    return slot.write(
        connection -> new Queueing(connection, records).compared(lane, id, sha256, before, found));
  }

  @Override
  public Map<DocumentId, List<Twin>> twins(Collection<DocumentId> ids) throws IOException {
    return slot.read(connection -> new TwinRows(connection).of(ids));
  }

  @Override
  public List<Holding> unindexed(int most) throws IOException {
    return listing.unindexed(most);
  }

  @Override
  public Set<DocumentId> waiting(Collection<DocumentId> ids) throws IOException {
    return listing.waiting(ids);
  }

  @Override
  public void indexed(Map<DocumentId, Long> stamps) throws IOException {
    slot.change(connection -> new Queueing(connection, records).indexed(stamps));
  }

  @Override
  public void await(Lane lane, Collection<DocumentId> ids) throws IOException {
    slot.change(connection -> new LaneRows(connection).await(lane, ids));
  }

  @Override
  public void redo(Lane lane, Collection<DocumentId> ids) throws IOException {
    slot.change(connection -> new LaneRows(connection).redo(lane, ids));
  }

  @Override
  public long redoOlder(Lane lane) throws IOException {
    return slot.write(connection -> new LaneRows(connection).redoOlder(lane));
  }

  @Override
  public void scrub() throws IOException {
    slot.use(
        database -> {
          database.emptyLog();
          return true;
        });
  }

  @Override
  public DerivedFile derived() {
    return slot;
  }

  @Override
  public Map<DocumentId, Long> versions() throws IOException {
    return listing.versions();
  }

  @Override
  public Snapshot snapshot() throws IOException {
    return slot.use(Database::snapshot);
  }

  @Override
  public void restoreFrom(Path copy) throws IOException {
    slot.restoreFrom(copy);
    tree.changed();
  }

  @Override
  public void rebuild(Filling filling) throws IOException {
    Path beside = slot.beside();
    try {
      Database filled = Database.openToFill(beside, SCHEMA);
      try (var empty = new SqlCatalogue(records, Slot.of(beside, SCHEMA, filled))) {
        filling.fill(empty);
        filled.forceAll();
      }
      slot.replaceBy(beside);
      tree.changed();
    } finally {
      Slot.delete(beside);
    }
  }

  @Override
  public void close() throws IOException {
    slot.close();
  }
}
