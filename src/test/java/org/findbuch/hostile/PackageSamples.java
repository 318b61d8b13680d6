package org.findbuch.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;

/** Office files and books that unpack to more than they should, or ask for what is elsewhere. */
final class PackageSamples {
  private static final String HELLO = "Gesundheitskonferenz";

  private PackageSamples() {}

  static Map<String, Sample> all() {
    Map<String, Sample> all = new HashMap<>();
    all.putAll(bombs());
    all.putAll(entities());
    all.putAll(claims());
    return all;
  }

  /** What a package of each kind is called, without and with its main part. */
  private static RawZip begun(String kind) {
    return switch (kind) {
      case "docx" -> Office.docx();
      case "xlsx" -> Office.xlsx();
      case "odt" -> Office.odf("text");
      case "ods" -> Office.odf("spreadsheet");
      case "epub" -> Office.epub();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static RawZip whole(String kind, String prolog, String text) {
    return switch (kind) {
      case "docx" -> begun(kind).add("word/document.xml", Office.document(prolog, text));
      case "xlsx" -> Office.xlsx(Office.strings(prolog, "count='1' uniqueCount='1'", text));
      case "odt" -> begun(kind).add("content.xml", Office.text(prolog, text));
      case "ods" -> begun(kind).add("content.xml", Office.table(prolog, text));
      case "epub" -> begun(kind).add("c.xhtml", Office.chapter(prolog, text));
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static Map<String, Sample> bombs() {
    Map<String, Sample> all = new HashMap<>();
    for (String kind : new String[] {"docx", "xlsx", "odt", "epub"}) {
      all.put(kind + "-bomb-flat", bait -> flat(kind));
      all.put(
          kind + "-bomb-nested", bait -> whole(kind, "", HELLO).add(inner(kind), nested()).bytes());
      all.put(
          kind + "-bomb-overlapping",
          bait -> whole(kind, "", HELLO).overlapping("x", million(), 9_000).bytes());
      all.put(
          kind + "-bomb-quine",
          bait -> whole(kind, "", HELLO).add(inner(kind), Quine.zip()).bytes());
    }
    all.put("docx-many-parts", bait -> parts());
    all.put("zip-quine", bait -> Quine.zip());
    return all;
  }

  /** Something inside that is a package itself. */
  private static String inner(String kind) {
    return kind.equals("docx") ? "word/embeddings/inner.docx" : "embeddings/inner." + kind;
  }

  private static Packed million() {
    return Packed.of(" ".repeat(1 << 20).getBytes(UTF_8), 1);
  }

  private static byte[] flat(String kind) {
    Packed gigabytes = Packed.of(" ".repeat(1 << 20).getBytes(UTF_8), 2048);
    String main =
        switch (kind) {
          case "docx" -> "word/document.xml";
          case "xlsx" -> "xl/sharedStrings.xml";
          case "odt" -> "content.xml";
          default -> "c.xhtml";
        };
    return begun(kind).add(main, gigabytes).bytes();
  }

  /** Six packages, each with ten of the next; the innermost holds 16 MB. */
  private static byte[] nested() {
    byte[] inside = new RawZip().add("word/document.xml", Packed.of(new byte[1 << 20], 16)).bytes();
    for (int depth = 0; depth < 5; depth++) {
      RawZip outer = new RawZip();
      Packed same = Packed.of(inside, 1);
      for (int i = 0; i < 10; i++) {
        outer.add(i + ".zip", same);
      }
      inside = outer.bytes();
    }
    return inside;
  }

  private static byte[] parts() {
    RawZip zip = whole("docx", "", HELLO);
    for (int i = 0; i < 20_000; i++) {
      zip.add("word/media/" + i, "");
    }
    return zip.bytes();
  }

  private static Map<String, Sample> entities() {
    Map<String, Sample> all = new HashMap<>();
    for (String kind : new String[] {"docx", "xlsx", "odt", "ods", "epub"}) {
      all.put(kind + "-laughs", bait -> whole(kind, Entities.laughs(), HELLO + " &e;").bytes());
      all.put(
          kind + "-entity-file",
          bait -> whole(kind, Entities.outside(bait.file()), HELLO + " &e;").bytes());
      all.put(
          kind + "-entity-http",
          bait -> whole(kind, Entities.outside(bait.server()), HELLO + " &e;").bytes());
      all.put(
          kind + "-definitions-http",
          bait -> whole(kind, Entities.definitions(bait.server()), HELLO).bytes());
    }
    all.put("svg-laughs", bait -> svg(Entities.laughs()));
    all.put("svg-entity-file", bait -> svg(Entities.outside(bait.file())));
    all.put("svg-entity-http", bait -> svg(Entities.outside(bait.server())));
    all.put(
        "docx-picture-entity",
        bait ->
            whole("docx", "", HELLO)
                .add("word/media/image1.svg", svg(Entities.outside(bait.server())))
                .bytes());
    all.put(
        "docx-template-http",
        bait ->
            whole("docx", "", HELLO)
                .add("word/_rels/document.xml.rels", outward(bait.server()))
                .bytes());
    return all;
  }

  private static byte[] svg(String prolog) {
    return (prolog + "<svg xmlns='http://www.w3.org/2000/svg'><text>" + HELLO + " &e;</text></svg>")
        .getBytes(UTF_8);
  }

  /** A template and a picture that a word processor would fetch. */
  private static String outward(String address) {
    String type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    String link = "<Relationship Id='%s' Type='%s' Target='%s' TargetMode='External'/>";
    return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        + link.formatted("r1", type + "attachedTemplate", address)
        + link.formatted("r2", type + "image", address)
        + "</Relationships>";
  }

  private static Map<String, Sample> claims() {
    Map<String, Sample> all = new HashMap<>();
    all.put("docx-long-run", bait -> longRun());
    all.put("docx-deep", bait -> deep());
    all.put("xlsx-million-rows", bait -> millionRows());
    all.put(
        "xlsx-many-strings",
        bait ->
            Office.xlsx(Office.strings("", "count='2147483647' uniqueCount='2147483647'", HELLO))
                .bytes());
    all.put("xlsx-string-out-of-range", bait -> outOfRange());
    all.put("ods-million-rows", bait -> repeatedRows());
    return all;
  }

  /** One run of 500 MB. */
  private static byte[] longRun() {
    String whole = Office.document("", "@");
    int at = whole.indexOf('@');
    Packed text = Packed.of("lang ".repeat(200_000).getBytes(UTF_8), 500);
    return Office.docx()
        .add("word/document.xml", text.between(whole.substring(0, at), whole.substring(at + 1)))
        .bytes();
  }

  private static byte[] deep() {
    String deep = "<w:sdt><w:sdtContent>".repeat(100_000);
    String up = "</w:sdtContent></w:sdt>".repeat(100_000);
    String whole =
        Office.document("", HELLO)
            .replace("<w:p>", deep + "<w:p>")
            .replace("</w:p>", "</w:p>" + up);
    return Office.docx().add("word/document.xml", whole).bytes();
  }

  private static byte[] millionRows() {
    String rows =
        "<row r='1'><c r='A1' t='inlineStr'><is><t>Gesundheitskonferenz</t></is></c></row>"
            + "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>";
    return Office.xlsx()
        .add("xl/worksheets/sheet1.xml", Office.sheet("A1:XFD1048576", rows))
        .add("xl/sharedStrings.xml", Office.strings("", "", ""))
        .bytes();
  }

  private static byte[] outOfRange() {
    String row =
        "<row r='1'><c r='A1' t='s'><v>2000000000</v></c><c r='B1' t='inlineStr'><is><t>Gesundheitskonferenz</t></is></c></row>";
    return Office.xlsx()
        .add("xl/worksheets/sheet1.xml", Office.sheet("A1", row))
        .add("xl/sharedStrings.xml", Office.strings("", "", HELLO))
        .bytes();
  }

  private static byte[] repeatedRows() {
    String table =
        Office.table("", HELLO)
            .replace(
                "<table:table-row><table:table-cell>",
                "<table:table-row table:number-rows-repeated='1048576'>"
                    + "<table:table-cell table:number-columns-repeated='16384'>");
    return Office.odf("spreadsheet").add("content.xml", table).bytes();
  }
}
