package org.findbuch.extract.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.findbuch.extract.pdf.annotation.Annotations;
import org.findbuch.extract.pdf.annotation.Form;
import org.findbuch.extract.pdf.content.ContentReader;
import org.findbuch.extract.pdf.content.Layers;
import org.findbuch.extract.pdf.content.Pictures;
import org.findbuch.extract.pdf.content.TaggedContent;
import org.findbuch.extract.pdf.file.Unpacked;
import org.findbuch.extract.pdf.font.Typefaces;
import org.findbuch.extract.pdf.glyph.Glyphs;
import org.findbuch.extract.pdf.glyph.Matrix;
import org.findbuch.extract.pdf.glyph.Remark;
import org.findbuch.extract.pdf.glyph.Surface;
import org.findbuch.extract.pdf.glyph.Typesetter;
import org.findbuch.extract.pdf.layout.Script;
import org.jspecify.annotations.Nullable;

/** Takes one page after another off a PDF, as a person would read them. */
final class PageReader {
  /** So much of a page at least is a picture for its words to be missed; parts of one. */
  private static final double MUCH = 0.4;

  /** So few letters beside the picture of a whole page are a stamp, a head line or a title. */
  private static final int FEW_LETTERS = 300;

  /** Text behind a picture is what somebody recognised on it, so that less of it is enough. */
  private static final int WEIGHT_BEHIND = 2;

  private final Typefaces typefaces = new Typefaces();
  private final Layers layers;
  private final TaggedContent tags;
  private final Form form;
  private final Repeated repeated;
  private boolean isPicture;
  private boolean isBehindPicture;
  private boolean marked;
  private boolean cut;
  private String remarks = "";

  PageReader(Layers layers, TaggedContent tags, Form form, Repeated repeated) {
    this.layers = layers;
    this.tags = tags;
    this.form = form;
    this.repeated = repeated;
  }

  /**
   * The text of the page, and what more belongs to it; what was found before a fault is lost with
   * it.
   */
  Script read(PDPage page, List<String> more) throws IOException {
    marked = false;
    isPicture = false;
    isBehindPicture = false;
    cut = false;
    remarks = "";
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
    new Annotations(layers, form, contents, typesetter, surface).read(page);
    if (!more.isEmpty()) {
      glyphs.remark(new Remark(String.join("\n", more), 0, 0, 0, 0, 0));
    }
    remarks = glyphs.remarks().stream().map(Remark::text).collect(Collectors.joining("\n\n"));
    marked = contents.sawMarks();
    cut = contents.isCut() || glyphs.isCut();
    if (fault != null && !marked) {
      throw fault;
    }
    look(contents.pictures(), glyphs, surface);
    return Script.of(glyphs, surface);
  }

  /**
   * The smaller a picture, the fewer letters may stand beside it: half a page may well be a
   * photograph.
   */
  private void look(Pictures pictures, Glyphs glyphs, Surface surface) {
    int seen = pictures.isEmpty() ? FEW_LETTERS : glyphs.letters(true);
    int behind = pictures.isEmpty() ? 0 : glyphs.letters(false);
    int letters = seen + WEIGHT_BEHIND * behind;
    boolean mayMatter = letters < FEW_LETTERS || behind > seen;
    double share = mayMatter ? pictures.share(surface, repeated::holds) : 0;
    isPicture = share >= MUCH && letters < FEW_LETTERS * share * share;
    isBehindPicture = share >= MUCH && behind > seen;
  }

  /** Whether most of the text of the page last read lies behind a picture of it. */
  boolean isBehindPicture() {
    return isBehindPicture;
  }

  /** Whether the page last read is a picture rather than text, though a few words are on it. */
  boolean isPicture() {
    return isPicture;
  }

  /** Whether the page last read shows anything at all. */
  boolean sawMarks() {
    return marked;
  }

  /** What belongs to the page last read and is not written on it. */
  String remarks() {
    return remarks;
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
}
