package org.findbuch.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/** A PDF written object by object, so that every rule can be broken (ISO 32000-1, 7.5). */
public final class RawPdf {
  public static final String FONT =
      "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> >>";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<Integer, Integer> places = new TreeMap<>();
  private int last;

  public RawPdf() {
    text("%PDF-1.7\n");
  }

  /** A number for an object that is written later. */
  public int number() {
    return ++last;
  }

  public int add(String body) {
    return put(number(), body);
  }

  public int put(int number, String body) {
    places.put(number, out.size());
    text(number + " 0 obj\n" + body + "\nendobj\n");
    return number;
  }

  public int stream(String entries, byte[] data) {
    return stream(number(), entries + " /Length " + data.length, data);
  }

  /** A stream whose length is what its entries say, true or not. */
  public int stream(int number, String entries, byte[] data) {
    places.put(number, out.size());
    text(number + " 0 obj\n<< " + entries + " >>\nstream\n");
    out.writeBytes(data);
    text("\nendstream\nendobj\n");
    return number;
  }

  public int content(String content) {
    return stream("", content.getBytes(ISO_8859_1));
  }

  public static String write(String text) {
    return "BT /F 12 Tf 72 700 Td (" + text + ") Tj ET\n";
  }

  public static String page(int parent, int content, String more) {
    return "<< /Type /Page /Parent "
        + parent
        + " 0 R /MediaBox [0 0 595 842] /Resources "
        + FONT
        + " /Contents "
        + content
        + " 0 R "
        + more
        + " >>";
  }

  public static String tree(String kids, int count) {
    return "<< /Type /Pages /Kids [" + kids + "] /Count " + count + " >>";
  }

  public int catalogue(int tree, String more) {
    return add("<< /Type /Catalog /Pages " + tree + " 0 R " + more + " >>");
  }

  public byte[] end(int root) {
    return end(root, out.size(), "");
  }

  public byte[] end(int root, int tableAt, String more) {
    StringBuilder table = new StringBuilder("xref\n0 " + (last + 1) + "\n0000000000 65535 f \n");
    for (int number = 1; number <= last; number++) {
      table.append("%010d 00000 n \n".formatted(places.getOrDefault(number, 0)));
    }
    text(table.toString());
    text("trailer\n<< /Size " + (last + 1) + " /Root " + root + " 0 R " + more + " >>\n");
    text("startxref\n" + tableAt + "\n%%EOF\n");
    return out.toByteArray();
  }

  /** Where the next object stands. */
  public int position() {
    return out.size();
  }

  public byte[] soFar() {
    return out.toByteArray();
  }

  public void text(String text) {
    out.writeBytes(text.getBytes(ISO_8859_1));
  }
}
