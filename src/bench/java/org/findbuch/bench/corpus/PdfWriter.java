package org.findbuch.bench.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.findbuch.document.Page;

/**
 * Writes a document as a born-digital PDF: one page each page, a line each line, and the part of
 * the font that it uses inside, as word processors write it.
 */
final class PdfWriter implements AutoCloseable {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float MARGIN = 60;
  private static final float SIZE = 10;
  private static final float LEADING = 13;

  private final TrueTypeFont font;

  PdfWriter() throws IOException {
    try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
      if (in == null) {
        throw new IOException("PDFBox no longer brings " + FONT);
      }
      font = new TTFParser().parse(new RandomAccessReadBuffer(in));
      // looking for ligatures costs twenty times what all the rest does
      font.setEnableGsub(false);
    }
  }

  void write(GeneratedDocument document, Path file) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      pdf.getDocumentInformation().setTitle(document.metadata().title());
      PDFont subset = PDType0Font.load(pdf, font, true);
      for (Page page : document.pages()) {
        write(pdf, subset, page);
      }
      pdf.save(file.toFile());
    }
  }

  private static void write(PDDocument pdf, PDFont font, Page page) throws IOException {
    PDPage sheet = new PDPage(PDRectangle.A4);
    pdf.addPage(sheet);
    try (PDPageContentStream out = new PDPageContentStream(pdf, sheet)) {
      out.beginText();
      out.setFont(font, SIZE);
      out.setLeading(LEADING);
      out.newLineAtOffset(MARGIN, PDRectangle.A4.getHeight() - MARGIN);
      for (String line : page.text().split("\n", -1)) {
        if (!line.isEmpty()) {
          out.showText(line);
        }
        out.newLine();
      }
      out.endText();
    }
  }

  @Override
  public void close() throws IOException {
    font.close();
  }
}
