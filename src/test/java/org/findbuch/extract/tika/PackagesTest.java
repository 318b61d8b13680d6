package org.findbuch.extract.tika;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTextBox;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlideMaster;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesTest {
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String REL =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  @TempDir Path folder;

  private final List<Page> pages = new ArrayList<>();

  @Test
  void hyphens_and_signs_of_word_are_what_they_show() throws IOException {
    read(
        word(
            run(
                "<w:t>Covid</w:t><w:noBreakHyphen/><w:t>19, 30 </w:t>"
                    + "<w:sym w:font='Symbol' w:char='F0B0'/><w:t>C, </w:t>".replace('\'', '"')
                    + "<w:sym w:font='Wingdings' w:char='F0FE'/><w:sym w:font='Symbol' w:char='F061'/>"
                        .replace('\'', '"'))),
        Format.DOCX);
    assertThat(text()).isEqualTo("Covid\u201119, 30 \u00b0C, \u2611\u03b1");
  }

  @Test
  void raised_marks_stand_apart_from_their_word_and_squares_do_not() throws IOException {
    read(
        word(
            run("<w:t>Eine Fläche von 12 m</w:t>").replace("</w:r></w:p>", "</w:r>")
                + raised("2")
                + "<w:r><w:t xml:space=\"preserve\">, CO</w:t></w:r>"
                + "<w:r><w:rPr><w:vertAlign w:val=\"subscript\"/></w:rPr><w:t>2</w:t></w:r>"
                + "<w:r><w:t xml:space=\"preserve\">, wie Meier</w:t></w:r>"
                + raised("12")
                + "<w:r><w:t xml:space=\"preserve\"> am 2</w:t></w:r>"
                + raised("nd")
                + "<w:r><w:t xml:space=\"preserve\"> sagt</w:t></w:r>"
                + raised("*")
                + "<w:r><w:t>.</w:t></w:r></w:p>"
                + "<w:p>"
                + raised("3")
                + "<w:r><w:t xml:space=\"preserve\"> Quelle</w:t></w:r></w:p>"),
        Format.DOCX);
    assertThat(text().lines().filter(line -> !line.isBlank()))
        .containsExactly("Eine Fläche von 12 m2, CO2, wie Meier 12 am 2nd sagt *.", "3 Quelle");
  }

  @Test
  void raised_marks_of_an_open_document_stand_apart_likewise() throws IOException {
    String text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    Map<String, byte[]> parts = new LinkedHashMap<>();
    put(parts, "mimetype", Format.ODT.mediaType());
    put(
        parts,
        "content.xml",
        """
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
         xmlns:text="%s" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
         xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">
        <office:automatic-styles><style:style style:name="T1" style:family="text">
        <style:text-properties style:text-position="super 58%%"/></style:style>
        <style:style style:name="T2" style:family="text">
        <style:text-properties style:text-position="-33%% 58%%"/></style:style>
        <style:style style:name="T3" style:family="text">
        <style:text-properties fo:color="#000" style:text-position="33%% 58%%"/></style:style>
        </office:automatic-styles><office:body><office:text>\
        <text:p>12 m<text:span text:style-name="T1">2</text:span>, CO\
        <text:span text:style-name="T2">2</text:span>, wie Meier<text:span\
         text:style-name="T3">12</text:span> sagt<text:note text:id="f" text:note-class="footnote">\
        <text:note-citation>1</text:note-citation><text:note-body><text:p>Quelle</text:p>\
        </text:note-body></text:note>.</text:p>
        </office:text></office:body></office:document-content>
        """
            .formatted(text));
    read(parts, Format.ODT);
    assertThat(text().replace('\n', ' ')).startsWith("12 m2, CO2, wie Meier 12 sagt 1");
    assertThat(text()).contains("Quelle");
  }

  @Test
  void raised_marks_on_slides_stand_apart_likewise() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XMLSlideShow show = new XMLSlideShow()) {
      XSLFTextParagraph paragraph = show.createSlide().createTextBox().addNewTextParagraph();
      paragraph.addNewTextRun().setText("12 m");
      XSLFTextRun square = paragraph.addNewTextRun();
      square.setText("2");
      square.setSuperscript(true);
      paragraph.addNewTextRun().setText(" wie Meier");
      XSLFTextRun mark = paragraph.addNewTextRun();
      mark.setText("3");
      mark.setSuperscript(true);
      show.write(bytes);
    }
    read(parts(bytes.toByteArray()), Format.PPTX);
    assertThat(text()).isEqualTo("12 m2 wie Meier 3");
  }

  @Test
  void what_stands_only_on_the_master_of_a_slide_is_not_read() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XMLSlideShow show = new XMLSlideShow()) {
      XSLFSlideMaster master = show.getSlideMasters().getFirst();
      master.createTextBox().setText("Vom Master");
      master.getSlideLayouts()[0].createTextBox().setText("Vom Layout");
      show.createSlide(master.getLayout(SlideLayout.BLANK)).createTextBox().setText("Erste");
      show.createSlide(master.getLayout(SlideLayout.TITLE_ONLY))
          .getPlaceholder(0)
          .setText("Zweite");
      show.write(bytes);
    }
    read(parts(bytes.toByteArray()), Format.PPTX);
    assertThat(pages.getFirst().text()).isEqualTo("Erste");
    assertThat(pages.getLast().text()).isEqualTo("Zweite");
    ByteArrayOutputStream old = new ByteArrayOutputStream();
    try (HSLFSlideShow show = new HSLFSlideShow()) {
      HSLFTextBox box = new HSLFTextBox();
      box.setText("Vom Master");
      show.getSlideMasters().getFirst().addShape(box);
      show.createSlide().addTitle().setText("Lage der Wohnungen");
      show.write(old);
    }
    pages.clear();
    Path file = Files.write(folder.resolve("a.ppt"), old.toByteArray());
    new OfficeReader().read(file, Format.PPT, Limits.DEFAULTS, pages::add);
    assertThat(pages).singleElement().extracting(Page::text).isEqualTo("Lage der Wohnungen");
  }

  @Test
  void what_stands_behind_a_break_is_read_where_pages_were_handed_on_before() throws IOException {
    String before = "<w:p><w:r><w:t>" + "Anfang ".repeat(300) + "</w:t></w:r></w:p>";
    Map<String, byte[]> parts =
        word(
            before.repeat(4)
                + "<w:p><w:r><w:t>Mitte & Bruch</w:r></w:p>"
                + run("<w:t>Danach</w:t>")
                + before
                + run("<w:t>Schluss</w:t>"));
    Extraction extraction = read(parts, Format.DOCX);
    assertThat(extraction.why()).contains(Fault.DAMAGED);
    String all = pages.stream().map(Page::text).reduce("", (a, b) -> a + "\n" + b);
    assertThat(all).containsOnlyOnce("Danach").containsOnlyOnce("Schluss").contains("Mitte");
    assertThat(all.split("Anfang", -1)).hasSize(5 * 300 + 1);
    assertThat(pages.getLast().label()).isEqualTo("word/document.xml");
    assertThat(pages).extracting(Page::number).isSorted().doesNotHaveDuplicates();
  }

  private static String raised(String text) {
    return "<w:r><w:rPr><w:i/><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>"
        + text
        + "</w:t></w:r>";
  }

  @Test
  void chunks_in_other_formats_are_read_where_they_stand() throws IOException {
    Map<String, byte[]> parts =
        word(
            run("<w:t>Davor</w:t>")
                + "<w:altChunk r:id=\"a\"/>"
                + run("<w:t>Danach</w:t>")
                + "<w:altChunk r:id=\"b\"><w:altChunkPr/></w:altChunk><w:altChunk r:id=\"c\"/>");
    put(
        parts,
        "word/_rels/document.xml.rels",
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            + chunk("a", "chunk.html")
            + chunk("b", "/word/b.txt")
            + chunk("c", "c.rtf")
            + "</Relationships>");
    put(
        parts,
        "word/chunk.html",
        "<html><head><meta charset='utf-8'></head><body><p>F\u00fcr die Amsel</p></body></html>");
    put(parts, "word/b.txt", "Ein Text & mehr");
    put(parts, "word/c.rtf", "{\\rtf1\\ansi Gr\\'fc\\'dfe\\par}");
    put(
        parts,
        "[Content_Types].xml",
        types(
            "<Default Extension='html' ContentType='text/html'/><Default Extension='txt'"
                + " ContentType='text/plain'/><Default Extension='rtf'"
                + " ContentType='application/rtf'/>"));
    read(parts, Format.DOCX);
    assertThat(text().lines().filter(line -> !line.isBlank()).map(String::strip))
        .containsExactly(
            "Davor", "F\u00fcr die Amsel", "Danach", "Ein Text & mehr", "Gr\u00fc\u00dfe");
  }

  @Test
  void strict_names_and_foreign_files_do_not_matter() throws IOException {
    Map<String, byte[]> parts = word(run("<w:t>Streng</w:t>"));
    parts.replaceAll((name, bytes) -> strict(bytes));
    read(parts, Format.DOCX);
    assertThat(text()).isEqualTo("Streng");

    Map<String, byte[]> odd = new LinkedHashMap<>();
    word(run("<w:t>Text</w:t>"))
        .forEach((name, bytes) -> odd.put(name.startsWith("word") ? "/" + name : name, bytes));
    put(odd, "notiz.dat", "x");
    put(odd, "__MACOSX/._x", "x");
    put(odd, ".DS_Store", "x");
    read(odd, Format.DOCX);
    assertThat(text()).isEqualTo("Text");

    String main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    Map<String, byte[]> sheets = new LinkedHashMap<>();
    put(
        sheets,
        "[Content_Types].xml",
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default"
            + " Extension='rels'"
            + " ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override"
            + " PartName='/xl/workbook.xml'"
            + " ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/><Override"
            + " PartName='/xl/a.xml'"
            + " ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'/></Types>");
    String rels =
        "<Relationships"
            + " xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship"
            + " Id='a' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/%s'"
            + " Target='%s'/></Relationships>";
    put(sheets, "_rels/.rels", rels.formatted("officeDocument", "xl/workbook.xml"));
    put(sheets, "xl/_rels/workbook.xml.rels", rels.formatted("worksheet", "a.xml"));
    put(
        sheets,
        "xl/workbook.xml",
        "<workbook xmlns='"
            + main
            + "' xmlns:r='http://purl.oclc.org/ooxml/officeDocument/relationships'><sheets><sheet"
            + " name='Blatt' sheetId='1' r:id='a'/></sheets></workbook>");
    put(
        sheets,
        "xl/a.xml",
        "<worksheet xmlns='"
            + main
            + "'><sheetData><row r='1'><c r='A1'"
            + " t='inlineStr'><is><t>Tabelle</t></is></c></row></sheetData></worksheet>");
    read(sheets, Format.XLSX);
    assertThat(pages).extracting(Page::label).containsExactly("Blatt");
    assertThat(text()).isEqualTo("Tabelle");
  }

  @Test
  void deleted_text_is_not_read() throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    put(parts, "mimetype", Format.ODT.mediaType());
    put(
        parts,
        "content.xml",
        "<o:document-content xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
            + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><o:body><o:text>"
            + "<text:tracked-changes><text:changed-region><text:deletion><text:p>Weg</text:p>"
            + "</text:deletion></text:changed-region></text:tracked-changes>"
            + "<text:p>G\u00fcltig</text:p></o:text></o:body></o:document-content>");
    read(parts, Format.ODT);
    assertThat(text()).isEqualTo("G\u00fcltig");
  }

  @Test
  void a_slide_that_is_broken_costs_only_what_is_broken() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XMLSlideShow show = new XMLSlideShow()) {
      for (String text : List.of("Erste", "Zweite", "Dritte")) {
        show.createSlide().createTextBox().setText(text);
      }
      show.write(bytes);
    }
    Map<String, byte[]> parts = parts(bytes.toByteArray());
    parts.computeIfPresent(
        "ppt/slides/slide2.xml",
        (name, old) -> new String(old, UTF_8).replaceFirst("</p:sld>", "</p:sl").getBytes(UTF_8));
    Extraction extraction = read(parts, Format.PPTX);
    assertThat(extraction.why()).contains(Fault.DAMAGED);
    assertThat(pages).extracting(Page::text).containsExactly("Erste", "Zweite", "Dritte", "");
    assertThat(pages.getLast().label()).isEqualTo("ppt/slides/slide2.xml");
  }

  @Test
  void comments_on_slides_need_no_list_of_authors() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XMLSlideShow show = new XMLSlideShow()) {
      show.createSlide().createTextBox().setText("Erste");
      show.createSlide().createTextBox().setText("Zweite");
      show.write(bytes);
    }
    Map<String, byte[]> parts = parts(bytes.toByteArray());
    put(
        parts,
        "ppt/comments/comment1.xml",
        "<p:cmLst xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'><p:cm"
            + " authorId='7' dt='2019-04-03T12:00:00' idx='1'><p:pos x='1' y='1'/><p:text>Kommentar"
            + "</p:text></p:cm></p:cmLst>");
    insert(
        parts,
        "ppt/slides/_rels/slide2.xml.rels",
        "</Relationships>",
        "<Relationship Id='c' Type='%s/comments' Target='../comments/comment1.xml'/>"
            .formatted(REL));
    insert(
        parts,
        "[Content_Types].xml",
        "</Types>",
        "<Override PartName='/ppt/comments/comment1.xml' ContentType='application/"
            + "vnd.openxmlformats-officedocument.presentationml.comments+xml'/>");
    assertThat(read(parts, Format.PPTX).why()).isEmpty();
    assertThat(pages).hasSize(2);
    assertThat(pages.getLast().text()).contains("Zweite", "Kommentar");
  }

  private static void insert(Map<String, byte[]> parts, String name, String end, String more) {
    put(parts, name, new String(parts.get(name), UTF_8).replace(end, more + end));
  }

  private static Map<String, byte[]> parts(byte[] zip) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
        parts.put(part.getName(), in.readAllBytes());
      }
    }
    return parts;
  }

  private static Map<String, byte[]> word(String body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XWPFDocument document = new XWPFDocument()) {
      document.write(bytes);
    }
    Map<String, byte[]> parts = parts(bytes.toByteArray());
    put(
        parts,
        "word/document.xml",
        "<w:document xmlns:w='"
            + WORD
            + "' xmlns:r='"
            + REL
            + "'><w:body>"
            + body
            + "</w:body></w:document>");
    return parts;
  }

  private static String types(String more) {
    return "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default"
        + " Extension='rels'"
        + " ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Default"
        + " Extension='xml' ContentType='application/xml'/>"
        + more
        + "<Override PartName='/word/document.xml'"
        + " ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
  }

  private static String run(String content) {
    return "<w:p><w:r>" + content + "</w:r></w:p>";
  }

  private static String chunk(String id, String target) {
    return "<Relationship Id='%s' Type='%s/aFChunk' Target='%s'/>".formatted(id, REL, target);
  }

  private static void put(Map<String, byte[]> parts, String name, String text) {
    parts.put(name, text.getBytes(UTF_8));
  }

  private static byte[] strict(byte[] part) {
    return new String(part, UTF_8)
        .replaceAll(
            "http://schemas.openxmlformats.org/(officeDocument|wordprocessingml|drawingml)/2006/",
            "http://purl.oclc.org/ooxml/$1/")
        .getBytes(UTF_8);
  }

  private String text() {
    return pages.getFirst().text();
  }

  private Extraction read(Map<String, byte[]> parts, Format format) throws IOException {
    Path file = folder.resolve("sample");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    pages.clear();
    return new OfficeReader().read(file, format, Limits.DEFAULTS, pages::add);
  }
}
