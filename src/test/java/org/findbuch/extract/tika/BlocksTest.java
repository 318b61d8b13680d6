package org.findbuch.extract.tika;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFChart;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.findbuch.document.Format;
import org.findbuch.document.Grid.Cell;
import org.findbuch.document.Page;
import org.findbuch.document.Structure.Block;
import org.findbuch.extract.Limits;
import org.findbuch.extract.structure.Composition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What office files, web pages and tables of text say themselves that they are made of. */
class BlocksTest {
  @TempDir Path folder;

  private final List<Page> pages = new ArrayList<>();

  @Test
  void a_web_page_says_what_is_a_heading_an_item_and_a_table() throws IOException {
    read(
        "<h1>Bericht</h1><p>Davor</p><ul><li>eins<ul><li>innen</ul><li>zwei</ul><h3>Zahlen</h3>"
            + "<table><caption>Kinder</caption><tr><th>Ort<th colspan=2>Kinder<tr>"
            + "<td rowspan=2>Anna<td>1<td><tr><td><p>2</p><p>3</p><td>4</table><p>Danach",
        Format.HTML);
    assertThat(blocks())
        .containsExactly(
            "heading1 Bericht",
            "list eins",
            "list innen",
            "list zwei",
            "heading3 Zahlen",
            "caption Kinder",
            "table #Ort|2#Kinder / Anna|1| / 2 3|4");
  }

  @Test
  void tables_one_after_the_other_are_two_and_what_is_only_laid_out_with_one_is_none()
      throws IOException {
    String table = "<table><tr><td>a<td>b<tr><td>c<td>d</table>";
    read(table + table + "<table><tr><td>Links<td>Rechts</table>", Format.HTML);
    assertThat(blocks()).containsExactly("table a|b / c|d", "table a|b / c|d");
  }

  @Test
  void a_row_may_begin_and_end_with_empty_cells() throws IOException {
    read("<table><tr><td><td>a<td><tr><td>b<td><td>c<tr><td><td><td></table>", Format.HTML);
    assertThat(blocks()).containsExactly("table |a| / b||c");
  }

  @Test
  void tables_of_word_and_of_slides_are_tables() throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      document.createParagraph().createRun().setText("Davor");
      XWPFTable table = document.createTable(2, 2);
      table.getRow(0).getCell(0).setText("Ort");
      table.getRow(0).getCell(1).setText("Kinder");
      table.getRow(1).getCell(0).setText("Anna");
      table.getRow(1).getCell(1).setText("12");
      read(document::write, Format.DOCX);
      assertThat(blocks()).containsExactly("table Ort|Kinder / Anna|12");
    }
    try (XMLSlideShow show = new XMLSlideShow()) {
      XSLFSlide slide = show.createSlide();
      slide.createTextBox().setText("Titel der Folie");
      XSLFTable table = slide.createTable(2, 2);
      table.getCell(0, 0).setText("a");
      table.getCell(0, 1).setText("b");
      table.getCell(1, 0).setText("c");
      table.getCell(1, 1).setText("d");
      read(show::write, Format.PPTX);
      assertThat(blocks()).containsExactly("heading1 Titel der Folie", "table a|b / c|d");
    }
  }

  @Test
  void the_title_of_a_slide_is_the_first_text_on_it() throws IOException {
    try (XMLSlideShow show = new XMLSlideShow()) {
      XSLFSlide slide = show.createSlide();
      slide.createAutoShape().addNewTextParagraph();
      slide.createTextBox().setText("Titel der Folie");
      slide.createTextBox().setText("Inhalt");
      read(show::write, Format.PPTX);
      assertThat(blocks()).containsExactly("heading1 Titel der Folie");
    }
  }

  @Test
  void spreadsheets_are_tables_as_they_are() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      var sheet = book.createSheet("Kosten");
      for (int row = 0; row < 3; row++) {
        sheet.createRow(row).createCell(0).setCellValue("Zeile " + row);
        sheet.getRow(row).createCell(2).setCellValue(row);
      }
      read(book::write, Format.XLSX);
      assertThat(blocks()).containsExactly("table Zeile 0||0 / Zeile 1||1 / Zeile 2||2");
    }
    read("Ort;Kinder\nAnna;\"1;2\"\n;3\n", Format.CSV);
    assertThat(blocks()).containsExactly("table Ort|Kinder / Anna|1;2 / |3");
  }

  @Test
  void a_table_that_goes_on_on_the_next_page_goes_on_there_as_one() throws IOException {
    String row = "<tr><td>" + "Wort ".repeat(100) + "<td>7</tr>";
    read("<table>" + row.repeat(20) + "</table>", Format.HTML);
    assertThat(pages).hasSizeGreaterThan(1);
    int rows = 0;
    for (Page page : pages) {
      rows += page.structure().blocks().getFirst().grid().rows().size();
    }
    assertThat(rows).isEqualTo(20);
  }

  @Test
  void what_word_prints_at_the_edges_of_every_page_is_furniture() throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      document.createHeader(HeaderFooterType.DEFAULT).createParagraph().createRun().setText("Amt");
      document.createFooter(HeaderFooterType.DEFAULT).createParagraph().createRun().setText("S. 1");
      document.createParagraph().createRun().setText("Der Text der Seite.");
      read(document::write, Format.DOCX);
      assertThat(pages.getFirst().text()).contains("Amt", "Der Text der Seite.", "S. 1");
      assertThat(blocks()).containsExactlyInAnyOrder("furniture Amt", "furniture S. 1");
      assertThat(pages.getFirst().body().strip()).isEqualTo("Der Text der Seite.");
    }
  }

  @Test
  void the_labels_of_a_chart_are_one_block() throws Exception {
    try (XWPFDocument document = new XWPFDocument()) {
      document.createParagraph().createRun().setText("Vor dem Diagramm.");
      chart(document.createChart());
      read(document::write, Format.DOCX);
      assertThat(composed()).contains("paragraph Anna Ruhrbogen 66 71");
    }
    try (XMLSlideShow show = new XMLSlideShow()) {
      XSLFSlide slide = show.createSlide();
      slide.createTextBox().setText("Titel der Folie");
      XSLFChart chart = show.createChart();
      chart(chart);
      slide.addChart(chart, new Rectangle(0, 0, 500_000, 500_000));
      read(show::write, Format.PPTX);
      assertThat(composed()).contains("paragraph Anna Ruhrbogen 66 71");
    }
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      var sheet = book.createSheet("Kosten");
      sheet.createRow(0).createCell(0).setCellValue("Zeile");
      var drawing = sheet.createDrawingPatriarch();
      chart(drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 1, 1, 5, 5)));
      read(book::write, Format.XLSX);
      assertThat(composed()).contains("paragraph Anna Ruhrbogen 66 71");
    }
  }

  private List<String> composed() {
    List<Page> composed = Composition.of(pages, false);
    pages.clear();
    pages.addAll(composed);
    return blocks();
  }

  private static void chart(XDDFChart chart) {
    chart.setTitleText("Impfquote");
    var axis = chart.createCategoryAxis(AxisPosition.BOTTOM);
    var values = chart.createValueAxis(AxisPosition.LEFT);
    var data = chart.createData(ChartTypes.BAR, axis, values);
    data.addSeries(
        XDDFDataSourcesFactory.fromArray(new String[] {"Anna", "Ruhrbogen"}),
        XDDFDataSourcesFactory.fromArray(new Integer[] {66, 71}));
    chart.plot(data);
  }

  @Test
  void texts_of_opendocument_say_what_is_a_heading_an_item_and_a_table() throws IOException {
    String body =
        """
        <text:h text:outline-level="2">Lage</text:h><text:p>Ein Satz.</text:p>
        <text:list><text:list-item><text:p>erstens</text:p></text:list-item>
        <text:list-item><text:p>zweitens</text:p></text:list-item></text:list>
        <table:table><table:table-row><table:table-cell><text:p>Ort</text:p></table:table-cell>
        <table:table-cell><text:p>Kinder</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell><text:p>Anna</text:p></table:table-cell>
        <table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>
        """;
    String content =
        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
            + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
            + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'>"
            + "<office:body><office:text>"
            + body
            + "</office:text></office:body></office:document-content>";
    read(zipped("mimetype", Format.ODT.mediaType(), "content.xml", content), Format.ODT);
    assertThat(blocks())
        .containsExactly(
            "heading2 Lage", "list erstens", "list zweitens", "table Ort|Kinder / Anna|12");
  }

  @Test
  void chapters_of_a_book_say_what_is_a_heading_an_item_and_a_table() throws IOException {
    String container =
        "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
            + "<rootfile full-path='book.opf'/></rootfiles></container>";
    String opf =
        "<package xmlns='http://www.idpf.org/2007/opf'><manifest><item id='a' href='a.xhtml'"
            + " media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine>"
            + "</package>";
    String chapter =
        "<html xmlns='http://www.w3.org/1999/xhtml'><body><h2>Lage</h2><p>Ein Satz.</p>"
            + "<ul><li>erstens</li><li>zweitens</li></ul><table><tr><th>Ort</th><th>Kinder</th></tr>"
            + "<tr><td>Anna</td><td>12</td></tr></table></body></html>";
    read(
        zipped(
            "mimetype",
            Format.EPUB.mediaType(),
            "META-INF/container.xml",
            container,
            "book.opf",
            opf,
            "a.xhtml",
            chapter),
        Format.EPUB);
    assertThat(blocks())
        .containsExactly(
            "heading2 Lage", "list erstens", "list zweitens", "table #Ort|#Kinder / Anna|12");
  }

  /** Parts, each behind its name. */
  private static Writing zipped(String... parts) {
    return out -> {
      ZipOutputStream zip = new ZipOutputStream(out);
      for (int i = 0; i < parts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(parts[i]));
        zip.write(parts[i + 1].getBytes(UTF_8));
      }
      zip.finish();
    };
  }

  private List<String> blocks() {
    return pages.stream()
        .flatMap(page -> page.structure().blocks().stream().map(block -> said(page, block)))
        .toList();
  }

  private static String said(Page page, Block block) {
    String kind = block.kind().code() + (block.level() > 0 ? block.level() : "") + " ";
    if (!block.hasCells()) {
      return kind + page.text().substring(block.start(), block.end());
    }
    return kind
        + block.grid().rows().stream()
            .map(row -> row.stream().map(cell -> said(page, cell)).collect(Collectors.joining("|")))
            .collect(Collectors.joining(" / "));
  }

  private static String said(Page page, Cell cell) {
    String text =
        cell.ranges().stream()
            .map(range -> page.text().substring(range.start(), range.end()))
            .collect(Collectors.joining("+"));
    return (cell.columns() > 1 ? "" + cell.columns() : "") + (cell.isHead() ? "#" : "") + text;
  }

  private void read(String text, Format format) throws IOException {
    read(out -> out.write(text.getBytes(UTF_8)), format);
  }

  private void read(Writing writing, Format format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writing.to(bytes);
    pages.clear();
    Path file = Files.write(folder.resolve("sample"), bytes.toByteArray());
    new OfficeReader().read(file, format, Limits.DEFAULTS, pages::add);
  }

  private interface Writing {
    void to(ByteArrayOutputStream out) throws IOException;
  }
}
