package org.findbuch.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** PDFs as a program writes them today: objects packed together, or locked. */
final class LibraryPdf {
  private LibraryPdf() {}

  static byte[] packed(int pages) throws IOException {
    try (PDDocument document = document(pages)) {
      return bytes(document);
    }
  }

  /** With a password to change it, and maybe one to open it. */
  static byte[] locked(String toOpen) throws IOException {
    try (PDDocument document = document(1)) {
      document.protect(new StandardProtectionPolicy("besitzer", toOpen, new AccessPermission()));
      return bytes(document);
    }
  }

  private static PDDocument document(int pages) throws IOException {
    PDDocument document = new PDDocument();
    for (int i = 1; i <= pages; i++) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.newLineAtOffset(72, 700);
        content.showText("Gesundheitskonferenz Seite " + i);
        content.endText();
      }
    }
    return document;
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }
}
