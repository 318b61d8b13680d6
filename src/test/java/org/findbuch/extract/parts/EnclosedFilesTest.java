package org.findbuch.extract.parts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ooxml.POIXMLDocument;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.Pictures;
import org.findbuch.extract.Resumption;
import org.findbuch.extract.pdf.PdfReader;
import org.findbuch.extract.scan.ScanReader;
import org.findbuch.extract.tika.OfficeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that lie within a file are read behind it, called by their names. */
class EnclosedFilesTest {
  private static final String INVOICE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rsm:Invoice xmlns:rsm="urn:x"><Name>Fährhaus Döring</Name><ID>RE-4711</ID></rsm:Invoice>
      """;

  @TempDir Path folder;
  private final List<Page> pages = new ArrayList<>();

  @Test
  void what_is_attached_to_a_pdf_follows_its_pages() throws IOException {
    byte[] pdf =
        pdf("Rechnung Nummer 12", Map.of("stunden.txt", "Stunden am Deich".getBytes(UTF_8)));
    assertThat(read(pdf).why()).isEmpty();
    assertThat(labels()).containsExactly("1", "stunden.txt");
    assertThat(pages.getFirst().layout().isKnown()).isTrue();
    assertThat(pages.getLast().text()).isEqualTo("Attachment: stunden.txt\n\nStunden am Deich");
    assertThat(pages.getLast().state()).isEqualTo(PageState.TEXT);
  }

  @Test
  void data_of_an_invoice_is_read_without_its_tags() throws IOException {
    read(pdf("Rechnung", Map.of("factur-x.xml", INVOICE.getBytes(UTF_8))));
    assertThat(pages.getLast().text())
        .isEqualTo("Attachment: factur-x.xml\n\nFährhaus Döring\nRE-4711");
  }

  @Test
  void what_cannot_be_read_is_named() throws IOException {
    read(pdf("Plan", Map.of("halle.dwg", new byte[] {1, 2, 3, 0, 0, 0, 9, 9, 9})));
    assertThat(pages.getLast().text()).isEqualTo("Attachment: halle.dwg");
  }

  @Test
  void files_at_a_place_of_a_page_and_associated_ones_are_read_once() throws IOException {
    try (PDDocument document = document("Seite")) {
      PDComplexFileSpecification beside = file(document, "beilage.txt", "Beilage".getBytes(UTF_8));
      PDComplexFileSpecification with = file(document, "quelle.txt", "Quelle".getBytes(UTF_8));
      PDAnnotationFileAttachment annotation = new PDAnnotationFileAttachment();
      annotation.setFile(beside);
      annotation.setRectangle(new PDRectangle(10, 10, 20, 20));
      document.getPage(0).getAnnotations().add(annotation);
      COSArray associated = new COSArray();
      associated.add(with.getCOSObject());
      associated.add(beside.getCOSObject());
      document.getPage(0).getCOSObject().setItem(COSName.getPDFName("AF"), associated);
      document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
      attach(document, Map.of("quelle.txt", with));
      read(bytes(document));
    }
    assertThat(labels()).containsExactly("1", "quelle.txt", "beilage.txt");
  }

  @Test
  void a_folder_of_files_is_read_with_its_cover() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("a.txt", "Erster".getBytes(UTF_8));
    files.put("b.pdf", pdf("Zweiter", Map.of()));
    read(pdf("Diese Mappe", files));
    assertThat(labels()).containsExactly("1", "a.txt", "b.pdf");
    assertThat(pages.getLast().text()).isEqualTo("Attachment: b.pdf\n\nZweiter");
  }

  @Test
  void files_in_files_in_files_end_at_the_limit_and_say_so() throws IOException {
    byte[] inner = pdf("Stufe 7", Map.of());
    for (int depth = 6; depth > 0; depth--) {
      inner = pdf("Stufe " + depth, Map.of("stufe%d.pdf".formatted(depth + 1), inner));
    }
    assertThat(read(inner).why()).contains(Fault.TOO_DEEP);
    assertThat(pages).hasSize(6);
    assertThat(pages.get(2).label()).isEqualTo("stufe2.pdf › stufe3.pdf");
  }

  @Test
  void one_allowance_holds_for_all_of_them() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a.txt", "Klein".getBytes(UTF_8));
    files.put("b.txt", new byte[3_000_000]);
    Limits limits = new Limits(60, 300, 10, 1_000_000, 100, 10_000, 5, 300, 20_000, 20_000_000);
    assertThat(read(pdf("Mappe", files), limits, pages::add).why())
        .contains(Fault.TOO_LARGE_INSIDE);
    assertThat(labels()).containsExactly("1", "a.txt", "b.txt");
    assertThat(pages.getLast().text()).isEqualTo("Attachment: b.txt");

    pages.clear();
    Limits two = new Limits(60, 300, 10, 1 << 30, 100, 2, 5, 300, 20_000, 20_000_000);
    assertThat(
            read(
                    pdf("Mappe", Map.of("1", new byte[1], "2", new byte[1], "3", new byte[1])),
                    two,
                    pages::add)
                .why())
        .contains(Fault.TOO_MANY_INSIDE);
    assertThat(pages).hasSize(3);
  }

  @Test
  void a_pdf_in_a_mail_brings_its_files_along() throws IOException {
    String pdf =
        java.util.Base64.getMimeEncoder()
            .encodeToString(pdf("Brief", Map.of("liste.txt", "Liste".getBytes(UTF_8))));
    String mail =
        """
        From: a@b.de
        Subject: Post
        MIME-Version: 1.0
        Content-Type: application/pdf; name="brief.pdf"
        Content-Transfer-Encoding: base64

        """
            + pdf;
    Path file = Files.write(folder.resolve("mail"), mail.getBytes(UTF_8));
    reader().read(file, Format.EML, Limits.DEFAULTS, pages::add);
    assertThat(labels()).containsExactly("E-Mail", "brief.pdf", "brief.pdf › liste.txt");
    assertThat(pages.getLast().text()).isEqualTo("Attachment: liste.txt\n\nListe");
  }

  @Test
  void reading_goes_on_behind_what_was_read() throws IOException {
    byte[] pdf =
        pdf(
            "Blatt",
            new TreeMap<>(
                Map.of("a.txt", "Eins".getBytes(UTF_8), "b.txt", "Zwei".getBytes(UTF_8))));
    Extraction whole = read(pdf);
    for (int taken = 1; taken < 3; taken++) {
      List<Page> rest = new ArrayList<>();
      Resumption before = new Resumption(taken, 5, List.of("Blatt"), null);
      PageSink resumed =
          new PageSink() {
            @Override
            public void accept(Page page) {
              rest.add(page);
            }

            @Override
            public Resumption before() {
              return before;
            }
          };
      assertThat(read(pdf, Limits.DEFAULTS, resumed)).isEqualTo(whole);
      assertThat(rest).isEqualTo(pages.subList(taken, 3));
    }
  }

  @Test
  void tables_and_packages_in_a_text_of_word_are_read_and_its_pictures_are_not()
      throws IOException {
    try (XWPFDocument text = new XWPFDocument()) {
      text.createParagraph().createRun().setText("Siehe die Tabelle");
      embed(
          text,
          "/word/embeddings/Tabelle1.xlsx",
          sheet("Kiebitzinsel"),
          POIXMLDocument.PACK_OBJECT_REL_TYPE);
      embed(
          text,
          "/word/embeddings/oleObject1.bin",
          wrapped("deich.txt", "Am Deich"),
          POIXMLDocument.OLE_OBJECT_REL_TYPE);
      embed(
          text,
          "/word/media/bild.png",
          Pictures.png(400, 400),
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image");
      read(written(text::write), Format.DOCX);
    }
    assertThat(pages).hasSize(3);
    assertThat(pages.getFirst().text()).isEqualTo("Siehe die Tabelle");
    assertThat(pages.get(1).text()).contains("Kiebitzinsel");
    assertThat(pages.get(2).text()).isEqualTo("Attachment: deich.txt\n\nAm Deich");
  }

  @Test
  void packages_in_a_table_are_read_in_the_new_format_and_in_the_old() throws IOException {
    try (XSSFWorkbook table = new XSSFWorkbook()) {
      table.createSheet("Blatt").createRow(0).createCell(0).setCellValue("Zelle");
      ole(table);
      read(written(table::write), Format.XLSX);
      assertThat(pages.getLast().text()).isEqualTo("Attachment: deich.txt\n\nAm Deich");
    }
    pages.clear();
    try (HSSFWorkbook table = new HSSFWorkbook()) {
      table.createSheet("Blatt").createRow(0).createCell(0).setCellValue("Zelle");
      ole(table);
      read(written(table::write), Format.XLS);
      assertThat(pages.getLast().text()).isEqualTo("Attachment: deich.txt\n\nAm Deich");
    }
  }

  @Test
  void a_table_on_a_slide_is_read() throws IOException {
    try (XMLSlideShow show = new XMLSlideShow()) {
      show.createSlide().createTextBox().setText("Folie");
      PackagePart slide = show.getSlides().getFirst().getPackagePart();
      embed(
          slide,
          "/ppt/embeddings/Tabelle1.xlsx",
          sheet("Kiebitzinsel"),
          POIXMLDocument.PACK_OBJECT_REL_TYPE);
      read(written(show::write), Format.PPTX);
    }
    assertThat(pages.getLast().text()).contains("Kiebitzinsel");
  }

  @Test
  void objects_in_open_document_are_read_and_charts_are_not() throws IOException {
    read(openDocument("text", "<text:p>Siehe die Tabelle</text:p>"), Format.ODT);
    assertThat(pages.getFirst().text()).contains("Siehe die Tabelle", "Kiebitzinsel");
    assertThat(pages.get(1).text()).isEqualTo("Attachment: deich.txt\n\nAm Deich");
    assertThat(pages).hasSize(2);

    pages.clear();
    String slide = "<draw:page draw:name=\"a\"><text:p>Siehe die Tabelle</text:p></draw:page>";
    read(openDocument("presentation", slide), Format.ODP);
    assertThat(pages.getFirst().text()).isEqualTo("Siehe die Tabelle");
    assertThat(pages.get(1).text()).startsWith("Attachment: Object 1.ods").contains("Kiebitzinsel");
    assertThat(pages.get(2).text()).isEqualTo("Attachment: deich.txt\n\nAm Deich");
    assertThat(pages).hasSize(3);
  }

  private static byte[] openDocument(String kind, String content) throws IOException {
    String table =
        "<table:table table:name=\"Blatt\"><table:table-row><table:table-cell><text:p>Kiebitzinsel"
            + "</text:p></table:table-cell></table:table-row></table:table>";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      entry(zip, "mimetype", ("application/vnd.oasis.opendocument." + kind).getBytes(UTF_8));
      entry(zip, "content.xml", body(kind, content));
      entry(zip, "Object 1/content.xml", body("spreadsheet", table));
      entry(zip, "Object 2/content.xml", body("chart", "<text:p>Achse</text:p>"));
      entry(zip, "Object 3", wrapped("deich.txt", "Am Deich"));
      entry(zip, "ObjectReplacements/Object 1", new byte[9]);
    }
    return out.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] body(String kind, String content) {
    return ("<office:document-content"
            + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\">"
            + "<office:body><office:%1$s>%2$s"
            + "</office:%1$s></office:body></office:document-content>")
        .formatted(kind, content)
        .getBytes(UTF_8);
  }

  private static void ole(Workbook table) throws IOException {
    int object =
        table.addOlePackage("Am Deich".getBytes(UTF_8), "deich.txt", "deich.txt", "deich.txt");
    int picture = table.addPicture(Pictures.png(40, 40), Workbook.PICTURE_TYPE_PNG);
    Drawing<?> drawing = table.getSheetAt(0).createDrawingPatriarch();
    drawing.createObjectData(drawing.createAnchor(0, 0, 0, 0, 1, 1, 3, 3), object, picture);
  }

  private static byte[] wrapped(String name, String text) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      ByteArrayOutputStream wrapping = new ByteArrayOutputStream();
      new Ole10Native(name, name, name, text.getBytes(UTF_8)).writeOut(wrapping);
      files.createDocument(
          new ByteArrayInputStream(wrapping.toByteArray()), Ole10Native.OLE10_NATIVE);
      return written(files::writeFilesystem);
    }
  }

  private static byte[] sheet(String cell) throws IOException {
    try (XSSFWorkbook table = new XSSFWorkbook()) {
      table.createSheet("Blatt").createRow(0).createCell(0).setCellValue(cell);
      return written(table::write);
    }
  }

  private static void embed(XWPFDocument text, String name, byte[] bytes, String type)
      throws IOException {
    embed(text.getPackagePart(), name, bytes, type);
  }

  private static void embed(PackagePart into, String name, byte[] bytes, String type)
      throws IOException {
    try {
      PackagePartName at = PackagingURIHelper.createPartName(name);
      String content =
          name.endsWith("png")
              ? "image/png"
              : name.endsWith("bin")
                  ? "application/vnd.openxmlformats-officedocument.oleObject"
                  : Format.XLSX.mediaType();
      PackagePart part = into.getPackage().createPart(at, content);
      try (OutputStream out = part.getOutputStream()) {
        out.write(bytes);
      }
      into.addRelationship(at, TargetMode.INTERNAL, type);
    } catch (InvalidFormatException impossible) {
      throw new IOException(impossible);
    }
  }

  private interface Writer {
    void write(OutputStream out) throws IOException;
  }

  private static byte[] written(Writer writer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(out);
    return out.toByteArray();
  }

  private void read(byte[] bytes, Format format) throws IOException {
    Path file = Files.write(folder.resolve("sample"), bytes);
    assertThat(reader().read(file, format, Limits.DEFAULTS, pages::add).why()).isEmpty();
  }

  private Extraction read(byte[] pdf) throws IOException {
    return read(pdf, Limits.DEFAULTS, pages::add);
  }

  private Extraction read(byte[] pdf, Limits limits, PageSink sink) throws IOException {
    Path file = Files.write(folder.resolve("sample.pdf"), pdf);
    return reader().read(file, Format.PDF, limits, sink);
  }

  private List<String> labels() {
    return pages.stream().map(Page::label).toList();
  }

  private static PartsReader reader() {
    return new PartsReader(List.of(new PdfReader(), new OfficeReader(), new ScanReader()));
  }

  private static byte[] pdf(String text, Map<String, byte[]> files) throws IOException {
    try (PDDocument document = document(text)) {
      Map<String, PDComplexFileSpecification> attached = new LinkedHashMap<>();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        attached.put(file.getKey(), file(document, file.getKey(), file.getValue()));
      }
      attach(document, attached);
      document
          .getDocumentCatalog()
          .getCOSObject()
          .setItem(COSName.getPDFName("Collection"), new COSDictionary());
      return bytes(document);
    }
  }

  private static PDDocument document(String text) throws IOException {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), 12);
      content.newLineAtOffset(70, 700);
      content.showText(text);
      content.endText();
    }
    return document;
  }

  private static PDComplexFileSpecification file(PDDocument document, String name, byte[] bytes)
      throws IOException {
    PDComplexFileSpecification file = new PDComplexFileSpecification();
    file.setFile(name);
    file.setFileUnicode(name);
    file.setEmbeddedFile(
        new PDEmbeddedFile(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE));
    return file;
  }

  private static void attach(PDDocument document, Map<String, PDComplexFileSpecification> files) {
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(files);
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    document.getDocumentCatalog().setNames(names);
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }
}
