package org.findbuch.staff.sql;

import java.io.IOException;
import java.sql.ResultSet;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.findbuch.document.DocumentId;
import org.findbuch.staff.Usage;
import org.findbuch.staff.UsageStore;

/** Counts in the desk's file. */
record SqlUsage(DeskFile file) implements UsageStore {
  @Override
  public void add(Map<DocumentMonth, Usage> usage) throws IOException {
    // Counts that a power cut takes are few, and nobody waits for the disk because of them.
    file.together(
        "normal",
        () -> {
          for (Map.Entry<DocumentMonth, Usage> each : usage.entrySet()) {
            file.update(
                "insert into usage (document, month, views, downloads) values (?, ?, ?, ?)"
                    + " on conflict (document, month) do update set"
                    + " views = views + excluded.views,"
                    + " downloads = downloads + excluded.downloads",
                each.getKey().document().value(),
                each.getKey().month().toString(),
                each.getValue().views(),
                each.getValue().downloads());
          }
          return usage.size();
        });
  }

  @Override
  public Usage of(DocumentId document) throws IOException {
    return file.with(
        "select sum(views), sum(downloads) from usage where document = ?",
        statement -> {
          statement.setString(1, document.value());
          try (ResultSet row = statement.executeQuery()) {
            return row.next() ? new Usage(row.getLong(1), row.getLong(2)) : Usage.NONE;
          }
        });
  }

  @Override
  public SortedMap<YearMonth, Usage> months(YearMonth since) throws IOException {
    return file.with(
        "select month, sum(views), sum(downloads) from usage where month >= ? group by month",
        statement -> {
          statement.setString(1, since.toString());
          SortedMap<YearMonth, Usage> months = new TreeMap<>();
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              months.put(
                  YearMonth.parse(row.getString(1)), new Usage(row.getLong(2), row.getLong(3)));
            }
          }
          return months;
        });
  }

  @Override
  public List<Ranked> most(YearMonth since, int most) throws IOException {
    return file.with(
        "select document, sum(views) as v, sum(downloads) as d from usage where month >= ?"
            + " group by document order by v + d desc, document limit ?",
        statement -> {
          statement.setString(1, since.toString());
          statement.setInt(2, most);
          List<Ranked> ranked = new ArrayList<>();
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              ranked.add(
                  new Ranked(
                      new DocumentId(row.getString(1)), new Usage(row.getLong(2), row.getLong(3))));
            }
          }
          return ranked;
        });
  }
}
