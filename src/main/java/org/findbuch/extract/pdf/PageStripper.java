package org.findbuch.extract.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Takes one page after another off a PDF, in the order in which its program wrote the text. */
final class PageStripper extends PDFTextStripper {
  private final PrintedBefore printed = new PrintedBefore();
  private Script script = new Script(new Surface(new PDPage()));
  private boolean marked;

  PageStripper() {
    // pages are handed over one by one, which PDFBox counts as page 0
    setStartPage(0);
    setSuppressDuplicateOverlappingText(false);
  }

  /** The text of the page; what was found before a fault is lost with it. */
  Script strip(PDPage page) throws IOException {
    script = new Script(new Surface(page));
    printed.clear();
    marked = false;
    processPage(page);
    if (!marked) {
      requireContents(page);
    }
    return script;
  }

  /** PDFBox passes over contents that it cannot unpack; such a page is not blank. */
  private static void requireContents(PDPage page) throws IOException {
    Iterator<PDStream> streams = page.getContentStreams();
    while (streams.hasNext()) {
      try (InputStream in = streams.next().createInputStream()) {
        in.skipNBytes(in.available());
      }
    }
  }

  /** Whether the page last stripped shows anything at all. */
  boolean sawMarks() {
    return marked;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    switch (operator.getName()) {
      case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "BI" -> marked = true;
      case "Do" -> marked |= isImage(operands);
      default -> {}
    }
    super.processOperator(operator, operands);
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    marked = true;
    super.showGlyph(matrix, font, code, displacement);
  }

  @Override
  protected void processTextPosition(TextPosition glyph) {
    if (glyph.getUnicode().isBlank() || !printed.saw(glyph)) {
      super.processTextPosition(glyph);
    }
  }

  /** What is typed into forms and written on the page as a note stands beside its content. */
  @Override
  protected void writePage() throws IOException {
    for (PDAnnotation annotation : getCurrentPage().getAnnotations()) {
      String type = annotation.getSubtype();
      if (("Widget".equals(type) || "FreeText".equals(type)) && !annotation.isHidden()) {
        getGraphicsState().setCurrentTransformationMatrix(new Matrix());
        showAnnotation(annotation);
      }
    }
    super.writePage();
  }

  @Override
  protected void writeString(String run, List<TextPosition> glyphs) {
    script.write(run, glyphs);
  }

  @Override
  protected void writeWordSeparator() {
    script.space();
  }

  @Override
  protected void writeLineSeparator() {
    script.newLine();
  }

  /** Where paragraphs begin is seen by the script, line by line. */
  @Override
  protected void writeParagraphSeparator() {
    script.newLine();
  }

  @Override
  protected void writeParagraphStart() {
    script.newLine();
  }

  @Override
  protected void writeParagraphEnd() {
    script.newLine();
  }

  @Override
  protected void startArticle(boolean leftToRight) {
    script.newLine();
  }

  @Override
  protected void endArticle() {
    script.newLine();
  }

  @Override
  protected void writePageStart() {}

  @Override
  protected void writePageEnd() {}

  private boolean isImage(List<COSBase> operands) {
    PDResources resources = getResources();
    return resources != null
        && !operands.isEmpty()
        && operands.getFirst() instanceof COSName name
        && resources.isImageXObject(name);
  }
}
