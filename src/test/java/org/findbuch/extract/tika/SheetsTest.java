package org.findbuch.extract.tika;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SheetsTest {
  private record Shown(double value, String format, String text) {}

  /** The number of a format that has no text of its own, or the text. */
  private static final List<Shown> CELLS =
      List.of(
          new Shown(1234567.5, "#,##0.00\\ \"€\"", "1.234.567,50 €"),
          new Shown(1234567.5, "#,##0.00\\ [$€-407]", "1.234.567,50 €"),
          new Shown(-1234.5, "#,##0.00 \"EUR\";[Red]-#,##0.00 \"EUR\"", "-1.234,50 EUR"),
          new Shown(1234.5, "7", "1.234,50 €"),
          new Shown(
              1234.5,
              "_-* #,##0.00\\ \"€\"_-;\\-* #,##0.00\\ \"€\"_-;_-* \"-\"??\\ \"€\"_-;_-@_-",
              "1.234,50 €"),
          new Shown(1234.5, "44", "1.234,50 €"),
          new Shown(43558, "14", "03.04.2019 (2019-04-03)"),
          new Shown(43558, "dd/mm/yyyy;@", "03.04.2019 (2019-04-03)"),
          new Shown(43558, "d/m/yy", "3.4.19 (2019-04-03)"),
          new Shown(43558, "[$-407]d/\\ mmmm\\ yyyy;@", "3. April 2019 (2019-04-03)"),
          new Shown(
              43558,
              "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
              "Mittwoch, 3. April 2019 (2019-04-03)"),
          new Shown(43558, "[$-407]dddd, d. mmmm yyyy", "Mittwoch, 3. April 2019 (2019-04-03)"),
          new Shown(43558, "yyyy-mm-dd", "2019-04-03"),
          new Shown(43558.75, "22", "03.04.2019 18:00 (2019-04-03)"),
          new Shown(43525, "[$-407]mmm\\ yy;@", "März 19"),
          new Shown(0.75, "h:mm", "18:00"),
          new Shown(0.125, "10", "12,50%"),
          new Shown(0.125, "0.0 %", "12,5 %"),
          new Shown(9876.54, "4", "9.876,54"),
          new Shown(3.14, "General", "3,14"),
          new Shown(1234, "General", "1234"));

  @TempDir Path folder;

  private final List<Page> pages = new ArrayList<>();
  private final List<Fault> missed = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(names = {"XLS", "XLSX"})
  void cells_are_read_as_they_show_themselves_to_a_german(Format format) throws IOException {
    try (Workbook book = format == Format.XLS ? new HSSFWorkbook() : new XSSFWorkbook()) {
      Sheet sheet = book.createSheet("Haushalt");
      for (int row = 0; row < CELLS.size(); row++) {
        style(book, sheet.createRow(row), CELLS.get(row));
      }
      read(book::write, format);
    }
    assertThat(pages.getFirst().text().lines())
        .containsExactlyElementsOf(CELLS.stream().map(Shown::text).toList());
  }

  private static void style(Workbook book, Row row, Shown cell) {
    CellStyle style = book.createCellStyle();
    style.setDataFormat(
        cell.format().matches("\\d+")
            ? Short.parseShort(cell.format())
            : book.createDataFormat().getFormat(cell.format()));
    row.createCell(0).setCellValue(cell.value());
    row.getCell(0).setCellStyle(style);
  }

  @ParameterizedTest
  @EnumSource(names = {"XLS", "XLSX"})
  void headers_have_no_codes_and_the_name_of_their_sheet(Format format) throws IOException {
    try (Workbook book = format == Format.XLS ? new HSSFWorkbook() : new XSSFWorkbook()) {
      Sheet sheet = book.createSheet("Kosten");
      sheet.createRow(0).createCell(0).setCellValue("Miete");
      sheet.getHeader().setLeft("&\"Arial,Fett\"&12Kopf &A");
      sheet.getHeader().setCenter("&KFF0000Rot && Co");
      sheet.getFooter().setRight("Seite &P von &N &D");
      read(book::write, format);
    }
    assertThat(pages.getFirst().text())
        .startsWith("Miete")
        .contains("Kopf Kosten", "Rot & Co", "Seite")
        .doesNotContain("&P", "&K", "Arial", "&D");
  }

  @Test
  void cells_of_open_documents_are_read_as_they_show_themselves_to_a_german() throws IOException {
    String cells =
        cell("office:value-type='currency' office:value='1234567.5'", "1.234.567,50 €")
            + cell("office:value-type='currency' office:value='1234567.5'", "1,234,567.50 €")
            + cell("office:value-type='float' office:value='3.14'", "3.14")
            + cell("office:value-type='float' office:value='1234'", "1.234")
            + cell("office:value-type='percentage' office:value='0.125'", "12.50%")
            + cell("office:value-type='date' office:date-value='2019-04-03'", "03.04.19")
            + cell("office:value-type='date' office:date-value='2019-04-03'", "04/03/19")
            + cell("office:value-type='date' office:date-value='2019-04-03'", "3. April 2019")
            + cell("office:value-type='string'", "1.5");
    String ns = "urn:oasis:names:tc:opendocument:xmlns:";
    read(
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("content.xml"));
            String content =
                "<o:d xmlns:o='u' xmlns:office='"
                    + (ns + "office:1.0' xmlns:text='")
                    + (ns + "text:1.0' xmlns:table='")
                    + (ns + "table:1.0'><table:table table:name='a'>")
                    + (cells + "</table:table></o:d>");
            zip.write(content.getBytes(StandardCharsets.UTF_8));
          }
        },
        Format.ODS);
    assertThat(pages.getFirst().text().lines())
        .containsExactly(
            "1.234.567,50 €",
            "1.234.567,50 €",
            "3,14",
            "1.234",
            "12,50%",
            "03.04.19 (2019-04-03)",
            "03.04.2019 (2019-04-03)",
            "3. April 2019 (2019-04-03)",
            "1.5");
  }

  private static String cell(String attributes, String text) {
    return "<table:table-row><table:table-cell %s><text:p>%s</text:p></table:table-cell></table:table-row>"
        .formatted(attributes, text);
  }

  @Test
  void a_sheet_that_breaks_is_said_to_have_and_the_next_is_read() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      for (String name : List.of("Eins", "Zwei", "Drei")) {
        book.createSheet(name).createRow(0).createCell(0).setCellValue("Inhalt " + name);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      book.write(bytes);
      ByteArrayOutputStream spoilt = new ByteArrayOutputStream();
      try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()));
          ZipOutputStream out = new ZipOutputStream(spoilt)) {
        for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
          out.putNextEntry(new ZipEntry(part.getName()));
          byte[] content = in.readAllBytes();
          out.write(
              content,
              0,
              part.getName().endsWith("sheet2.xml") ? content.length / 2 : content.length);
        }
      }
      Extraction extraction = read(spoilt::writeTo, Format.XLSX);
      assertThat(missed).containsExactly(Fault.DAMAGED);
      assertThat(extraction.why()).contains(Fault.DAMAGED);
    }
    assertThat(pages).extracting(Page::label).containsExactly("Eins", "Zwei", "Drei");
    assertThat(pages)
        .extracting(Page::state)
        .containsExactly(PageState.TEXT, PageState.UNREAD, PageState.TEXT);
    assertThat(pages.getLast().text()).isEqualTo("Inhalt Drei");
  }

  @FunctionalInterface
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private Extraction read(Writing writing, Format format) throws IOException {
    Path file = folder.resolve("sample");
    try (OutputStream out = Files.newOutputStream(file)) {
      writing.to(out);
    }
    pages.clear();
    PageSink sink =
        new PageSink() {
          @Override
          public void accept(Page page) {
            pages.add(page);
          }

          @Override
          public void miss(Fault why) {
            missed.add(why);
          }
        };
    return new OfficeReader().read(file, format, Limits.DEFAULTS, sink);
  }
}
