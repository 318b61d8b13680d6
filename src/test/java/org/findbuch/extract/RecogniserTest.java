package org.findbuch.extract;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.findbuch.Seed;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.reading.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RecogniserTest {
  @RegisterExtension final Seed seed = new Seed();

  @TempDir Path folder;

  @Test
  void content_decides_whatever_the_name_says() throws IOException {
    assertThat(kind("scan.docx", "%PDF-1.7 …")).isEqualTo(known(Format.PDF));
    assertThat(kind("x.iso", "junk before\n%PDF-1.4 …")).isEqualTo(known(Format.PDF));
    assertThat(kind("bericht.doc", "{\\rtf1\\ansi Hallo}")).isEqualTo(known(Format.RTF));
    assertThat(kind("tabelle.xls", "<html><body>1</body></html>")).isEqualTo(known(Format.HTML));
    assertThat(kind("a.bin", "<!-- x -->\n<!DOCTYPE html><p>")).isEqualTo(known(Format.HTML));
    assertThat(kind("a.pdf", zip("[Content_Types].xml", "word/document.xml")))
        .isEqualTo(known(Format.DOCX));
    assertThat(kind("a.zip", zip("[Content_Types].xml", "ppt/presentation.xml")))
        .isEqualTo(known(Format.PPTX));
    assertThat(kind("a.zip", media("application/epub+zip", true))).isEqualTo(known(Format.EPUB));
    assertThat(kind("a.eml", "<html><body>1</body></html>")).isEqualTo(known(Format.HTML));
  }

  @Test
  void a_media_type_inside_names_open_documents_and_books() throws IOException {
    assertThat(kind("a", media("application/vnd.oasis.opendocument.text", true)))
        .isEqualTo(known(Format.ODT));
    assertThat(kind("a", media("application/vnd.oasis.opendocument.spreadsheet-template", true)))
        .isEqualTo(known(Format.ODS));
    assertThat(kind("a", media("application/vnd.oasis.opendocument.presentation", false)))
        .isEqualTo(known(Format.ODP));
    assertThat(kind("a", media("application/epub+zip", true))).isEqualTo(known(Format.EPUB));
    assertThat(kind("a.odg", media("application/vnd.oasis.opendocument.graphics", true)))
        .isEqualTo(refused(Fault.UNKNOWN_KIND));
  }

  @Test
  void streams_inside_name_older_office_files() throws IOException {
    ByteArrayOutputStream sheet = new ByteArrayOutputStream();
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      workbook.createSheet("A");
      workbook.write(sheet);
    }
    assertThat(kind("a.doc", sheet.toByteArray())).isEqualTo(known(Format.XLS));
    assertThat(kind("a", ole("WordDocument"))).isEqualTo(known(Format.DOC));
    assertThat(kind("a", ole("PowerPoint Document"))).isEqualTo(known(Format.PPT));
    assertThat(kind("a.msi", ole("Other"))).isEqualTo(refused(Fault.UNKNOWN_KIND));
  }

  @Test
  void what_dos_ends_files_with_and_older_encodings_are_text() throws IOException {
    for (String end : new String[] {"\0", "\u001a", "\u001a\0\0\0"}) {
      assertThat(kind("a.txt", "Notiz" + end)).isEqualTo(known(Format.TXT));
      assertThat(kind("a.csv", "a;b" + end)).isEqualTo(known(Format.CSV));
    }
    assertThat(kind("a.txt", "Gr\u00fc\u00dfe aus K\u00f6ln".getBytes(Charset.forName("IBM850"))))
        .isEqualTo(known(Format.TXT));
    assertThat(kind("a.txt", "Gr\u00fc\u00dfe aus K\u00f6ln".getBytes(UTF_16LE)))
        .isEqualTo(known(Format.TXT));
    assertThat(kind("a.txt", "a\0b")).isEqualTo(notWhatItSays());
  }

  @Test
  void streams_may_be_named_in_any_case() throws IOException {
    for (String name : new String[] {"WORKBOOK", "workbook", "BOOK", "book"}) {
      assertThat(kind("a.xls", ole(name))).isEqualTo(known(Format.XLS));
    }
    assertThat(kind("a.doc", ole("WORDDOCUMENT"))).isEqualTo(known(Format.DOC));
  }

  @Test
  void a_locked_package_is_what_its_name_says() throws IOException {
    assertThat(kind("geheim.pptx", ole("EncryptedPackage"))).isEqualTo(known(Format.PPTX));
    assertThat(kind("geheim.bin", ole("EncryptedPackage"))).isEqualTo(refused(Fault.UNKNOWN_KIND));
  }

  @Test
  void text_needs_an_ending_and_characters() throws IOException {
    assertThat(kind("a.txt", "Grüße")).isEqualTo(known(Format.TXT));
    assertThat(kind("a.md", "# Grüße")).isEqualTo(known(Format.MD));
    assertThat(kind("a.txt", "Grüße".getBytes(Charset.forName("windows-1252"))))
        .isEqualTo(known(Format.TXT));
    assertThat(kind("a.txt", "\uFEFFGrüße".getBytes(UTF_16LE))).isEqualTo(known(Format.TXT));
    assertThat(kind("a.txt", "ü".repeat(40_000))).isEqualTo(known(Format.TXT));
    assertThat(kind("README.md", "Say `%PDF-1` first")).isEqualTo(known(Format.MD));
    assertThat(kind("seite.html", "nur Text")).isEqualTo(known(Format.HTML));
    assertThat(kind("a.txt", new byte[] {1, 0, 2, 0, 3})).isEqualTo(notWhatItSays());
  }

  @Test
  void a_mailbox_is_told_by_the_line_before_its_first_mail() throws IOException {
    String box = "From a@b.example Wed Apr  3 12:30:00 2019\nSubject: x\n\nText\n";
    for (String name : new String[] {"Inbox", "a.mbox", "a.mbx", "a.eml", "archiv.2019"}) {
      assertThat(kind(name, box)).as(name).isEqualTo(known(Format.EML));
    }
    assertThat(kind("a.mbox", "Subject: x\n\nText\n")).isEqualTo(known(Format.EML));
    assertThat(kind("a.txt", box)).isEqualTo(known(Format.TXT));
    assertThat(kind("a", "From here on it is 2019\nSubject: x\n\n"))
        .isEqualTo(refused(Fault.UNKNOWN_KIND));
  }

  @Test
  void other_kinds_are_refused() throws IOException {
    for (String name : new String[] {"a.json", "a.xml", "a.yaml", "LICENSE"}) {
      assertThat(kind(name, "{\"a\": 1}")).isEqualTo(refused(Fault.UNKNOWN_KIND));
    }
    assertThat(kind("a.iso", new byte[4096])).isEqualTo(refused(Fault.UNKNOWN_KIND));
    assertThat(kind("a.exe", "MZ\0\0")).isEqualTo(refused(Fault.UNKNOWN_KIND));
    assertThat(kind("a.jar", zip("A.class"))).isEqualTo(refused(Fault.UNKNOWN_KIND));
    assertThat(kind("mail", "From: a@b.de\nSubject: x\n\nText"))
        .isEqualTo(refused(Fault.UNKNOWN_KIND));
    assertThat(kind("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"))
        .isEqualTo(refused(Fault.UNKNOWN_KIND));
    for (String name : new String[] {"a.csv", "a.tsv", "a.zip", "a.eml", "a.msg", "a.png"}) {
      assertThat(kind(name, "{\"a\": 1}")).isEqualTo(notWhatItSays());
    }
    assertThat(kind("a.pdf", "\u0089PNG\r\n\u001a\n")).isEqualTo(notWhatItSays());
    assertThat(kind("a.docx", zip("readme.txt"))).isEqualTo(notWhatItSays());
    assertThat(kind("a.docx", "ein Text")).isEqualTo(notWhatItSays());
    assertThat(kind("a.pdf", "")).isEqualTo(refused(Fault.EMPTY_FILE));
  }

  @Test
  void every_refusal_is_a_sentence_that_says_what_is_taken() {
    assertThat(Wording.GERMAN.fault(Fault.UNKNOWN_KIND))
        .isEqualTo(
            "Dateien dieser Art werden nicht angenommen. Möglich sind PDF, Word, PowerPoint, Excel,"
                + " OpenDocument, RTF, HTML, EPUB, Text, CSV, Untertitel (VTT, SRT), E-Mails (EML,"
                + " MSG), Bilder (TIFF, PNG, JPEG) und ZIP.");
    assertThat(Wording.GERMAN.fault(Fault.NOT_WHAT_IT_SAYS))
        .isEqualTo(
            "Der Inhalt passt nicht zum Namen, und er ist kein Dokument, das gelesen werden kann.");
  }

  @Test
  void macros_are_seen_by_what_is_in_a_package_and_not_by_its_name() throws IOException {
    assertThat(kind("a.xlsx", zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")))
        .isEqualTo(known(Format.XLSM));
    for (String type :
        new String[] {
          "application/vnd.ms-word.document.macroEnabled.main+xml",
          "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
          "application/vnd.ms-office.vbaProject"
        }) {
      assertThat(kind("a.docx", types("word/document.xml", type))).isEqualTo(known(Format.DOCM));
    }
    assertThat(
            kind(
                "a.potm",
                types("ppt/p.xml", "application/vnd.ms-powerpoint.template.macroEnabled.main+xml")))
        .isEqualTo(known(Format.PPTM));
    assertThat(kind("a.xlsx", types("xl/w.xml", "application/vnd.ms-excel.macrosheet+xml")))
        .isEqualTo(known(Format.XLSM));
    assertThat(kind("a.docm", types("word/document.xml", "application/xml")))
        .isEqualTo(known(Format.DOCX));
    assertThat(kind("vorlage.dotx", types("word/document.xml", "application/xml")))
        .isEqualTo(known(Format.DOCX));
    assertThat(kind("a.docx", types("word/document.xml", " ".repeat(1 << 20))))
        .as("types too long to be looked through")
        .isEqualTo(known(Format.DOCM));
  }

  @Test
  void macros_are_seen_in_older_office_files() throws IOException {
    assertThat(kind("a.doc", ole("WordDocument", "Macros"))).isEqualTo(known(Format.DOC_MACRO));
    assertThat(kind("a.xls", ole("Workbook", "_VBA_PROJECT_CUR")))
        .isEqualTo(known(Format.XLS_MACRO));
    byte[] show = ole("PowerPoint Document");
    byte[] record = {0x1F, 0, (byte) 0xFF, 3, 20, 0, 0, 0, 2, 0, 0, 4, 12, 0, 0, 0, 9, 0, 0, 0, 1};
    System.arraycopy(record, 0, show, 1500, record.length);
    assertThat(kind("a.ppt", show)).isEqualTo(known(Format.PPT_MACRO));
    show[1520] = 0;
    assertThat(kind("a.ppt", show)).isEqualTo(known(Format.PPT));
    assertThat(Format.DOC_MACRO.mediaType()).isEqualTo(Format.DOC.mediaType());
  }

  @Test
  void mails_tables_and_archives_need_their_name_too() throws IOException {
    assertThat(kind("a.eml", "Received: x\n\tby y\nFrom: a@b.de\nSubject: ä\n\nText"))
        .isEqualTo(known(Format.EML));
    assertThat(kind("a.eml", "Nur ein Text")).isEqualTo(notWhatItSays());
    assertThat(kind("a.msg", ole("__properties_version1.0"))).isEqualTo(known(Format.MSG));
    assertThat(kind("a.csv", "Jahr;Ort\n2004;Bochum\n")).isEqualTo(known(Format.CSV));
    assertThat(kind("a.tsv", "Jahr\tOrt\n")).isEqualTo(known(Format.CSV));
    assertThat(kind("a.csv", new byte[] {1, 0, 2, 0, 3})).isEqualTo(notWhatItSays());
    assertThat(kind("a.zip", zip("readme.txt"))).isEqualTo(known(Format.ZIP));
    assertThat(kind("a.zip", zip())).as("empty").isEqualTo(known(Format.ZIP));
    assertThat(kind("a.zip", Arrays.copyOf(zip("readme.txt"), 40))).isEqualTo(known(Format.ZIP));
  }

  @Test
  void pictures_are_seen_by_plausible_headers() throws IOException {
    assertThat(kind("scan.pdf", Pictures.png(20, 30))).isEqualTo(known(Format.PNG));
    assertThat(kind("a", Pictures.jpeg(20, 30))).isEqualTo(known(Format.JPEG));
    assertThat(kind("a.tif", Pictures.tiff(3, true))).isEqualTo(known(Format.TIFF));
    assertThat(kind("a.tif", Pictures.tiff(1, false))).isEqualTo(known(Format.TIFF));
    assertThat(kind("a.png", Arrays.copyOf(Pictures.png(20, 30), 20))).isEqualTo(notWhatItSays());
    assertThat(kind("a.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2, 3, 4, 5, 6}))
        .isEqualTo(notWhatItSays());
    assertThat(kind("a.tif", "II*\0 und weiter nichts")).isEqualTo(notWhatItSays());
  }

  @Test
  void a_container_cut_short_is_what_its_name_says() throws IOException {
    byte[] whole = zip("[Content_Types].xml", "word/document.xml");
    assertThat(kind("a.docx", Arrays.copyOf(whole, whole.length / 2)))
        .isEqualTo(known(Format.DOCX));
    assertThat(kind("a.doc", Arrays.copyOf(ole("WordDocument"), 600))).isEqualTo(known(Format.DOC));
  }

  @Test
  void no_bytes_make_it_throw() throws IOException {
    Random random = seed.random();
    for (int round = 0; round < 300; round++) {
      byte[] bytes = round % 2 == 0 ? ole("Book") : zip("[Content_Types].xml", "xl/a");
      for (int i = 0; i < 20; i++) {
        bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt();
      }
      assertThat(kind("a.xls", bytes)).as("round %d", round).isNotNull();
    }
  }

  private Recognition kind(String name, String content) throws IOException {
    return kind(name, content.getBytes(UTF_8));
  }

  private Recognition kind(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("file"), content);
    return new Recogniser().recognise(file, name);
  }

  private static Recognition known(Format format) {
    return new Recognition.Known(format);
  }

  private static Recognition refused(Fault fault) {
    return new Recognition.Refused(fault);
  }

  private static Recognition notWhatItSays() {
    return refused(Fault.NOT_WHAT_IT_SAYS);
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("<x/>".getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] media(String type, boolean stored) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(stored ? 0 : 9);
      zip.putNextEntry(new ZipEntry("mimetype"));
      zip.write(type.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] types(String part, String type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(("<Types><Override ContentType='" + type + "'/></Types>").getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry(part));
    }
    return bytes.toByteArray();
  }

  private static byte[] ole(String stream, String storage) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      files.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), stream);
      files.getRoot().createDirectory(storage).createDirectory("VBA");
      files.writeFilesystem(bytes);
    }
    return bytes.toByteArray();
  }

  private static byte[] ole(String stream) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      files.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), stream);
      files.getRoot().createDirectory("Inside").createDirectory("WordDocument");
      files.writeFilesystem(bytes);
    }
    return bytes.toByteArray();
  }
}
