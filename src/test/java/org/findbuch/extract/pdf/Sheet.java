package org.findbuch.extract.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;

/** A page to write on for a test; (0, 0) is its lower left corner. */
final class Sheet implements AutoCloseable {
  private static final PDFont TIMES = new PDType1Font(FontName.TIMES_ROMAN);

  private final PDDocument document = new PDDocument();
  private final PDPage page = new PDPage(PDRectangle.A4);
  private final PDPageContentStream content;

  Sheet() {
    document.addPage(page);
    try {
      content = new PDPageContentStream(document, page);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The text in lines no wider than that. */
  static List<String> wrapped(String text, float size, float width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && width(line + " " + word, size) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  static float width(String text, float size) {
    try {
      return TIMES.getStringWidth(text) / 1000 * size;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Turns the page a quarter to the right when it is shown. */
  void turn() {
    page.setRotation(90);
  }

  void line(float x, float y, float size, String text) throws IOException {
    line(Matrix.getTranslateInstance(x, y), size, text);
  }

  void line(Matrix place, float size, String text) throws IOException {
    content.beginText();
    content.setFont(TIMES, size);
    content.setTextMatrix(place);
    content.showText(text);
    content.endText();
  }

  /** Lines one below the other; gives where the next one would stand. */
  float lines(float x, float y, float size, List<String> lines) throws IOException {
    float at = y;
    for (String line : lines) {
      line(x, at, size, line);
      at -= 1.2f * size;
    }
    return at;
  }

  /** Every letter by itself, as programs do that place each of them. */
  void letters(float x, float y, float size, String text) throws IOException {
    float at = x;
    for (int i = 0; i < text.length(); i++) {
      String letter = text.substring(i, i + 1);
      if (!letter.isBlank()) {
        line(at, y, size, letter);
      }
      at += width(letter, size) - (i % 3 == 1 ? 0.03f * size : 0);
    }
  }

  void spaced(float x, float y, float size, float spacing, String text) throws IOException {
    content.beginText();
    content.setFont(TIMES, size);
    content.setCharacterSpacing(spacing);
    content.newLineAtOffset(x, y);
    content.showText(text);
    content.setCharacterSpacing(0);
    content.endText();
  }

  /** A line in which {@code fi} and {@code fl} are one sign each. */
  void ligatures(float x, float y, float size, String text) throws IOException {
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE1);
    font.setItem(COSName.BASE_FONT, COSName.getPDFName("Times-Roman"));
    COSArray differences = new COSArray();
    differences.add(COSInteger.get(1));
    differences.add(COSName.getPDFName("fi"));
    differences.add(COSName.getPDFName("fl"));
    COSDictionary encoding = new COSDictionary();
    encoding.setItem(COSName.BASE_ENCODING, COSName.WIN_ANSI_ENCODING);
    encoding.setItem(COSName.DIFFERENCES, differences);
    font.setItem(COSName.ENCODING, encoding);
    content.beginText();
    content.setFont(new PDType1Font(font), size);
    content.newLineAtOffset(x, y);
    content.showText(text.replace("fi", "\ufb01").replace("fl", "\ufb02"));
    content.endText();
  }

  byte[] pdf() throws IOException {
    content.close();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
