package org.findbuch.extract.pdf.binding;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.findbuch.document.Layout.Boxes;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.extract.binding.RecognisedText;

/**
 * Lays recognised words where they stand on the picture of a page, unseen (ISO 32000-1, 9.3.6, text
 * rendering mode 3).
 */
record UnseenText(PDDocument target, DossierFace face) {
  /** How far letters reach below the line they stand on, as a share of their height. */
  private static final float BELOW = 0.2f;

  void draw(RecognisedText text, PDPage page) throws IOException {
    Boxes boxes = text.layout().boxes();
    if (boxes.words().isEmpty() || !(boxes.width() > 0 && boxes.height() > 0)) {
      return;
    }
    AffineTransform shown = shown(page, boxes);
    try (PDPageContentStream pen =
        new PDPageContentStream(target, page, AppendMode.APPEND, true, true)) {
      pen.beginText();
      pen.setRenderingMode(RenderingMode.NEITHER);
      for (WordBox word : boxes.words()) {
        String letters =
            word.end() <= text.text().length()
                ? face.known(text.text().substring(word.start(), word.end())).strip()
                : "";
        if (!letters.isEmpty() && word.width() > 0 && word.height() > 0) {
          set(letters, word, boxes, shown, pen);
        }
      }
      pen.endText();
    }
  }

  private void set(
      String letters, WordBox word, Boxes boxes, AffineTransform shown, PDPageContentStream pen)
      throws IOException {
    AffineTransform place = new AffineTransform(shown);
    place.translate(word.x(), boxes.height() - word.y() - word.height() * (1 - BELOW));
    pen.setFont(face.font(), word.height());
    pen.setHorizontalScaling(100 * word.width() / face.width(letters, word.height()));
    pen.setTextMatrix(new Matrix(place));
    pen.showText(letters);
  }

  /** From the page as it is looked at, with its origin below on the left, to the page as it is. */
  private static AffineTransform shown(PDPage page, Boxes boxes) {
    PDRectangle crop = page.getCropBox();
    float width = crop.getWidth();
    float height = crop.getHeight();
    int turns = Math.floorMod(page.getRotation() / 90, 4);
    boolean isLying = turns % 2 == 1;
    AffineTransform shown =
        AffineTransform.getTranslateInstance(crop.getLowerLeftX(), crop.getLowerLeftY());
    shown.concatenate(
        switch (turns) {
          case 1 -> new AffineTransform(0, 1, -1, 0, width, 0);
          case 2 -> new AffineTransform(-1, 0, 0, -1, width, height);
          case 3 -> new AffineTransform(0, -1, 1, 0, 0, height);
          default -> new AffineTransform();
        });
    shown.scale(
        (isLying ? height : width) / boxes.width(), (isLying ? width : height) / boxes.height());
    return shown;
  }
}
