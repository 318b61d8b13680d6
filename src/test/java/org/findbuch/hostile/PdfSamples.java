package org.findbuch.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** PDFs that are broken, endless, or larger than they look. */
final class PdfSamples {
  private static final String HELLO = RawPdf.write("Gesundheitskonferenz");
  private static final int DEEP = 100_000;

  private PdfSamples() {}

  static Map<String, Sample> all() {
    Map<String, Sample> all = new HashMap<>();
    all.putAll(loops());
    all.putAll(sizes());
    all.putAll(tables());
    for (int tenth = 1; tenth < 10; tenth++) {
      int kept = tenth;
      all.put("pdf-cut-" + tenth, bait -> cut(pages(10, false), kept));
      all.put("pdf-cut-late-" + tenth, bait -> cut(pages(10, true), kept));
      all.put("pdf-cut-packed-" + tenth, bait -> cut(LibraryPdf.packed(10), kept));
    }
    all.put("pdf-user-password", bait -> LibraryPdf.locked("geheim"));
    all.put("pdf-owner-password", bait -> LibraryPdf.locked(""));
    all.put("pdf-xfa-entity-file", bait -> form(Entities.outside(bait.file()), ""));
    all.put("pdf-xfa-entity-http", bait -> form(Entities.outside(bait.server()), ""));
    all.put("pdf-xfa-laughs", bait -> form(Entities.laughs(), ""));
    all.put("pdf-xmp-entity-file", bait -> form("", Entities.outside(bait.file())));
    all.put("pdf-xmp-entity-http", bait -> form("", Entities.outside(bait.server())));
    all.put("pdf-xmp-laughs", bait -> form("", Entities.laughs()));
    return all;
  }

  private static Map<String, Sample> loops() {
    return Map.ofEntries(
        Map.entry("pdf-loop-pages", bait -> loopedTree()),
        Map.entry("pdf-loop-outlines", bait -> loopedOutlines()),
        Map.entry("pdf-loop-resources", bait -> loopedResources()),
        Map.entry("pdf-loop-form", bait -> forms(1, 2)),
        Map.entry("pdf-form-tree", bait -> forms(29, 10)),
        Map.entry("pdf-loop-object-stream", bait -> loopedObjectStream()),
        Map.entry("pdf-loop-table", bait -> one(HELLO, "", "", 0, "/Prev 9")),
        Map.entry("pdf-loop-contents", bait -> loopedContents()),
        Map.entry("pdf-loop-length", bait -> loopedLength()),
        Map.entry("pdf-loop-font", bait -> loopedFont()));
  }

  private static Map<String, Sample> sizes() {
    return Map.ofEntries(
        Map.entry("pdf-deep-arrays", bait -> deep("[", "]")),
        Map.entry("pdf-deep-dictionaries", bait -> deep("<< /A ", ">>")),
        Map.entry("pdf-deep-tree", bait -> deepTree()),
        Map.entry("pdf-deep-q", bait -> one("q ".repeat(DEEP) + HELLO, "", "", 0, "")),
        Map.entry(
            "pdf-deep-operands", bait -> one("[".repeat(DEEP) + " TJ " + HELLO, "", "", 0, "")),
        Map.entry("pdf-10000-pages", bait -> pages(10_000, false)),
        Map.entry("pdf-100000-pages", bait -> pages(100_000, false)),
        Map.entry("pdf-giant-page", bait -> box("[0 0 1e30 1e30]")),
        Map.entry("pdf-inverted-page", bait -> box("[0 0 -10 99999999999999999999]")),
        Map.entry("pdf-flate-bomb", bait -> bomb("0 0 m\n")),
        Map.entry("pdf-flate-text-bomb", bait -> bomb(HELLO)),
        Map.entry("pdf-flate-blank-bomb", bait -> bomb(" ")),
        Map.entry("pdf-flate-form-bomb", bait -> formBomb()),
        Map.entry("pdf-giant-image", bait -> image()),
        Map.entry(
            "pdf-long-string",
            bait -> one(RawPdf.write("lang ".repeat(10_000_000)), "", "", 0, "")));
  }

  private static Map<String, Sample> tables() {
    return Map.ofEntries(
        Map.entry("pdf-table-wrong", bait -> one(HELLO, "", "", 777, "")),
        Map.entry(
            "pdf-table-none",
            bait ->
                new String(one(HELLO, "", "", 0, ""), ISO_8859_1)
                    .split("xref", 2)[0].getBytes(ISO_8859_1)),
        Map.entry("pdf-table-negative", bait -> one(HELLO, "", "", -1, "")),
        Map.entry("pdf-table-huge", bait -> replaced("0 5\n", "0 2147483647\n")),
        Map.entry("pdf-length-short", bait -> replaced("/Length 51", "/Length 3")),
        Map.entry("pdf-length-long", bait -> replaced("/Length 51", "/Length 999999999")),
        Map.entry("pdf-length-negative", bait -> replaced("/Length 51", "/Length -1")),
        Map.entry("pdf-header-only", bait -> "%PDF-1.7\n".getBytes(ISO_8859_1)),
        Map.entry("pdf-garbage", bait -> garbage()));
  }

  static byte[] hello() {
    return one(HELLO, "", "", 0, "");
  }

  /** One page; a table at 0 is where it belongs. */
  private static byte[] one(
      String content, String page, String catalogue, int table, String trailer) {
    RawPdf pdf = new RawPdf();
    int tree = pdf.number();
    int text = pdf.content(content);
    int only = pdf.add(RawPdf.page(tree, text, page));
    pdf.put(tree, RawPdf.tree(only + " 0 R", 1));
    int root = pdf.catalogue(tree, catalogue);
    return pdf.end(root, table == 0 ? pdf.position() : table, trailer);
  }

  private static byte[] replaced(String what, String by) {
    String whole = new String(hello(), ISO_8859_1);
    if (!whole.contains(what)) {
      throw new IllegalStateException("no " + what + " in " + whole);
    }
    return whole.replace(what, by).getBytes(ISO_8859_1);
  }

  private static byte[] garbage() {
    byte[] bytes = new byte[100_000];
    new java.util.Random(1).nextBytes(bytes);
    byte[] head = "%PDF-1.7\n".getBytes(ISO_8859_1);
    System.arraycopy(head, 0, bytes, 0, head.length);
    return bytes;
  }

  private static byte[] cut(byte[] whole, int tenths) {
    return Arrays.copyOf(whole, whole.length / 10 * tenths);
  }

  /** Programs write the catalogue first or last. */
  private static byte[] pages(int count, boolean catalogueLast) {
    RawPdf pdf = new RawPdf();
    int tree = pdf.number();
    StringBuilder kids = new StringBuilder();
    int root = 0;
    if (!catalogueLast) {
      root = pdf.catalogue(tree, "");
      for (int i = 0; i < count; i++) {
        kids.append(tree + 2 + 2 * i).append(" 0 R ");
      }
      pdf.put(tree, RawPdf.tree(kids.toString(), count));
    }
    for (int i = 1; i <= count; i++) {
      int page = pdf.number();
      int content = pdf.content(RawPdf.write("Gesundheitskonferenz Seite " + i));
      pdf.put(page, RawPdf.page(tree, content, ""));
      kids.append(catalogueLast ? page + " 0 R " : "");
    }
    if (catalogueLast) {
      pdf.put(tree, RawPdf.tree(kids.toString(), count));
      root = pdf.catalogue(tree, "");
    }
    return pdf.end(root);
  }

  private static byte[] loopedTree() {
    RawPdf pdf = new RawPdf();
    int tree = pdf.number();
    int inner = pdf.number();
    int page = pdf.add(RawPdf.page(tree, pdf.content(HELLO), ""));
    pdf.put(tree, RawPdf.tree(page + " 0 R " + inner + " 0 R", 3));
    pdf.put(inner, RawPdf.tree(tree + " 0 R " + inner + " 0 R", 2));
    return pdf.end(pdf.catalogue(tree, ""));
  }

  private static byte[] loopedOutlines() {
    RawPdf pdf = new RawPdf();
    int tree = pdf.number();
    int page = pdf.add(RawPdf.page(tree, pdf.content(HELLO), ""));
    pdf.put(tree, RawPdf.tree(page + " 0 R", 1));
    int outlines = pdf.number();
    int item = pdf.number();
    pdf.put(outlines, "<< /First " + item + " 0 R /Last " + item + " 0 R /Count 1 >>");
    pdf.put(
        item,
        "<< /Title (x) /Parent %d 0 R /Next %d 0 R /First %d 0 R >>"
            .formatted(item, item, outlines));
    String labels = "/PageLabels << /Kids [" + (item + 1) + " 0 R] >>";
    pdf.add("<< /Kids [" + (item + 1) + " 0 R] >>");
    return pdf.end(pdf.catalogue(tree, "/Outlines " + outlines + " 0 R " + labels));
  }

  private static byte[] loopedResources() {
    RawPdf pdf = new RawPdf();
    int tree = pdf.number();
    int resources = pdf.number();
    pdf.put(
        resources,
        "<< /Font %1$d 0 R /XObject %1$d 0 R /Resources %1$d 0 R /F %1$d 0 R >>"
            .formatted(resources));
    int content = pdf.content(HELLO + "/Font Do /F Do\n");
    int page = pdf.add(RawPdf.page(tree, content, "").replace(RawPdf.FONT, resources + " 0 R"));
    pdf.put(tree, RawPdf.tree(page + " 0 R", 1));
    return pdf.end(pdf.catalogue(tree, ""));
  }

  /** Each form draws the next so often; the last one draws the first. */
  private static byte[] forms(int depth, int times) {
    RawPdf pdf = new RawPdf();
    int tree = pdf.number();
    int first = 2;
    for (int i = 0; i < depth; i++) {
      int next = i + 1 == depth ? first : first + i + 1;
      String entries =
          "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X "
              + next
              + " 0 R >> >>";
      pdf.stream(entries, "/X Do\n".repeat(times).getBytes(ISO_8859_1));
    }
    String fonts = RawPdf.FONT.replaceFirst("<<", "<< /XObject << /X " + first + " 0 R >>");
    int content = pdf.content(HELLO + "/X Do\n");
    int page = pdf.add(RawPdf.page(tree, content, "").replace(RawPdf.FONT, fonts));
    pdf.put(tree, RawPdf.tree(page + " 0 R", 1));
    return pdf.end(pdf.catalogue(tree, ""));
  }

  /** The stream of objects holds itself, extends itself, and stands in a table that does so too. */
  private static byte[] loopedObjectStream() {
    RawPdf pdf = new RawPdf();
    int tree = pdf.number();
    int page = pdf.add(RawPdf.page(tree, pdf.content(HELLO), ""));
    int objects = pdf.number();
    String inside = tree + " 0 " + objects + " 80 " + RawPdf.tree(page + " 0 R", 1);
    byte[] data = (inside + " ".repeat(99) + "<< /Type /ObjStm >>").getBytes(ISO_8859_1);
    pdf.stream(
        objects,
        "/Type /ObjStm /N 2 /First 12 /Extends %d 0 R /Length %d".formatted(objects, data.length),
        data);
    int root = pdf.catalogue(tree, "");
    int table = pdf.position();
    java.nio.ByteBuffer rows = java.nio.ByteBuffer.allocate(4 * 6);
    rows.put((byte) 2).putShort((short) objects).put((byte) 0);
    for (int i = 0; i < 5; i++) {
      rows.put((byte) 2).putShort((short) objects).put((byte) 1);
    }
    pdf.stream(
        "/Type /XRef /Size 7 /W [1 2 1] /Index [1 6] /Root %d 0 R /Prev %d".formatted(root, table),
        rows.array());
    pdf.text("startxref\n" + table + "\n%%EOF\n");
    return pdf.soFar();
  }

  private static byte[] loopedContents() {
    RawPdf pdf = new RawPdf();
    int tree = pdf.number();
    int content = pdf.content(HELLO);
    int array = pdf.number();
    pdf.put(array, "[" + content + " 0 R " + array + " 0 R " + tree + " 0 R]");
    int page = pdf.add(RawPdf.page(tree, array, ""));
    pdf.put(tree, RawPdf.tree(page + " 0 R", 1));
    return pdf.end(pdf.catalogue(tree, ""));
  }

  private static byte[] loopedLength() {
    RawPdf pdf = new RawPdf();
    int tree = pdf.number();
    int content = pdf.number();
    pdf.stream(content, "/Length " + content + " 0 R", HELLO.getBytes(ISO_8859_1));
    int page = pdf.add(RawPdf.page(tree, content, ""));
    pdf.put(tree, RawPdf.tree(page + " 0 R", 1));
    return pdf.end(pdf.catalogue(tree, ""));
  }

  private static byte[] loopedFont() {
    RawPdf pdf = new RawPdf();
    int tree = pdf.number();
    int font = pdf.number();
    pdf.put(
        font,
        ("<< /Type /Font /Subtype /Type0 /BaseFont /X /DescendantFonts [%1$d 0 R] /ToUnicode %1$d"
                + " 0 R /Encoding %1$d 0 R >>")
            .formatted(font));
    int content = pdf.content(HELLO);
    String page = RawPdf.page(tree, content, "");
    int only = pdf.add(page.replace(RawPdf.FONT, "<< /Font << /F " + font + " 0 R >> >>"));
    pdf.put(tree, RawPdf.tree(only + " 0 R", 1));
    return pdf.end(pdf.catalogue(tree, ""));
  }

  private static byte[] deep(String open, String close) {
    return one(HELLO, "/X " + open.repeat(DEEP) + close.repeat(DEEP), "", 0, "");
  }

  private static byte[] deepTree() {
    RawPdf pdf = new RawPdf();
    int depth = 20_000;
    for (int i = 1; i <= depth; i++) {
      pdf.add(RawPdf.tree((i + 1) + " 0 R", 1));
    }
    int page = pdf.number();
    pdf.put(page, RawPdf.page(depth, pdf.content(HELLO), ""));
    return pdf.end(pdf.catalogue(1, ""));
  }

  private static byte[] box(String box) {
    String whole = new String(one(HELLO, "", "", 0, ""), ISO_8859_1);
    return whole.replace("[0 0 595 842]", box).getBytes(ISO_8859_1);
  }

  /** A page of 1 GB. */
  private static byte[] bomb(String content) {
    RawPdf pdf = new RawPdf();
    int tree = pdf.number();
    int text = pdf.stream("/Filter /FlateDecode", gigabyte(content));
    int page = pdf.add(RawPdf.page(tree, text, ""));
    int fine = pdf.add(RawPdf.page(tree, pdf.content(HELLO), ""));
    pdf.put(tree, RawPdf.tree(page + " 0 R " + fine + " 0 R", 2));
    return pdf.end(pdf.catalogue(tree, ""));
  }

  private static byte[] gigabyte(String content) {
    byte[] piece = content.repeat((1 << 20) / content.length()).getBytes(ISO_8859_1);
    return Packed.of(piece, 1024).zlib();
  }

  private static byte[] formBomb() {
    RawPdf pdf = new RawPdf();
    int tree = pdf.number();
    int form =
        pdf.stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode",
            gigabyte("0 0 m\n"));
    String fonts = RawPdf.FONT.replaceFirst("<<", "<< /XObject << /X " + form + " 0 R >>");
    int content = pdf.content(HELLO + "/X Do\n");
    int page = pdf.add(RawPdf.page(tree, content, "").replace(RawPdf.FONT, fonts));
    pdf.put(tree, RawPdf.tree(page + " 0 R", 1));
    return pdf.end(pdf.catalogue(tree, ""));
  }

  private static byte[] image() {
    RawPdf pdf = new RawPdf();
    int tree = pdf.number();
    int image =
        pdf.stream(
            "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 16"
                + " /ColorSpace /DeviceRGB /Filter /FlateDecode",
            Packed.of(new byte[1000], 1).zlib());
    String fonts = RawPdf.FONT.replaceFirst("<<", "<< /XObject << /X " + image + " 0 R >>");
    int content = pdf.content(HELLO + "/X Do\n");
    int page = pdf.add(RawPdf.page(tree, content, "").replace(RawPdf.FONT, fonts));
    pdf.put(tree, RawPdf.tree(page + " 0 R", 1));
    return pdf.end(pdf.catalogue(tree, ""));
  }

  private static byte[] form(String xfa, String xmp) {
    RawPdf pdf = new RawPdf();
    int tree = pdf.number();
    int page = pdf.add(RawPdf.page(tree, pdf.content(HELLO), ""));
    pdf.put(tree, RawPdf.tree(page + " 0 R", 1));
    String template = xfa + "<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'>&e;</xdp:xdp>";
    int form = pdf.stream("", template.getBytes(ISO_8859_1));
    String packet =
        xmp
            + "<x:xmpmeta xmlns:x='adobe:ns:meta/'><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-"
            + "syntax-ns#'><r:Description xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>"
            + "<r:Alt><r:li xml:lang='x-default'>&e;</r:li></r:Alt></dc:title></r:Description>"
            + "</r:RDF></x:xmpmeta>";
    int told = pdf.stream("/Type /Metadata /Subtype /XML", packet.getBytes(ISO_8859_1));
    String more = "/AcroForm << /Fields [] /XFA %d 0 R >> /Metadata %d 0 R".formatted(form, told);
    return pdf.end(pdf.catalogue(tree, more));
  }
}
