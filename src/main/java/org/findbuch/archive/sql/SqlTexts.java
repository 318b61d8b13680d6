package org.findbuch.archive.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.archive.store.DamagedStoreException;
import org.findbuch.archive.store.DerivedFile;
import org.findbuch.archive.store.PageHead;
import org.findbuch.archive.store.Reading;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.archive.store.TextMirror;
import org.findbuch.archive.store.Texts;
import org.findbuch.document.DocumentOutline;
import org.findbuch.document.Fault;
import org.findbuch.document.Found;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Sha256;
import org.findbuch.sqlite.SqlSchema;
import org.jspecify.annotations.Nullable;

/** Page texts in one SQLite file. */
record SqlTexts(Path file, Slot slot, RecordCodec records) implements Texts {
  private static final SqlSchema SCHEMA = new SqlSchema("texts", 6);

  /** The reading of a file that is seen. */
  private static final String SEEN =
      "(select number from readings where sha256 = ? and finished = 1)";

  /** Opens the file, or makes a new one; a damaged one is set aside. */
  public static SqlTexts open(Path file, RecordCodec records) throws IOException {
    try {
      return new SqlTexts(file, Slot.open(file, SCHEMA), records);
    } catch (DamagedStoreException damaged) {
      Slot.setAside(file);
      return new SqlTexts(file, Slot.open(file, SCHEMA), records);
    }
  }

  @Override
  public Unfinished begin(Sha256 sha256, int extraction) throws IOException {
    return slot.write(
        connection -> {
          Optional<Unfinished> left = unfinished(connection, sha256, extraction);
          return left.isPresent() ? left.get() : insert(connection, sha256, extraction);
        });
  }

  private static Optional<Unfinished> unfinished(
      Connection connection, Sha256 sha256, int extraction) throws SQLException, IOException {
    Optional<Unfinished> same = Optional.empty();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select number, extraction, cut_short, (select coalesce(max(p.number), 0) from pages p"
                + " where p.reading = readings.number) as last"
                + " from readings where sha256 = ? and finished = 0")) {
      select.setString(1, sha256.hex());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long number = row.getLong("number");
          if (row.getInt("extraction") == extraction) {
            Fault missed = Rows.fault(row.getString("cut_short"));
            same = Optional.of(new Unfinished(number, row.getInt("last"), missed));
          } else {
            new Finishing(connection, number).delete();
          }
        }
      }
    }
    return same;
  }

  private Unfinished insert(Connection connection, Sha256 sha256, int extraction)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into readings (sha256, extraction, finished, found, pages_text,"
                + " pages_ocr, pages_garbled, pages_blank, pages_unread)"
                + " values (?, ?, 0, ?, 0, 0, 0, 0, 0) returning number")) {
      Database.bind(insert, sha256.hex(), extraction, records.write(Found.NOTHING));
      try (ResultSet row = insert.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("no number for a new reading");
        }
        return new Unfinished(row.getLong(1), 0, null);
      }
    }
  }

  @Override
  public void miss(long reading, Fault why) throws IOException {
    slot.change(connection -> new Finishing(connection, reading).go("cut_short = ?", why.code()));
  }

  @Override
  public void add(long reading, List<Page> pages) throws IOException {
    slot.change(
        connection -> {
          new Finishing(connection, reading).go("finished = 0");
          PageRows.insert(connection, reading, pages);
        });
  }

  @Override
  public void finish(long reading, Found found, @Nullable Fault cutShort) throws IOException {
    slot.change(
        connection -> {
          Finishing finishing = new Finishing(connection, reading);
          finishing.finish(records.write(found), found.outline(), null, cutShort);
        });
  }

  @Override
  public void fail(long reading, Fault fault) throws IOException {
    slot.change(
        connection -> {
          Finishing finishing = new Finishing(connection, reading);
          finishing.deletePages();
          finishing.finish(records.write(Found.NOTHING), DocumentOutline.NONE, fault, null);
        });
  }

  @Override
  public void found(Sha256 sha256, Found found) throws IOException {
    slot.change(connection -> Finishing.found(connection, sha256, records.write(found)));
  }

  @Override
  public void discard(long reading) throws IOException {
    slot.change(connection -> new Finishing(connection, reading).delete());
  }

  @Override
  public void sweep(Wanted wanted) throws IOException {
    slot.write(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      "select number, sha256 from readings where finished = 0")) {
            while (row.next()) {
              if (!wanted.test(new Sha256(row.getString(2)))) {
                new Finishing(connection, row.getLong(1)).delete();
              }
            }
            return true;
          }
        });
  }

  @Override
  public Optional<Reading> reading(Sha256 sha256) throws IOException {
    return rows(
        "select * from readings where sha256 = ? and finished = 1",
        row -> row.next() ? Optional.of(reading(row)) : Optional.empty(),
        sha256.hex());
  }

  /** Takes what a query finds. */
  @FunctionalInterface
  private interface RowsRead<T> {
    T read(ResultSet rows) throws SQLException, IOException;
  }

  private <T> T rows(String query, RowsRead<T> taken, Object... values) throws IOException {
    return slot.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(query)) {
            Database.bind(select, values);
            try (ResultSet rows = select.executeQuery()) {
              return taken.read(rows);
            }
          }
        });
  }

  private Reading reading(ResultSet row) throws SQLException, IOException {
    Fault cutShort = Rows.fault(row.getString("cut_short"));
    return new Reading(
        row.getLong("number"),
        row.getInt("extraction"),
        records.found(row.getString("found")),
        Rows.coverage(row, cutShort != null),
        Rows.fault(row.getString("fault")),
        cutShort);
  }

  @Override
  public Optional<Page> page(Sha256 sha256, int number) throws IOException {
    return select("reading = " + SEEN + " and number = ?", sha256.hex(), number).stream()
        .findFirst();
  }

  @Override
  public List<Page> pages(long reading, int after, int most) throws IOException {
    return select("reading = ? and number > ? order by number limit ?", reading, after, most);
  }

  private List<Page> select(String condition, Object... values) throws IOException {
    return rows(
        "select number, label, state, quality, reader, text, layout, structure from pages where "
            + condition,
        row -> {
          List<Page> pages = new ArrayList<>();
          while (row.next()) {
            pages.add(PageRows.page(row));
          }
          return pages;
        },
        values);
  }

  @Override
  public List<PageHead> heads(Sha256 sha256) throws IOException {
    return rows(
        "select number, label, state from pages where reading = " + SEEN + " order by number",
        row -> {
          List<PageHead> heads = new ArrayList<>();
          while (row.next()) {
            PageState state = Rows.code(PageState.class, row.getString(3));
            heads.add(new PageHead(row.getInt(1), row.getString(2), state));
          }
          return heads;
        },
        sha256.hex());
  }

  @Override
  public Optional<DocumentOutline> outline(Sha256 sha256) throws IOException {
    return rows(
        "select outline from readings where outline is not null and number = " + SEEN,
        row ->
            row.next() ? Optional.of(DocumentOutline.stored(row.getString(1))) : Optional.empty(),
        sha256.hex());
  }

  @Override
  public List<Integer> unrecognised(Sha256 sha256, int version) throws IOException {
    return rows(
        "select number from pages where reading = "
            + SEEN
            + " and recognised < ? and (recognised > 0 or state in ('unread', 'garbled'))"
            + " order by number",
        row -> {
          List<Integer> numbers = new ArrayList<>();
          while (row.next()) {
            numbers.add(row.getInt(1));
          }
          return numbers;
        },
        sha256.hex(),
        version);
  }

  @Override
  public boolean recognise(Sha256 sha256, int version, Page page) throws IOException {
    return slot.write(connection -> new Recognising(connection, sha256, version).take(page));
  }

  @Override
  public void recogniseAgain(Sha256 sha256) throws IOException {
    slot.change(connection -> new Recognising(connection, sha256, 0).forget());
  }

  @Override
  public boolean isWhole(Reading reading) throws IOException {
    return rows(
        "select count(*) from pages where reading = ?",
        row -> row.next() && row.getLong(1) == reading.coverage().pages(),
        reading.number());
  }

  @Override
  public void erase(Sha256 sha256) throws IOException {
    slot.change(
        connection -> {
          String all = "(select number from readings where sha256 = ?)";
          try (PreparedStatement pages =
                  connection.prepareStatement("delete from pages where reading in " + all);
              PreparedStatement readings =
                  connection.prepareStatement("delete from readings where sha256 = ?")) {
            pages.setString(1, sha256.hex());
            pages.executeUpdate();
            readings.setString(1, sha256.hex());
            readings.executeUpdate();
          }
        });
    slot.use(
        database -> {
          slot.deleteCopies();
          database.emptyLog();
          return true;
        });
  }

  @Override
  public boolean isEmpty() throws IOException {
    return rows("select 1 from readings limit 1", row -> !row.next());
  }

  @Override
  public DerivedFile derived() {
    return slot;
  }

  @Override
  public TextMirror mirror(Path target) throws IOException {
    return SqlTextMirror.open(file, target, SCHEMA, slot);
  }

  @Override
  public void restoreFrom(Path copy) throws IOException {
    slot.restoreFrom(copy);
  }

  @Override
  public void close() throws IOException {
    slot.close();
  }
}
