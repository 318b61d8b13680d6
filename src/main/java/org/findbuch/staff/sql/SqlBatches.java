package org.findbuch.staff.sql;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.findbuch.document.Coded;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Sha256;
import org.findbuch.staff.Batch;
import org.findbuch.staff.BatchFile;
import org.findbuch.staff.Batches;
import org.jspecify.annotations.Nullable;

/** Batches in the desk's file. */
record SqlBatches(DeskFile file) implements Batches {
  private static final String BATCH =
      "select id, who, began, collection, licence, day from batches";
  private static final String FILE =
      "select batch, number, path, bytes, changed, outcome, sha256, document, fault, choice"
          + " from batch_files";

  @Override
  public void add(Batch batch) throws IOException {
    CollectionId collection = batch.defaults().collection();
    DocumentDate date = batch.defaults().date();
    file.update(
        "insert into batches (id, who, began, collection, licence, day) values (?, ?, ?, ?, ?, ?)",
        batch.id(),
        batch.who(),
        batch.began().toEpochMilli(),
        collection == null ? null : collection.value(),
        batch.defaults().licence(),
        date == null ? null : date.text());
  }

  @Override
  public Optional<Batch> find(String id) throws IOException {
    return file.with(
        BATCH + " where id = ?",
        statement -> {
          statement.setString(1, id);
          return batches(statement).stream().findFirst();
        });
  }

  @Override
  public List<Batch> newest(int most) throws IOException {
    return file.with(
        BATCH + " order by began desc, id limit ?",
        statement -> {
          statement.setInt(1, most);
          return batches(statement);
        });
  }

  @Override
  public List<BatchFile> addFiles(String batch, List<BatchFile> files) throws IOException {
    return file.together(
        "full",
        () -> {
          int last =
              file.with(
                  "select max(number) from batch_files where batch = ?",
                  statement -> {
                    statement.setString(1, batch);
                    try (ResultSet row = statement.executeQuery()) {
                      return row.next() ? row.getInt(1) : 0;
                    }
                  });
          List<BatchFile> added = new ArrayList<>();
          for (BatchFile each : files) {
            BatchFile numbered = each.numbered(++last);
            insert(numbered);
            added.add(numbered);
          }
          return added;
        });
  }

  private void insert(BatchFile each) throws IOException {
    file.update(
        "insert into batch_files (path, bytes, changed, outcome, sha256, document, fault, choice,"
            + " batch, number) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        values(each));
  }

  private static @Nullable Object[] values(BatchFile each) {
    Sha256 sha256 = each.sha256();
    DocumentId document = each.document();
    return new @Nullable Object[] {
      each.path(),
      each.bytes(),
      each.changed().toEpochMilli(),
      each.outcome().code(),
      sha256 == null ? null : sha256.hex(),
      document == null ? null : document.value(),
      code(each.fault()),
      code(each.choice()),
      each.batch(),
      each.number()
    };
  }

  private static @Nullable String code(@Nullable Coded word) {
    return word == null ? null : word.code();
  }

  @Override
  public List<BatchFile> files(String batch) throws IOException {
    return file.with(
        FILE + " where batch = ? order by number",
        statement -> {
          statement.setString(1, batch);
          return files(statement);
        });
  }

  @Override
  public Optional<BatchFile> file(String batch, int number) throws IOException {
    return file.with(
        FILE + " where batch = ? and number = ?",
        statement -> {
          statement.setString(1, batch);
          statement.setInt(2, number);
          return files(statement).stream().findFirst();
        });
  }

  @Override
  public void set(BatchFile each) throws IOException {
    file.update(
        "update batch_files set path = ?, bytes = ?, changed = ?, outcome = ?, sha256 = ?,"
            + " document = ?, fault = ?, choice = ? where batch = ? and number = ?",
        values(each));
  }

  @Override
  public void remove(BatchFile each) throws IOException {
    file.update(
        "delete from batch_files where batch = ? and number = ?", each.batch(), each.number());
  }

  @Override
  public List<BatchFile> coming() throws IOException {
    return file.with(
        FILE + " where outcome = ? order by batch, number",
        statement -> {
          statement.setString(1, BatchFile.Outcome.COMING.code());
          return files(statement);
        });
  }

  @Override
  public Map<String, Long> comingByBatch() throws IOException {
    return file.with(
        "select batch, count(*) from batch_files where outcome = ? group by batch",
        statement -> {
          statement.setString(1, BatchFile.Outcome.COMING.code());
          Map<String, Long> counts = new TreeMap<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              counts.put(rows.getString(1), rows.getLong(2));
            }
          }
          return counts;
        });
  }

  @Override
  public void forget(Instant before) throws IOException {
    long millis = before.toEpochMilli();
    file.together(
        "full",
        () -> {
          file.update(
              "delete from batch_files where batch in (select id from batches where began < ?)",
              millis);
          return file.update("delete from batches where began < ?", millis);
        });
  }

  private static List<Batch> batches(PreparedStatement statement) throws SQLException {
    List<Batch> batches = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String collection = row.getString(4);
        String day = row.getString(6);
        batches.add(
            new Batch(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                new Batch.Defaults(
                    collection == null ? null : new CollectionId(collection),
                    row.getString(5),
                    day == null ? null : new DocumentDate(day))));
      }
    }
    return batches;
  }

  private static List<BatchFile> files(PreparedStatement statement)
      throws SQLException, IOException {
    List<BatchFile> files = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String sha256 = row.getString(7);
        String document = row.getString(8);
        String outcome = row.getString(6);
        files.add(
            new BatchFile(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getLong(4),
                Instant.ofEpochMilli(row.getLong(5)),
                Coded.parse(BatchFile.Outcome.class, outcome)
                    .orElseThrow(() -> new IOException("a file has the outcome " + outcome)),
                sha256 == null ? null : new Sha256(sha256),
                document == null ? null : new DocumentId(document),
                parse(Fault.class, row.getString(9)),
                parse(BatchFile.Choice.class, row.getString(10))));
      }
    }
    return files;
  }

  private static <E extends Enum<E> & Coded> @Nullable E parse(
      Class<E> type, @Nullable String code) {
    return code == null ? null : Coded.parse(type, code).orElse(null);
  }
}
