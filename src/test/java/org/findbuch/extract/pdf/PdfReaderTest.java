package org.findbuch.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDPageLabelRange;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Language;
import org.findbuch.document.Layout.Boxes;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.Resumption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfReaderTest {
  @TempDir Path folder;

  private final List<Page> pages = new ArrayList<>();
  private PDDocument document = new PDDocument();

  @BeforeEach
  void begin() {
    document = new PDDocument();
  }

  @Test
  void lines_words_and_their_boxes_belong_together() throws IOException {
    write(page(), 100, 700, "Der Bericht zur Gesund-", "heit in Bremen");
    read();
    Page page = pages.getFirst();
    assertThat(page.text()).isEqualTo("Der Bericht zur Gesund-\nheit in Bremen");
    Boxes boxes = page.layout().boxes();
    assertThat(boxes.words())
        .extracting(word -> page.text().substring(word.start(), word.end()))
        .containsExactly("Der", "Bericht", "zur", "Gesund-", "heit", "in", "Bremen");
    WordBox first = boxes.words().getFirst();
    assertThat(first.x()).isBetween(99f, 101f);
    assertThat(first.y()).isBetween(842f - 700 - 14, 842f - 700 - 5);
    assertThat(first.width()).isBetween(15f, 25f);
  }

  @Test
  void boxes_stand_where_a_turned_page_shows_them() throws IOException {
    PDPage page = page();
    page.setRotation(90);
    write(page, 100, 700, "Quer");
    read();
    Boxes boxes = pages.getFirst().layout().boxes();
    assertThat(boxes.width()).isBetween(841f, 842f);
    WordBox word = boxes.words().getFirst();
    assertThat(word.x()).isBetween(695f, 701f);
    assertThat(word.y()).isBetween(99f, 101f);
    assertThat(word.height()).isGreaterThan(word.width());
  }

  @Test
  void a_crop_box_moves_the_corner() throws IOException {
    PDPage page = page();
    page.setCropBox(new PDRectangle(50, 50, 400, 700));
    write(page, 100, 700, "Innen");
    read();
    WordBox word = pages.getFirst().layout().boxes().words().getFirst();
    assertThat(word.x()).isBetween(49f, 51f);
    assertThat(word.y() + word.height()).isBetween(50f, 54f);
  }

  @Test
  void what_is_printed_twice_to_be_bold_is_read_once() throws IOException {
    PDPage page = page();
    write(page, 100, 700, "Fett");
    write(page, 100.3f, 700, "Fett");
    write(page, 100, 650, "Fett");
    read();
    assertThat(pages.getFirst().text().replaceAll("\\s+", " ")).isEqualTo("Fett Fett");
  }

  @Test
  void no_letter_is_lost_on_a_full_page() throws IOException {
    String line = "Die Gesundheitsberichterstattung der Stadt nennt alle Zahlen einzeln";
    String[] lines = new String[50];
    Arrays.fill(lines, line);
    write(page(), 50, 800, lines);
    read();
    assertThat(pages.getFirst().text().replaceAll("\\s+", " ")).isEqualTo(String.join(" ", lines));
  }

  @Test
  void no_letter_is_lost_because_a_smaller_one_stands_elsewhere() throws IOException {
    PDPage page = page();
    write(page, 12, 150, 600, "nein");
    write(page, 10, 125, 500, "nein");
    read();
    assertThat(pages.getFirst().text().replaceAll("\\s+", " ")).isEqualTo("nein nein");
  }

  @Test
  void a_paragraph_begins_where_the_lines_stand_further_apart() throws IOException {
    PDPage page = page();
    write(page, 10, 50, 700, "Die Lindenauer", "altert nicht");
    write(page, 10, 50, 650, "Ein Viertel ist", "schon alt");
    write(page, 10, 300, 700, "Zweite Spalte");
    read();
    assertThat(pages.getFirst().text())
        .isEqualTo("Die Lindenauer\naltert nicht\n\nEin Viertel ist\nschon alt\n\nZweite Spalte");
  }

  @Test
  void states_tell_text_blank_and_pictures_apart() throws IOException {
    write(page(), 100, 700, "Text");
    page();
    PDPage drawn = page();
    try (PDPageContentStream content = new PDPageContentStream(document, drawn)) {
      content.addRect(10, 10, 100, 100);
      content.fill();
    }
    read();
    assertThat(pages)
        .extracting(Page::state)
        .containsExactly(PageState.TEXT, PageState.BLANK, PageState.UNREAD);
  }

  @Test
  void a_broken_page_does_not_spoil_the_others() throws IOException {
    write(page(), 100, 700, "eins");
    PDPage broken = page();
    PDStream content = new PDStream(document);
    try (var out = content.createOutputStream()) {
      out.write("BT /F1 12 Tf (zwei) Tj".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
    content.getCOSObject().setItem(COSName.FILTER, COSName.getPDFName("NoSuchFilter"));
    broken.setContents(content);
    write(page(), 100, 700, "drei");
    read();
    assertThat(pages).extracting(Page::text).containsExactly("eins", "", "drei");
    assertThat(pages.get(1).state()).isEqualTo(PageState.UNREAD);
  }

  @Test
  void labels_are_those_that_are_printed() throws IOException {
    page();
    page();
    page();
    PDPageLabels labels = new PDPageLabels(document);
    PDPageLabelRange roman = new PDPageLabelRange();
    roman.setStyle(PDPageLabelRange.STYLE_ROMAN_LOWER);
    labels.setLabelItem(0, roman);
    PDPageLabelRange decimal = new PDPageLabelRange();
    decimal.setStyle(PDPageLabelRange.STYLE_DECIMAL);
    labels.setLabelItem(2, decimal);
    document.getDocumentCatalog().setPageLabels(labels);
    read();
    assertThat(pages).extracting(Page::label).containsExactly("i", "ii", "1");
    assertThat(pages).extracting(Page::number).containsExactly(1, 2, 3);
  }

  @Test
  void title_authors_day_and_language_are_found() throws IOException {
    write(
        page(), 50, 700, "Der Bericht ist nicht nur für die Stadt und das Land von Wert und wird");
    document.getDocumentInformation().setTitle("Gesundheit in Bremen");
    document.getDocumentInformation().setAuthor("Anna Meier; Bernd Otto");
    GregorianCalendar made = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    made.setTimeInMillis(1_100_000_000_000L);
    document.getDocumentInformation().setCreationDate(made);
    document.getDocumentCatalog().setLanguage("en-US");
    Extraction.Read read = (Extraction.Read) read();
    assertThat(read.found().title()).isEqualTo("Gesundheit in Bremen");
    assertThat(read.found().authors()).containsExactly("Anna Meier", "Bernd Otto");
    assertThat(read.found().date()).isEqualTo(new DocumentDate("2004-11-09"));
    assertThat(read.found().language()).isEqualTo(Language.GERMAN);
  }

  @Test
  void a_title_made_by_a_program_is_none() throws IOException {
    page();
    document.getDocumentInformation().setTitle("Microsoft Word - Bericht_final.doc");
    assertThat(((Extraction.Read) read()).found().title()).isNull();
  }

  @Test
  void a_password_to_open_is_asked_for_and_one_to_change_is_not() throws IOException {
    write(page(), 100, 700, "geheim");
    document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
    assertThat(read()).isEqualTo(new Extraction.Unreadable(Fault.PASSWORD));

    begin();
    write(page(), 100, 700, "offen");
    AccessPermission none = new AccessPermission();
    none.setCanExtractContent(false);
    document.protect(new StandardProtectionPolicy("owner", "", none));
    read();
    assertThat(pages).extracting(Page::text).containsExactly("offen");
  }

  @Test
  void a_file_cut_short_gives_what_is_left() throws IOException {
    write(page(), 100, 700, "eins");
    write(page(), 100, 700, "zwei");
    Path file = save();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 200));
    read(file, Limits.DEFAULTS);
    assertThat(pages).extracting(Page::text).contains("eins");
  }

  @Test
  void pages_beyond_the_limit_are_left() throws IOException {
    page();
    page();
    page();
    Limits two = new Limits(10, 10, 0, 1, 1, 1, 5, 300, 2, 100);
    assertThat(((Extraction.Read) read(save(), two)).cutShort()).isEqualTo(Fault.TOO_MANY_PAGES);
    assertThat(pages).hasSize(2);
  }

  @Test
  void reading_goes_on_behind_the_pages_that_are_there_and_reads_none_of_them() throws IOException {
    for (int i = 1; i <= 300; i++) {
      write(page(), 100, 700, "Seite " + i);
    }
    Path file = save();
    Extraction whole = read(file, Limits.DEFAULTS);
    List<Page> before = List.copyOf(pages.subList(0, 200));
    List<Page> behind = List.copyOf(pages.subList(200, 300));
    pages.clear();
    PageSink resumed =
        new PageSink() {
          @Override
          public void accept(Page page) {
            pages.add(page);
          }

          @Override
          public Resumption before() {
            int characters = before.stream().mapToInt(page -> page.text().length()).sum();
            return new Resumption(200, characters, List.of(before.getFirst().text()), null);
          }
        };
    assertThat(new PdfReader().read(file, Format.PDF, Limits.DEFAULTS, resumed)).isEqualTo(whole);
    assertThat(pages).isEqualTo(behind);
  }

  @Test
  void letters_of_wingdings_are_the_signs_that_stand_there() throws IOException {
    COSDictionary wingdings = new COSDictionary();
    wingdings.setItem(COSName.TYPE, COSName.FONT);
    wingdings.setItem(COSName.SUBTYPE, COSName.TRUE_TYPE);
    wingdings.setName(COSName.BASE_FONT, "ABCDEF+Wingdings-Regular");
    wingdings.setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
    PDPage page = page();
    write(page, 100, 700, "Insgesamt");
    COSDictionary fonts = page.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
    fonts.setItem("W", wingdings);
    PDStream sign =
        new PDStream(
            document,
            new java.io.ByteArrayInputStream(
                "BT /W 12 Tf 85 700 Td (n) Tj ET"
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    List<PDStream> contents = new ArrayList<>();
    page.getContentStreams().forEachRemaining(contents::add);
    contents.add(sign);
    page.setContents(contents);
    read();
    assertThat(pages.getFirst().text()).isEqualTo("■ Insgesamt");
  }

  private PDPage page() {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    return page;
  }

  private void write(PDPage page, float x, float y, String... lines) throws IOException {
    write(page, 12, x, y, lines);
  }

  private void write(PDPage page, float size, float x, float y, String... lines)
      throws IOException {
    try (PDPageContentStream content =
        new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), size);
      content.setLeading(14);
      content.newLineAtOffset(x, y);
      for (String line : lines) {
        content.showText(line);
        content.newLine();
      }
      content.endText();
    }
  }

  private Extraction read() throws IOException {
    return read(save(), Limits.DEFAULTS);
  }

  private Path save() throws IOException {
    Path file = folder.resolve("sample.pdf");
    try (PDDocument saved = document) {
      saved.save(file.toFile());
    }
    return file;
  }

  private Extraction read(Path file, Limits limits) throws IOException {
    pages.clear();
    return new PdfReader().read(file, Format.PDF, limits, pages::add);
  }
}
