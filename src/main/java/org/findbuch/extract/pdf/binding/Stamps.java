package org.findbuch.extract.pdf.binding;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;

/**
 * What annotations and fields look like becomes part of the picture of a page, as when it is
 * printed (ISO 32000-1, 12.5.5); what they can do stays behind.
 */
record Stamps(PDDocument target, CleanCopy copy) {
  private static final int MOST = 2_000;

  /** Draws what stands on a page onto its copy; what is broken is not drawn. */
  void draw(PDPage from, PDPage onto) throws IOException {
    int left = MOST;
    for (PDAnnotation annotation : from.getAnnotations()) {
      if (left-- == 0) {
        return;
      }
      boolean isSeen = !annotation.isHidden() && !annotation.isNoView();
      if (isSeen && !"Popup".equals(annotation.getSubtype())) {
        draw(annotation, onto);
      }
    }
  }

  private void draw(PDAnnotation annotation, PDPage onto) throws IOException {
    PDAppearanceStream look = annotation.getNormalAppearanceStream();
    PDRectangle place = annotation.getRectangle();
    if (look == null || place == null || look.getBBox() == null) {
      return;
    }
    Rectangle2D seen = look.getBBox().transform(look.getMatrix()).getBounds2D();
    if (!(seen.getWidth() > 0 && seen.getHeight() > 0)) {
      return;
    }
    if (!(copy.copied(look.getCOSObject()) instanceof COSStream drawn)) {
      return;
    }
    AffineTransform fit = new AffineTransform();
    fit.translate(place.getLowerLeftX(), place.getLowerLeftY());
    fit.scale(place.getWidth() / seen.getWidth(), place.getHeight() / seen.getHeight());
    fit.translate(-seen.getX(), -seen.getY());
    try (PDPageContentStream pen =
        new PDPageContentStream(target, onto, AppendMode.APPEND, true, true)) {
      pen.transform(new Matrix(fit));
      pen.drawForm(new PDFormXObject(drawn));
    }
  }
}
