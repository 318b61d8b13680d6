package org.findbuch.archive.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.findbuch.archive.Catalogue;
import org.findbuch.archive.DocumentFilter;
import org.findbuch.archive.Intent;
import org.findbuch.archive.Item;
import org.findbuch.archive.Reading;
import org.findbuch.archive.RecordCodec;
import org.findbuch.archive.Totals;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.PageState;
import org.findbuch.document.Sha256;
import org.jspecify.annotations.Nullable;

/** The catalogue in one SQLite file. */
final class SqlCatalogue implements Catalogue {
  private static final Schema SCHEMA = new Schema("catalogue", 1);
  private static final int BATCH = 500;

  private final Path file;
  private final RecordCodec records;
  private final Rows rows;

  /** Shared by all who use the database, exclusive for whoever replaces it. */
  private final ReadWriteLock replacing = new ReentrantReadWriteLock(true);

  private @Nullable Database database;

  private SqlCatalogue(Path file, RecordCodec records, @Nullable Database database) {
    this.file = file;
    this.records = records;
    this.rows = new Rows(records);
    this.database = database;
  }

  /** Opens the file, or makes a new one. */
  public static SqlCatalogue open(Path file, RecordCodec records) throws IOException {
    return new SqlCatalogue(file, records, Database.open(file, SCHEMA));
  }

  /**
   * A catalogue whose file cannot be opened. All it can do is {@link #rebuild}; the old file then
   * stays beside the new one, with {@code .broken} at the end of its name.
   */
  public static SqlCatalogue unopened(Path file, RecordCodec records) {
    return new SqlCatalogue(file, records, null);
  }

  @Override
  public Optional<Holding> find(DocumentId id) throws IOException {
    return Optional.ofNullable(find(List.of(id)).get(id));
  }

  @Override
  public Map<DocumentId, Holding> find(Collection<DocumentId> ids) throws IOException {
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

  private Map<DocumentId, Holding> load(List<DocumentId> ids) throws IOException {
    String marks = "?" + ", ?".repeat(ids.size() - 1);
    Map<DocumentId, Holding> loaded = new HashMap<>();
    List<Holding> holdings =
        select(
            "where id in (" + marks + ")", ids.stream().<Object>map(DocumentId::value).toArray());
    holdings.forEach(holding -> loaded.put(holding.id(), holding));
    return loaded;
  }

  @Override
  public Optional<Holding> holder(Sha256 sha256) throws IOException {
    return select("where id in (select document from originals where sha256 = ?)", sha256.hex())
        .stream()
        .findFirst();
  }

  @Override
  public List<Holding> list(DocumentFilter filter, int page, int size) throws IOException {
    Where where = new Where(filter);
    return select(
        where.text() + " order by added desc, id desc limit ? offset ?",
        where.values(size, (page - 1L) * size));
  }

  @Override
  public long count(DocumentFilter filter) throws IOException {
    Where where = new Where(filter);
    return read(
        database ->
            database.read(
                connection -> {
                  try (PreparedStatement select =
                      connection.prepareStatement(
                          "select count(*) from documents " + where.text())) {
                    bind(select, where.values());
                    try (ResultSet row = select.executeQuery()) {
                      return row.next() ? row.getLong(1) : 0L;
                    }
                  }
                }));
  }

  @Override
  public List<Holding> after(DocumentFilter filter, @Nullable DocumentId last, int most)
      throws IOException {
    Where where = new Where(filter);
    return select(
        where.text() + " and id > ? order by id limit ?",
        where.values(last == null ? "" : last.value(), most));
  }

  @Override
  public Totals totals() throws IOException {
    return read(database -> database.read(Counting::totals));
  }

  @Override
  public List<org.findbuch.document.Collection> collections() throws IOException {
    return collections("order by title, id");
  }

  @Override
  public Optional<org.findbuch.document.Collection> collection(CollectionId id) throws IOException {
    return collections("where id = ?", id.value()).stream().findFirst();
  }

  private List<org.findbuch.document.Collection> collections(String clause, Object... values)
      throws IOException {
    return read(
        database ->
            database.read(
                connection -> {
                  try (PreparedStatement select =
                      connection.prepareStatement("select record from collections " + clause)) {
                    bind(select, values);
                    List<org.findbuch.document.Collection> found = new ArrayList<>();
                    try (ResultSet row = select.executeQuery()) {
                      while (row.next()) {
                        found.add(records.collection(row.getString(1)));
                      }
                    }
                    return found;
                  }
                }));
  }

  @Override
  public void intend(Intent intent) throws IOException {
    write(connection -> new Settling(connection, records).intend(intent));
  }

  @Override
  public void settle(Intent intent) throws IOException {
    write(connection -> new Settling(connection, records).settle(intent));
  }

  @Override
  public void drop(Intent intent) throws IOException {
    write(connection -> new Settling(connection, records).drop(intent));
  }

  @Override
  public List<Intent> intents() throws IOException {
    return read(
        database ->
            database.read(
                connection -> {
                  try (PreparedStatement select =
                          connection.prepareStatement("select type, is_new, record from intents");
                      ResultSet row = select.executeQuery()) {
                    List<Intent> intents = new ArrayList<>();
                    while (row.next()) {
                      intents.add(intent(row.getString(1), row.getInt(2) == 1, row.getString(3)));
                    }
                    return intents;
                  }
                }));
  }

  private Intent intent(String type, boolean isNew, String record) throws IOException {
    return new Intent(
        type.equals("document")
            ? new Item.OfDocument(records.document(record))
            : new Item.OfCollection(records.collection(record)),
        isNew);
  }

  @Override
  public List<Holding> unread(int most, Set<DocumentId> except) throws IOException {
    return select("where unread = 1 order by added, id limit ?", (long) most + except.size())
        .stream()
        .filter(holding -> !except.contains(holding.id()))
        .limit(most)
        .toList();
  }

  @Override
  public boolean read(DocumentId id, Sha256 sha256, Reading reading) throws IOException {
    return writing(connection -> new Queueing(connection, records).read(id, sha256, reading));
  }

  @Override
  public List<Holding> unindexed(int most) throws IOException {
    return select(
        "where stamp <> indexed_stamp and (unread = 0 or indexed_stamp <> 0)"
            + " order by stamped, id limit ?",
        most);
  }

  @Override
  public boolean isAnyWaiting(Collection<DocumentId> ids) throws IOException {
    return read(
        database ->
            database.read(
                connection -> {
                  try (PreparedStatement query =
                      connection.prepareStatement(
                          "select 1 from documents"
                              + " where id = ? and (unread = 1 or stamp <> indexed_stamp)")) {
                    for (DocumentId id : ids) {
                      query.setString(1, id.value());
                      try (ResultSet row = query.executeQuery()) {
                        if (row.next()) {
                          return true;
                        }
                      }
                    }
                    return false;
                  }
                }));
  }

  @Override
  public void indexed(Map<DocumentId, Long> stamps) throws IOException {
    write(connection -> new Queueing(connection, records).indexed(stamps));
  }

  @Override
  public void reread(Collection<DocumentId> ids) throws IOException {
    write(connection -> new Queueing(connection, records).reread(ids));
  }

  @Override
  public long rereadOlder(int extraction) throws IOException {
    return writing(connection -> new Queueing(connection, records).rereadOlder(extraction));
  }

  @Override
  public long rereadPages(PageState state) throws IOException {
    return writing(connection -> new Queueing(connection, records).rereadPages(state));
  }

  @Override
  public void reindexAll() throws IOException {
    write(connection -> new Queueing(connection, records).reindexAll());
  }

  @Override
  public void scrub() throws IOException {
    read(
        database -> {
          database.emptyLog();
          return true;
        });
  }

  @Override
  public void copyTo(Path target) throws IOException {
    read(
        database -> {
          database.copyTo(target);
          return true;
        });
  }

  @Override
  public void rebuild(Filling filling) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    delete(beside);
    try {
      Database filled = Database.openToFill(beside, SCHEMA);
      try (SqlCatalogue empty = new SqlCatalogue(beside, records, filled)) {
        filling.fill(empty);
        filled.forceAll();
      }
      replaceBy(beside);
    } finally {
      delete(beside);
    }
  }

  private void replaceBy(Path beside) throws IOException {
    Lock exclusive = replacing.writeLock();
    exclusive.lock();
    try {
      if (database == null) {
        setAside();
      } else {
        // Closing empties and deletes the log; a log left behind would be taken for the new file's.
        database.emptyLog();
        database.close();
        delete(suffixed(file, "-wal"));
        delete(suffixed(file, "-shm"));
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Database.force(file.toAbsolutePath().resolveSibling("."));
      database = Database.open(file, SCHEMA);
    } finally {
      exclusive.unlock();
    }
  }

  private void setAside() throws IOException {
    for (String suffix : List.of("-wal", "-shm", "")) {
      Path part = suffixed(file, suffix);
      if (Files.exists(part)) {
        Files.move(part, suffixed(file, ".broken" + suffix), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void delete(Path file) throws IOException {
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(suffixed(file, suffix));
    }
  }

  private static Path suffixed(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private List<Holding> select(String clause, Object... values) throws IOException {
    return read(
        database ->
            database.read(
                connection -> {
                  try (PreparedStatement select =
                      connection.prepareStatement(
                          "select " + Rows.COLUMNS + " from documents " + clause)) {
                    bind(select, values);
                    return rows.all(select);
                  }
                }));
  }

  static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  /** Something done with the database while it is not being replaced. */
  private interface Use<T extends @Nullable Object> {
    T with(Database database) throws IOException;
  }

  private interface Change {
    void on(Connection connection) throws SQLException, IOException;
  }

  private void write(Change change) throws IOException {
    writing(
        connection -> {
          change.on(connection);
          return true;
        });
  }

  private <T> T writing(Database.Work<T> work) throws IOException {
    return read(database -> database.write(work));
  }

  private <T extends @Nullable Object> T read(Use<T> use) throws IOException {
    Lock shared = replacing.readLock();
    shared.lock();
    try {
      if (database == null) {
        throw new IOException(file.getFileName() + " has to be rebuilt first");
      }
      return use.with(database);
    } finally {
      shared.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    Lock exclusive = replacing.writeLock();
    exclusive.lock();
    try {
      if (database != null) {
        database.close();
      }
    } finally {
      exclusive.unlock();
    }
  }
}
