package org.findbuch.cli.add;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.findbuch.cli.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataTableTest {
  @TempDir Path folder;

  @Test
  void a_row_can_name_the_day_that_publishes_a_file_and_all_that_is_packed_in_it()
      throws IOException {
    MetadataTable table = read("file,embargo_until", "a.pdf,2090-01-31", "b.zip,2090-02-01", "c,");
    assertThat(table.embargo(folder.resolve("a.pdf"))).contains(LocalDate.of(2090, 1, 31));
    assertThat(table.embargo(folder.resolve("b.zip/x/y.pdf"))).contains(LocalDate.of(2090, 2, 1));
    assertThat(table.embargo(folder.resolve("c"))).isEmpty();
    assertThat(table.embargo(folder.resolve("d.pdf"))).isEmpty();
  }

  @Test
  void dates_and_days_are_taken_as_spreadsheets_write_them() throws IOException {
    MetadataTable table = read("file,date,embargo_until", "a.pdf,17.08.2024,31.01.2090");
    assertThat(table.row(folder.resolve("a.pdf")).orElseThrow())
        .isInstanceOfSatisfying(
            MetadataTable.Row.Said.class,
            said -> assertThat(said.metadata().date()).hasToString("2024-08-17"));
    assertThat(table.embargo(folder.resolve("a.pdf"))).contains(LocalDate.of(2090, 1, 31));
  }

  @Test
  void a_day_that_is_none_is_named_with_its_line() throws IOException {
    MetadataTable table = read("file,embargo_until", "a.pdf,morgen");
    assertThat(table.row(folder.resolve("a.pdf")).orElseThrow())
        .isInstanceOfSatisfying(
            MetadataTable.Row.Wrong.class,
            wrong ->
                assertThat(wrong.sentence())
                    .contains("2", "embargo_until", "morgen", "2030-01-31"));
  }

  private MetadataTable read(String... lines) throws IOException {
    Path csv = Files.writeString(folder.resolve("m.csv"), String.join("\n", lines));
    return MetadataTable.read(csv, new Messages("de"));
  }
}
