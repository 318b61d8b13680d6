package org.findbuch.hostile;

/** The least that makes a package of each kind, around the one part that matters. */
final class Office {
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String PARTS = "application/vnd.openxmlformats-officedocument.";
  private static final String LINKS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String ODF = "urn:oasis:names:tc:opendocument:xmlns:";

  private Office() {}

  static RawZip docx() {
    return packed("word/document.xml", "wordprocessingml.document.main+xml");
  }

  static String document(String prolog, String text) {
    return prolog
        + "<w:document xmlns:w='"
        + WORD
        + "'><w:body><w:p><w:r><w:t>"
        + text
        + "</w:t></w:r></w:p></w:body></w:document>";
  }

  static RawZip xlsx() {
    return packed("xl/workbook.xml", "spreadsheetml.sheet.main+xml")
        .add(
            "xl/workbook.xml",
            "<workbook xmlns='"
                + SHEETS
                + "' xmlns:r='"
                + LINKS
                + "'><sheets><sheet name='Blatt' sheetId='1' r:id='r1'/></sheets></workbook>")
        .add(
            "xl/_rels/workbook.xml.rels",
            links(
                link("r1", "worksheet", "worksheets/sheet1.xml")
                    + link("r2", "sharedStrings", "sharedStrings.xml")));
  }

  static String strings(String prolog, String counts, String text) {
    return prolog + "<sst xmlns='" + SHEETS + "' " + counts + "><si><t>" + text + "</t></si></sst>";
  }

  static String sheet(String range, String rows) {
    return "<worksheet xmlns='"
        + SHEETS
        + "'><dimension ref='"
        + range
        + "'/><sheetData>"
        + rows
        + "</sheetData></worksheet>";
  }

  /** A sheet that shows the first of the shared texts. */
  static RawZip xlsx(String strings) {
    return xlsx()
        .add(
            "xl/worksheets/sheet1.xml",
            sheet("A1", "<row r='1'><c r='A1' t='s'><v>0</v></c></row>"))
        .add("xl/sharedStrings.xml", strings);
  }

  static RawZip odf(String kind) {
    String type = "application/vnd.oasis.opendocument." + kind;
    return new RawZip()
        .add("mimetype", type)
        .add(
            "META-INF/manifest.xml",
            "<m:manifest xmlns:m='"
                + ODF
                + "manifest:1.0'><m:file-entry m:full-path='/' m:media-type='"
                + type
                + "'/></m:manifest>");
  }

  static String text(String prolog, String text) {
    return content(prolog, "<office:text><text:p>" + text + "</text:p></office:text>");
  }

  static String table(String prolog, String text) {
    return content(
        prolog,
        "<office:spreadsheet><table:table table:name='Blatt'><table:table-row><table:table-cell>"
            + "<text:p>"
            + text
            + "</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>");
  }

  private static String content(String prolog, String body) {
    return prolog
        + "<office:document-content xmlns:office='"
        + ODF
        + "office:1.0' xmlns:text='"
        + ODF
        + "text:1.0' xmlns:table='"
        + ODF
        + "table:1.0'><office:body>"
        + body
        + "</office:body></office:document-content>";
  }

  static RawZip epub() {
    return new RawZip()
        .add("mimetype", "application/epub+zip")
        .add(
            "META-INF/container.xml",
            "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
                + "<rootfile full-path='book.opf' media-type='application/oebps-package+xml'/>"
                + "</rootfiles></container>")
        .add(
            "book.opf",
            "<package xmlns='http://www.idpf.org/2007/opf' version='2.0'><manifest>"
                + "<item id='c' href='c.xhtml' media-type='application/xhtml+xml'/></manifest>"
                + "<spine><itemref idref='c'/></spine></package>");
  }

  static String chapter(String prolog, String text) {
    return prolog
        + "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><p>"
        + text
        + "</p></body></html>";
  }

  private static RawZip packed(String main, String type) {
    return new RawZip()
        .add(
            "[Content_Types].xml",
            "<Types xmlns='"
                + PACKAGE
                + "content-types'><Default Extension='rels' ContentType='application/vnd."
                + "openxmlformats-package.relationships+xml'/><Default Extension='xml'"
                + " ContentType='application/xml'/>"
                + "<Default Extension='svg' ContentType='image/svg+xml'/>"
                + "<Default Extension='docx' ContentType='application/octet-stream'/>"
                + "<Default Extension='xlsx' ContentType='application/octet-stream'/>"
                + override("/" + main, type)
                + override("/xl/worksheets/sheet1.xml", "spreadsheetml.worksheet+xml")
                + override("/xl/sharedStrings.xml", "spreadsheetml.sharedStrings+xml")
                + "</Types>")
        .add("_rels/.rels", links(link("r1", "officeDocument", main)));
  }

  private static String override(String part, String type) {
    return "<Override PartName='" + part + "' ContentType='" + PARTS + type + "'/>";
  }

  private static String links(String links) {
    return "<Relationships xmlns='" + PACKAGE + "relationships'>" + links + "</Relationships>";
  }

  private static String link(String id, String type, String target) {
    return "<Relationship Id='"
        + id
        + "' Type='"
        + LINKS
        + "/"
        + type
        + "' Target='"
        + target
        + "'/>";
  }
}
