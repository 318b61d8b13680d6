package org.findbuch.extract.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.findbuch.extract.pdf.content.ContentReader;
import org.findbuch.extract.pdf.content.Layers;
import org.findbuch.extract.pdf.content.TaggedContent;
import org.findbuch.extract.pdf.file.Unpacked;
import org.findbuch.extract.pdf.font.Typefaces;
import org.findbuch.extract.pdf.glyph.Glyphs;
import org.findbuch.extract.pdf.glyph.Matrix;
import org.findbuch.extract.pdf.glyph.Surface;
import org.findbuch.extract.pdf.glyph.Typesetter;
import org.findbuch.extract.pdf.layout.Script;
import org.jspecify.annotations.Nullable;

/** Takes one page after another off a PDF, as a person would read them. */
final class PageReader {
  private final Typefaces typefaces = new Typefaces();
  private final Layers layers;
  private final TaggedContent tags;
  private boolean marked;
  private boolean cut;

  PageReader(Layers layers, TaggedContent tags) {
    this.layers = layers;
    this.tags = tags;
  }

  /** The text of the page; what was found before a fault is lost with it. */
  Script read(PDPage page) throws IOException {
    marked = false;
    cut = false;
    if (page.getCOSObject().size() <= 1) {
      // PDFBox puts an empty page where the real one cannot be had
      throw new IOException("the page is lost");
    }
    Surface surface = Surface.of(page);
    Typesetter typesetter = new Typesetter(surface);
    Glyphs glyphs = typesetter.glyphs();
    ContentReader contents = new ContentReader(typefaces, typesetter, layers, tags);
    PDResources resources = page.getResources();
    COSDictionary named = resources == null ? null : resources.getCOSObject();
    IOException fault = contents(page, contents, named, surface.matrix());
    annotations(page, contents, typesetter, surface.matrix());
    marked = contents.sawMarks();
    cut = contents.isCut() || glyphs.isCut();
    if (fault != null && !marked) {
      throw fault;
    }
    return Script.of(glyphs, surface);
  }

  /** Whether the page last read shows anything at all. */
  boolean sawMarks() {
    return marked;
  }

  /** Whether the page last read holds more than is taken of one. */
  boolean isCut() {
    return cut;
  }

  /** Contents in several streams are one; gives why one of them could not be unpacked. */
  private static @Nullable IOException contents(
      PDPage page, ContentReader reader, @Nullable COSDictionary resources, Matrix matrix)
      throws IOException {
    COSBase contents = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
    IOException fault = null;
    byte[] bytes = new byte[0];
    if (contents == null && page.getCOSObject().containsKey(COSName.CONTENTS)) {
      fault = new IOException("the contents are lost");
    } else if (contents instanceof COSStream stream) {
      try {
        bytes = Unpacked.bytes(stream);
      } catch (IOException broken) {
        fault = broken;
      }
    } else if (contents instanceof COSArray array) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int i = 0; i < array.size() && all.size() < Unpacked.MOST; i++) {
        if (array.getObject(i) instanceof COSStream stream) {
          try {
            all.write(Unpacked.bytes(stream));
            all.write('\n');
          } catch (IOException broken) {
            fault = broken;
          }
        }
      }
      bytes = all.toByteArray();
    }
    reader.read(bytes, page.getCOSObject(), resources, matrix);
    return fault;
  }

  /** What is typed into forms and written on the page as a note stands beside its content. */
  private void annotations(PDPage page, ContentReader reader, Typesetter typesetter, Matrix matrix)
      throws IOException {
    COSArray all = page.getCOSObject().getCOSArray(COSName.ANNOTS);
    for (int i = 0; all != null && i < all.size(); i++) {
      if (all.getObject(i) instanceof COSDictionary dictionary && isWriting(dictionary)) {
        PDAnnotation annotation = PDAnnotation.createAnnotation(dictionary);
        if (!annotation.isHidden()
            && !annotation.isNoView()
            && !layers.isOff(dictionary.getDictionaryObject(COSName.OC))) {
          typesetter.annotations();
          annotation(annotation, reader, matrix);
        }
      }
    }
  }

  private static boolean isWriting(COSDictionary annotation) {
    String type = annotation.getNameAsString(COSName.SUBTYPE);
    return "Widget".equals(type) || "FreeText".equals(type);
  }

  /** The box of the appearance, turned by its matrix, is fitted to the annotation's place. */
  private static void annotation(PDAnnotation annotation, ContentReader reader, Matrix page)
      throws IOException {
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
