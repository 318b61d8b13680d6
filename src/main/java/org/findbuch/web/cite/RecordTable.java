package org.findbuch.web.cite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.findbuch.document.MetadataField;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.web.exchange.CsvFile;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;

/** Records as a table, one a line: every field, then the file and the address. */
public final class RecordTable {
  /** Fields of the record in the order of the columns. */
  private static final List<MetadataField> COLUMNS =
      Arrays.stream(MetadataField.values())
          .filter(field -> field.place() != MetadataField.Place.RECORD)
          .toList();

  private RecordTable() {}

  public static byte[] of(List<Cited> list, Exchange exchange) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(head(exchange.texts()));
    list.forEach(cited -> lines.add(line(cited, exchange.origin())));
    return new CsvFile(lines).bytes();
  }

  private static List<String> head(PageTexts texts) {
    List<String> head = new ArrayList<>();
    for (MetadataField field : COLUMNS) {
      boolean isFact = field.place() == MetadataField.Place.FACT;
      head.add(texts.say((isFact ? "document." : "field.") + field.code()));
    }
    head.addAll(List.of(texts.say("list.format"), texts.say("list.bytes")));
    head.addAll(List.of(texts.say("list.pages"), texts.say("list.address")));
    return head;
  }

  private static List<String> line(Cited cited, String origin) {
    List<String> line = new ArrayList<>();
    for (MetadataField field : COLUMNS) {
      line.add(Objects.requireNonNullElse(cited.document().cited(field), ""));
    }
    OriginalView newest = cited.document().newest();
    line.add(newest.formatLabel());
    line.add(String.valueOf(newest.bytes()));
    line.add(String.valueOf(cited.document().pages().total()));
    line.add(origin + cited.reading());
    return line;
  }
}
