package org.findbuch.cli.add;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.Messages;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.TypedDate;
import org.findbuch.document.WrongValueException;

/**
 * The CSV of {@code --metadata}: a header, one row a file. Cells are set apart by commas or, as
 * German spreadsheets write it, by semicolons; several values in a cell by semicolons.
 */
final class MetadataTable {
  private static final String FILE = "file";
  private static final String EMBARGO_UNTIL = "embargo_until";

  private final Map<Path, Row> rows = new LinkedHashMap<>();
  private final Map<Path, LocalDate> embargoes = new HashMap<>();

  private MetadataTable() {}

  /** What a row says, or the sentence that says what is wrong with it. */
  sealed interface Row {
    int line();

    record Said(int line, Metadata metadata) implements Row {}

    record Wrong(int line, String sentence) implements Row {}
  }

  static MetadataTable none() {
    return new MetadataTable();
  }

  /** Reads a table; a wrong row is kept as such and does not stop the others. */
  static MetadataTable read(Path csv, Messages say) throws IOException {
    String text = text(csv);
    MetadataTable table = new MetadataTable();
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .setDelimiter(delimiter(text))
            .get();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      checkHeader(parser.getHeaderNames(), csv);
      long before = parser.getCurrentLineNumber();
      for (CSVRecord row : parser) {
        // Line 1 is the header; a record begins on the line after the one before it.
        int line = (int) before + 1;
        before = parser.getCurrentLineNumber();
        Path file = csv.resolveSibling(value(row, FILE)).normalize();
        table.rows.put(file, table.read(row, file, line, say));
      }
    } catch (IllegalArgumentException | java.io.UncheckedIOException broken) {
      throw CommandException.failed(
          "csv.broken", csv.toString(), String.valueOf(broken.getMessage()));
    }
    return table;
  }

  Optional<Row> row(Path file) {
    return Optional.ofNullable(rows.get(file.normalize()));
  }

  /** The day that publishes a file, or what it is packed in; a row that names one embargoes it. */
  Optional<LocalDate> embargo(Path file) {
    for (Path at = file.normalize(); at != null; at = at.getParent()) {
      if (rows.containsKey(at)) {
        return Optional.ofNullable(embargoes.get(at));
      }
    }
    return Optional.empty();
  }

  /** Files that the table names, in its order. */
  List<Path> files() {
    return List.copyOf(rows.keySet());
  }

  private static void checkHeader(List<String> names, Path csv) {
    if (!names.contains(FILE)) {
      throw CommandException.failed("csv.nofile", csv.toString());
    }
    List<String> known = MetadataField.IN_WORDS.stream().map(MetadataField::code).toList();
    for (String name : names) {
      if (!Set.of(FILE, EMBARGO_UNTIL).contains(name) && !known.contains(name)) {
        throw CommandException.failed("csv.column", csv.toString(), name, String.join(", ", known));
      }
    }
  }

  private Row read(CSVRecord row, Path file, int line, Messages say) {
    if (!row.isConsistent()) {
      return new Row.Wrong(line, say.text("csv.cells", line, row.size()));
    }
    Metadata.Builder metadata = new Metadata.Builder();
    try {
      for (MetadataField field : MetadataField.IN_WORDS) {
        if (row.isMapped(field.code())) {
          field.set(metadata, values(field, value(row, field.code())));
        }
      }
      String until = row.isMapped(EMBARGO_UNTIL) ? value(row, EMBARGO_UNTIL) : "";
      if (!until.isEmpty()) {
        embargoes.put(file, TypedDate.day(EMBARGO_UNTIL, until));
      }
    } catch (WrongValueException wrong) {
      return new Row.Wrong(line, say.text("csv.row", line, say.wording().wrongValue(wrong)));
    }
    return new Row.Said(line, metadata.build());
  }

  private static String value(CSVRecord row, String name) {
    return row.isSet(name) ? row.get(name) : "";
  }

  private static List<String> values(MetadataField field, String cell) {
    return field.isList() ? Arrays.asList(cell.split(";")) : List.of(cell);
  }

  private static char delimiter(String text) {
    String header = text.lines().findFirst().orElse("");
    return header.indexOf(';') >= 0 && header.indexOf(',') < 0 ? ';' : ',';
  }

  /** UTF-8 with or without a mark; what cannot be that is what older spreadsheets write. */
  private static String text(Path csv) throws IOException {
    byte[] bytes = Files.readAllBytes(csv);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      text = new String(bytes, Charset.forName("windows-1252"));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
