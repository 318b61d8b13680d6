package org.findbuch.extract.pdf.annotation;

import java.io.IOException;
import java.util.Arrays;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.findbuch.extract.pdf.content.ContentReader;
import org.findbuch.extract.pdf.glyph.Matrix;

/** What an annotation looks like, drawn where it stands. */
final class Appearance {
  private Appearance() {}

  /** The box of the appearance, turned by its matrix, is fitted to the annotation's place. */
  static void of(COSDictionary dictionary, Matrix page, ContentReader reader) throws IOException {
    PDAnnotation annotation = PDAnnotation.createAnnotation(dictionary);
    PDAppearanceStream appearance = annotation.getNormalAppearanceStream();
    PDRectangle place = annotation.getRectangle();
    PDRectangle box = appearance == null ? null : appearance.getBBox();
    if (appearance == null
        || place == null
        || box == null
        || box.getWidth() * box.getHeight() <= 0) {
      return;
    }
    COSStream form = appearance.getCOSObject();
    Matrix turn = ContentReader.matrix(form.getCOSArray(COSName.MATRIX));
    double[] x = new double[4];
    double[] y = new double[4];
    for (int corner = 0; corner < 4; corner++) {
      double cornerX = (corner & 1) == 0 ? box.getLowerLeftX() : box.getUpperRightX();
      double cornerY = (corner & 2) == 0 ? box.getLowerLeftY() : box.getUpperRightY();
      x[corner] = turn.x(cornerX, cornerY);
      y[corner] = turn.y(cornerX, cornerY);
    }
    Arrays.sort(x);
    Arrays.sort(y);
    if (x[3] > x[0] && y[3] > y[0] && place.getWidth() > 0 && place.getHeight() > 0) {
      double across = place.getWidth() / (x[3] - x[0]);
      double up = place.getHeight() / (y[3] - y[0]);
      Matrix fit =
          new Matrix(
              across,
              0,
              0,
              up,
              place.getLowerLeftX() - x[0] * across,
              place.getLowerLeftY() - y[0] * up);
      reader.form(form, fit.then(page));
    }
  }
}
