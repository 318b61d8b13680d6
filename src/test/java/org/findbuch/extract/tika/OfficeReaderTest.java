package org.findbuch.extract.tika;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Language;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeReaderTest {
  private static final String ODF =
      "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
          + "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "
          + "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
          + "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' "
          + "xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0' "
          + "xmlns:dc='http://purl.org/dc/elements/1.1/'";

  @TempDir Path folder;

  private final List<Page> pages = new ArrayList<>();

  @Test
  void a_text_document_is_read_in_sections_with_its_description() throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      document.getProperties().getCoreProperties().setTitle("Protokoll der Konferenz");
      document.getProperties().getCoreProperties().setCreator("Anna Meier; Bernd Otto");
      for (int i = 1; i <= 100; i++) {
        document.createParagraph().createRun().setText("Absatz " + i + " " + "Wort ".repeat(20));
      }
      Found found = found(read(document::write, Format.DOCX));
      assertThat(found.title()).isEqualTo("Protokoll der Konferenz");
      assertThat(found.authors()).containsExactly("Anna Meier", "Bernd Otto");
    }
    assertThat(pages).hasSize(4).extracting(Page::label).containsExactly("1", "2", "3", "4");
    assertThat(pages).allSatisfy(page -> assertThat(page.text()).startsWith("Absatz"));
    assertThat(pages.getFirst().text()).contains("Wort\n\nAbsatz 2 ");
  }

  @Test
  void every_slide_is_a_page_with_its_notes_even_an_empty_one() throws IOException {
    try (XMLSlideShow show = new XMLSlideShow()) {
      XSLFSlide first = show.createSlide();
      first.createTextBox().setText("Erste Folie");
      show.getNotesSlide(first).getPlaceholder(1).setText("Notiz dazu");
      show.createSlide();
      show.createSlide().createTextBox().setText("Dritte Folie");
      read(show::write, Format.PPTX);
    }
    assertThat(pages).hasSize(3);
    assertThat(pages.getFirst().text()).contains("Erste Folie").contains("Notiz dazu");
    assertThat(pages.get(1).state()).isEqualTo(PageState.BLANK);
    assertThat(pages.get(2).text()).isEqualTo("Dritte Folie");
  }

  @Test
  void every_sheet_is_a_page_called_by_its_name() throws IOException {
    for (Format format : List.of(Format.XLSX, Format.XLS)) {
      try (Workbook workbook = format == Format.XLS ? new HSSFWorkbook() : new XSSFWorkbook()) {
        Sheet costs = workbook.createSheet("Kosten");
        costs.createRow(0).createCell(0).setCellValue("Miete");
        costs.getRow(0).createCell(1).setCellValue("1200 Euro");
        costs.createRow(1).createCell(0).setCellValue("Strom");
        workbook.createSheet("Leer");
        read(workbook::write, format);
      }
      assertThat(pages).extracting(Page::label).containsExactly("Kosten", "Leer");
      assertThat(pages.getFirst().text()).isEqualTo("Miete\t1200 Euro\nStrom");
      assertThat(pages.get(1).state()).isEqualTo(PageState.BLANK);
    }
  }

  @Test
  void older_slides_are_read() throws IOException {
    try (HSLFSlideShow show = new HSLFSlideShow()) {
      show.createSlide().addTitle().setText("Erste Folie");
      show.createSlide().addTitle().setText("Zweite Folie");
      read(show::write, Format.PPT);
    }
    assertThat(pages).extracting(Page::text).containsExactly("Erste Folie", "Zweite Folie");
  }

  @Test
  void an_older_text_document_is_read() throws IOException {
    try (var sample = OfficeReaderTest.class.getResourceAsStream("/samples/absatz.doc")) {
      read(Files.write(file(), sample.readAllBytes()), Format.DOC, Limits.DEFAULTS);
    }
    assertThat(pages).hasSize(1);
    assertThat(pages.getFirst().text()).isEqualTo("Ein Absatz über Gesundheit.\n\nEin zweiter.");
  }

  @Test
  void open_documents_are_read() throws IOException {
    String meta =
        "<office:document-meta %s><office:meta><dc:title>Bericht</dc:title>".formatted(ODF)
            + "<dc:creator>Anna Meier</dc:creator><dc:date>2015-03-02T10:00:00</dc:date>"
            + "</office:meta></office:document-meta>";
    Found found =
        found(
            read(
                zip(
                    Map.of(
                        "mimetype",
                        Format.ODT.mediaType(),
                        "meta.xml",
                        meta,
                        "content.xml",
                        content("<office:text><text:p>Ein Absatz</text:p></office:text>"))),
                Format.ODT));
    assertThat(pages).extracting(Page::text).containsExactly("Ein Absatz");
    assertThat(found.title()).isEqualTo("Bericht");
    assertThat(found.authors()).containsExactly("Anna Meier");
    assertThat(found.date()).isEqualTo(new DocumentDate("2015-03-02"));

    read(
        zip(
            Map.of(
                "content.xml",
                content(
                    "<office:spreadsheet><table:table table:name='Kosten'><table:table-row>"
                        + "<table:table-cell><text:p>Miete</text:p></table:table-cell>"
                        + "<table:table-cell><text:p>1200</text:p></table:table-cell>"
                        + "</table:table-row></table:table><table:table table:name='Leer'/>"
                        + "</office:spreadsheet>"))),
        Format.ODS);
    assertThat(pages).extracting(Page::label).containsExactly("Kosten", "Leer");
    assertThat(pages.getFirst().text()).isEqualTo("Miete\t1200");

    read(
        zip(
            Map.of(
                "content.xml",
                content(
                    "<office:presentation><draw:page draw:name='a'><draw:frame><draw:text-box>"
                        + "<text:p>Eins<text:s/>a</text:p></draw:text-box></draw:frame></draw:page>"
                        + "<draw:page draw:name='b'/></office:presentation>"))),
        Format.ODP);
    assertThat(pages).extracting(Page::text).containsExactly("Eins a", "");
  }

  @Test
  void the_title_of_a_web_page_is_not_its_first_line() throws IOException {
    String html =
        "<html lang='de'><head><title>Konferenz 2004</title><meta name='author' content='Anna'>"
            + "<script>var x = 1;</script></head><body><h1>Über\nuns</h1><p>Ein <b>fetter</b>\n"
            + "Absatz.</p><ul><li>eins</li><li>zwei</li></ul></body></html>";
    Found found = found(read(html, Format.HTML));
    assertThat(found.title()).isEqualTo("Konferenz 2004");
    assertThat(found.authors()).containsExactly("Anna");
    assertThat(pages).hasSize(1);
    assertThat(pages.getFirst().text()).isEqualTo("Über uns\n\nEin fetter Absatz.\n\neins\nzwei");
  }

  @Test
  void every_block_of_a_web_page_begins_and_ends_a_line() throws IOException {
    read(
        "<html><body><nav><a>Startseite</a></nav><div>Kopfbereich<p>Absatzwort</p>Restwort</div>"
            + "<section>Abschnitt</section><aside>Rand</aside><select><option>Erstwahl</option>"
            + "<option>Zweitwahl</option></select><button>Knopf</button><label>Feld</label>"
            + "<dl><dt>Begriff</dt><dd>Sinn</dd></dl><fieldset><legend>Legende</legend>Wort"
            + "</fieldset><figure><figcaption>Bild</figcaption></figure>Vor<hr>Nach<pre>Form</pre>"
            + "Ende<script>nein</script><b>fe</b>tt</body></html>",
        Format.HTML);
    assertThat(pages.getFirst().text().split("\\s+"))
        .containsExactly(
            ("Startseite Kopfbereich Absatzwort Restwort Abschnitt Rand Erstwahl Zweitwahl Knopf"
                    + " Feld Begriff Sinn Legende Wort Bild Vor Nach Form Endefett")
                .split(" "));
  }

  @Test
  void marks_of_notes_stand_apart_from_their_word_and_squares_do_not() throws IOException {
    read(
        "<p>Der Jahresbericht<sup>12</sup>, Haushalt<sup>*)</sup> f\u00fcr 20 m<sup>2</sup> am"
            + " 1<sup>st</sup> mit CO<sub>2</sub>.</p>",
        Format.HTML);
    assertThat(pages.getFirst().text())
        .isEqualTo("Der Jahresbericht 12, Haushalt *) f\u00fcr 20 m2 am 1st mit CO2.");
  }

  @Test
  void a_chapter_that_breaks_is_said_to_have_and_the_next_is_read() throws IOException {
    Map<String, String> parts =
        new java.util.HashMap<>(book("kap%201.xhtml", "b.xhtml", "fehlt.xhtml", "c.xhtml"));
    parts.put("kap 1.xhtml", chapter("Vier&nbsp;Eulen &ndash; <title/>ja"));
    parts.put("b.xhtml", "<html><body><p>Offen <b>und & kaputt <p>Weiter</body>");
    parts.put("c.xhtml", chapter("Danach"));
    parts.put("META-INF/encryption.xml", encrypted("http://www.idpf.org/2008/embedding", "f.otf"));
    Extraction extraction = read(zip(parts), Format.EPUB);
    assertThat(extraction.why()).contains(Fault.DAMAGED);
    assertThat(pages).extracting(Page::label).containsExactly("1", "fehlt.xhtml", "3");
    assertThat(pages.getFirst().text())
        .isEqualTo("Vier Eulen \u2013 ja\n\nOffen und & kaputt\nWeiter");
    assertThat(pages.getLast().text()).isEqualTo("Danach");

    parts.put(
        "META-INF/encryption.xml",
        encrypted("http://www.w3.org/2001/04/xmlenc#aes256-cbc", "c.xhtml"));
    read(zip(parts), Format.EPUB);
    assertThat(pages.getFirst().text()).contains("Eulen");
    assertThat(pages.stream().map(Page::text)).noneMatch(text -> text.contains("Danach"));
  }

  private static Map<String, String> book(String... chapters) {
    StringBuilder items = new StringBuilder();
    StringBuilder spine = new StringBuilder();
    for (String chapter : chapters) {
      String id = "i" + items.length();
      items.append(
          "<item id='%s' href='%s' media-type='application/xhtml+xml'/>".formatted(id, chapter));
      spine.append("<itemref idref='%s'/>".formatted(id));
    }
    return Map.of(
        "mimetype",
        Format.EPUB.mediaType(),
        "META-INF/container.xml",
        "<container><rootfiles><rootfile full-path='c.opf'/></rootfiles></container>",
        "c.opf",
        "<package xmlns='http://www.idpf.org/2007/opf'><manifest>%s</manifest><spine>%s</spine></package>"
            .formatted(items, spine));
  }

  private static String encrypted(String algorithm, String name) {
    return ("<encryption xmlns:enc='e'><enc:EncryptedData><enc:EncryptionMethod Algorithm='%s'/>"
            + "<enc:CipherData><enc:CipherReference URI='%s'/></enc:CipherData></enc:EncryptedData>"
            + "</encryption>")
        .formatted(algorithm, name);
  }

  @Test
  void rich_text_is_read() throws IOException {
    read("{\\rtf1\\ansi\\ansicpg1252 Gr\\'fc\\'dfe\\par Zweiter\\par}", Format.RTF);
    assertThat(pages).extracting(Page::text).containsExactly("Grüße\n\nZweiter");
  }

  @Test
  void books_are_read_in_their_order() throws IOException {
    String opf =
        "<package xmlns='http://www.idpf.org/2007/opf' version='2.0'>"
            + "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Das Buch</dc:title>"
            + "<dc:language>de</dc:language></metadata><manifest>"
            + "<item id='b' href='b.xhtml' media-type='application/xhtml+xml'/>"
            + "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>"
            + "<spine><itemref idref='a'/><itemref idref='b'/></spine></package>";
    String container =
        "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'>"
            + "<rootfiles><rootfile full-path='c.opf' "
            + "media-type='application/oebps-package+xml'/></rootfiles></container>";
    Found found =
        found(
            read(
                zip(
                    Map.of(
                        "mimetype", Format.EPUB.mediaType(),
                        "META-INF/container.xml", container,
                        "c.opf", opf,
                        "a.xhtml", chapter("Anfang"),
                        "b.xhtml", chapter("Ende"))),
                Format.EPUB));
    assertThat(found.title()).isEqualTo("Das Buch");
    assertThat(found.language()).isEqualTo(Language.GERMAN);
    assertThat(pages.getFirst().text()).isEqualTo("Anfang\n\nEnde");
  }

  @Test
  void plain_text_is_read_in_any_of_its_codes() throws IOException {
    for (byte[] bytes :
        List.of(
            "Grüße".getBytes(UTF_8),
            "\uFEFFGrüße".getBytes(UTF_8),
            "\uFEFFGrüße".getBytes(UTF_16LE),
            "Grüße".getBytes(Charset.forName("windows-1252")))) {
      read(Files.write(file(), bytes), Format.TXT, Limits.DEFAULTS);
      assertThat(pages).extracting(Page::text).containsExactly("Grüße");
    }
  }

  @Test
  void text_of_older_programs_is_read_by_the_likelihood_of_german() throws IOException {
    String text =
        "Gr\u00fc\u00dfe aus K\u00f6ln: Ma\u00dfnahmen f\u00fcr \u00c4rzte, \u00dcbersicht der"
            + " Geb\u00fchren";
    for (String name :
        List.of(
            "windows-1252",
            "ISO-8859-15",
            "IBM850",
            "IBM437",
            "x-MacRoman",
            "UTF-16LE",
            "UTF-16BE")) {
      read(text.getBytes(Charset.forName(name)), Format.TXT);
      assertThat(pages.getFirst().text()).as(name).isEqualTo(text);
    }
    for (String word :
        List.of(
            "Stra\u00dfe",
            "\u00dcber",
            "M\u00fcll",
            "H\u00f6he",
            "\u00c4nderung",
            "Fu\u00dfg\u00e4nger")) {
      for (String name : List.of("windows-1252", "IBM850", "x-MacRoman")) {
        read(word.getBytes(Charset.forName(name)), Format.TXT);
        assertThat(pages.getFirst().text()).as(name).isEqualTo(word);
      }
    }
  }

  @Test
  void a_text_in_several_encodings_is_read_line_by_line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("Stra\u00dfe\n".getBytes(UTF_8));
    bytes.writeBytes("B\u00fcrger\n".getBytes(Charset.forName("windows-1252")));
    bytes.writeBytes("H\u00f6he\u001a\0\0".getBytes(UTF_8));
    read(bytes.toByteArray(), Format.TXT);
    assertThat(pages.getFirst().text()).isEqualTo("Stra\u00dfe\nB\u00fcrger\nH\u00f6he");
  }

  @Test
  void plain_text_keeps_its_lines_and_ends_sections_at_paragraphs() throws IOException {
    read("eins\nzwei\n\n\ndrei\n", Format.TXT);
    assertThat(pages.getFirst().text()).isEqualTo("eins\nzwei\n\ndrei");

    read(("Zeile\n".repeat(100) + "\n").repeat(20), Format.TXT);
    assertThat(pages).hasSize(4);
    assertThat(String.join("", pages.stream().map(Page::text).toList()).replaceAll("\\s", ""))
        .isEqualTo("Zeile".repeat(2000));

    read("endlos ".repeat(10_000), Format.TXT);
    assertThat(pages).allSatisfy(page -> assertThat(page.text()).hasSizeLessThan(12_001));
    assertThat(String.join(" ", pages.stream().map(Page::text).toList()))
        .isEqualTo("endlos ".repeat(10_000).strip());
  }

  @Test
  void the_first_heading_of_markdown_is_its_title() throws IOException {
    assertThat(found(read("# Die Konferenz\n\nText", Format.MD)).title())
        .isEqualTo("Die Konferenz");
    assertThat(pages.getFirst().text()).isEqualTo("# Die Konferenz\n\nText");
  }

  @Test
  void a_locked_package_asks_for_its_password() throws Exception {
    EncryptionInfo lock = new EncryptionInfo(EncryptionMode.agile);
    lock.getEncryptor().confirmPassword("geheim");
    try (XWPFDocument document = new XWPFDocument();
        POIFSFileSystem files = new POIFSFileSystem()) {
      try (var out = lock.getEncryptor().getDataStream(files)) {
        document.write(out);
      }
      assertThat(read(files::writeFilesystem, Format.DOCX))
          .isEqualTo(new Extraction.Unreadable(Fault.PASSWORD));
    }
    String manifest = "<m><encryption-data/></m>";
    assertThat(
            read(zip(Map.of("META-INF/manifest.xml", manifest, "content.xml", "xyz")), Format.ODS))
        .isEqualTo(new Extraction.Unreadable(Fault.PASSWORD));
  }

  @Test
  void what_would_unpack_to_too_much_is_not_unpacked() throws IOException {
    byte[] bomb = zip(Map.of("word/document.xml", " ".repeat(30_000_000)));
    assertThat(read(bomb, Format.DOCX))
        .isEqualTo(new Extraction.Unreadable(Fault.TOO_LARGE_INSIDE));
    Limits fewEntries = new Limits(10, 10, 0, 1 << 20, 100, 1, 5, 300, 10, 10);
    byte[] many = zip(Map.of("a", "1", "b", "2"));
    assertThat(read(Files.write(file(), many), Format.ODT, fewEntries))
        .isEqualTo(new Extraction.Unreadable(Fault.TOO_MANY_INSIDE));
  }

  @Test
  void broken_files_are_damaged() throws IOException {
    byte[] zip = zip(Map.of("[Content_Types].xml", "<x", "word/document.xml", "<y"));
    assertThat(read(zip, Format.DOCX)).isEqualTo(new Extraction.Unreadable(Fault.DAMAGED));
    assertThat(read(Arrays.copyOf(zip, 60), Format.DOCX))
        .isEqualTo(new Extraction.Unreadable(Fault.DAMAGED));
    byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, 0};
    assertThat(read(Arrays.copyOf(ole, 600), Format.DOC))
        .isEqualTo(new Extraction.Unreadable(Fault.DAMAGED));
  }

  @Test
  void the_fault_of_the_sink_comes_through_every_parser() {
    IOException full = new IOException("disk full");
    assertThatThrownBy(
            () ->
                new OfficeReader()
                    .read(
                        Files.writeString(file(), "<html><body>Text</body></html>"),
                        Format.HTML,
                        Limits.DEFAULTS,
                        page -> {
                          throw full;
                        }))
        .isSameAs(full);
  }

  @FunctionalInterface
  private interface Writing {
    void to(java.io.OutputStream out) throws IOException;
  }

  private static String content(String body) {
    return "<office:document-content %s><office:body>%s</office:body></office:document-content>"
        .formatted(ODF, body);
  }

  private static String chapter(String text) {
    return "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><p>"
        + text
        + "</p></body></html>";
  }

  private static byte[] zip(Map<String, String> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static Found found(Extraction extraction) {
    assertThat(extraction).isInstanceOf(Extraction.Read.class);
    return ((Extraction.Read) extraction).found();
  }

  private Extraction read(Writing writing, Format format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writing.to(bytes);
    return read(bytes.toByteArray(), format);
  }

  private Extraction read(String text, Format format) throws IOException {
    return read(text.getBytes(UTF_8), format);
  }

  private Extraction read(byte[] bytes, Format format) throws IOException {
    return read(Files.write(file(), bytes), format, Limits.DEFAULTS);
  }

  private Extraction read(Path file, Format format, Limits limits) throws IOException {
    pages.clear();
    return new OfficeReader().read(file, format, limits, pages::add);
  }

  private Path file() {
    return folder.resolve("sample");
  }
}
