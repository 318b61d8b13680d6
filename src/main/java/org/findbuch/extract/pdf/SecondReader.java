package org.findbuch.extract.pdf;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.findbuch.document.Layout;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.PageState;
import org.findbuch.extract.page.Written;
import org.findbuch.extract.pdf.content.Layers;
import org.findbuch.extract.pdf.file.Unpacked;
import org.findbuch.extract.pdf.glyph.Surface;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages once more, with PDFBox's {@code PDFTextStripper}: those of which the first reader
 * made little. It takes more memory and time, so that both are bounded for a whole file.
 */
final class SecondReader {
  /** No more content is read of one page, which usually has a tenth of it; bytes. */
  private static final int LONGEST = 4 << 20;

  /** What drawing a form costs, counted in bytes of content. */
  private static final int FORM = 1_000;

  /** Below this quality a page is read once more; percent. */
  private static final int LEGIBLE = 60;

  private static final int MUCH_BETTER = 10;

  /** After so many pages in a row that were no better, those with text are left as they are. */
  private static final int MOST_IN_VAIN = 2;

  private static final double BELOW_THE_LINE = 0.25;
  private static final int MOST_GLYPHS = 100_000;

  private final Layers layers;
  private int left = Unpacked.MOST;
  private int inVain;

  SecondReader(Layers layers) {
    this.layers = layers;
  }

  /** A page as PDFBox reads it. */
  record Better(Written written, Layout layout) {}

  /** Gives null where the first text of the page is good, or PDFBox's is no better. */
  @Nullable Better read(PDPage page, Written first) {
    boolean isThere = first.state() == PageState.TEXT || first.state() == PageState.GARBLED;
    boolean isPoor = first.state() != PageState.TEXT || first.quality() < LEGIBLE;
    if (!isPoor || (isThere && inVain >= MOST_IN_VAIN)) {
      return null;
    }
    Stripped read = read(page);
    Written other = read == null ? Written.UNREAD : Written.of(read.text(), true);
    if (read == null || !isBetter(other, first)) {
      inVain += isThere ? 1 : 0;
      return null;
    }
    inVain = 0;
    return new Better(other, read.layout());
  }

  /** A little text is always legible, so that it must not be less of it by half. */
  private static boolean isBetter(Written other, Written first) {
    return other.state() == PageState.TEXT
        && 2 * other.text().length() >= first.text().length()
        && (first.state() != PageState.TEXT || other.quality() >= first.quality() + MUCH_BETTER);
  }

  /** Gives null where the page costs too much, or PDFBox cannot read it. */
  private @Nullable Stripped read(PDPage page) {
    try {
      Stripped read = new Stripped(page);
      Iterator<PDStream> contents = page.getContentStreams();
      while (contents.hasNext()) {
        if (!read.affords(contents.next().getCOSObject())) {
          return null;
        }
      }
      read.processPage(page);
      return read;
    } catch (IOException | RuntimeException | StackOverflowError broken) {
      return null;
    }
  }

  /** One page as PDFBox gives it, and where on it the words stand. */
  final class Stripped extends PDFTextStripper {
    private final StringWriter written = new StringWriter();
    private final List<WordBox> words = new ArrayList<>();
    private final Surface surface;
    private final PDRectangle crop;
    private int bytes;
    private int glyphs;
    // how deep in marked content, and where the outermost begins that is not shown
    private int depth;
    private int offFrom;

    private Stripped(PDPage page) throws IOException {
      surface = Surface.of(page);
      crop = page.getCropBox();
      output = written;
      setStartPage(0);
      setLineSeparator("\n");
      setSuppressDuplicateOverlappingText(true);
    }

    String text() {
      return written.toString().stripTrailing();
    }

    Layout layout() {
      return Layout.of(new Layout.Boxes(surface.width(), surface.height(), words));
    }

    private boolean affords(COSStream stream) throws IOException {
      int most = Math.min(LONGEST - bytes, left);
      int cost = most <= 0 ? 0 : FORM + Unpacked.start(stream, most).length;
      bytes += cost;
      left -= cost;
      return most > 0 && cost < most;
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
      COSStream stream = form.getCOSObject();
      if (!layers.isOff(stream.getDictionaryObject(COSName.OC)) && affords(stream)) {
        super.showForm(form);
      }
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
      depth++;
      if (offFrom == 0 && COSName.OC.equals(tag) && layers.isOff(properties)) {
        offFrom = depth;
      }
      super.beginMarkedContentSequence(tag, properties);
    }

    @Override
    public void endMarkedContentSequence() {
      offFrom = depth == offFrom ? 0 : offFrom;
      depth = Math.max(0, depth - 1);
      super.endMarkedContentSequence();
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
      glyphs++;
      if (glyphs <= MOST_GLYPHS && offFrom == 0 && isOnPage(glyph)) {
        super.processTextPosition(glyph);
      }
    }

    private boolean isOnPage(TextPosition glyph) {
      Matrix place = glyph.getTextMatrix();
      double x = crop.getLowerLeftX() + (place.getTranslateX() + glyph.getEndX()) / 2.0;
      double y = crop.getLowerLeftY() + (place.getTranslateY() + glyph.getEndY()) / 2.0;
      return surface.holds(surface.matrix().x(x, y), surface.matrix().y(x, y));
    }

    /** The text may have other characters than its glyphs; then all of them are its place. */
    @Override
    protected void writeString(String text, List<TextPosition> shown) {
      int start = written.getBuffer().length();
      written.write(text);
      boolean isEach = shown.stream().mapToInt(g -> g.getUnicode().length()).sum() == text.length();
      for (int from = 0; from < text.length(); ) {
        int end = from;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
          end++;
        }
        if (end > from) {
          add(start + from, start + end, isEach ? part(shown, from, end) : shown);
        }
        from = end + 1;
      }
    }

    private static List<TextPosition> part(List<TextPosition> shown, int from, int end) {
      List<TextPosition> part = new ArrayList<>();
      int at = 0;
      for (TextPosition glyph : shown) {
        if (at >= from && at < end) {
          part.add(glyph);
        }
        at += glyph.getUnicode().length();
      }
      return part;
    }

    private void add(int start, int end, List<TextPosition> shown) {
      double[] box = {surface.width(), surface.height(), 0, 0};
      for (TextPosition glyph : shown) {
        Matrix place = glyph.getTextMatrix();
        double tall = Math.hypot(place.getShearX(), place.getScaleY());
        for (double up : new double[] {-BELOW_THE_LINE, 1}) {
          double part = tall > 0 ? up * glyph.getHeight() / tall : 0;
          double x = crop.getLowerLeftX() + part * place.getShearX();
          double y = crop.getLowerLeftY() + part * place.getScaleY();
          enclose(box, x + place.getTranslateX(), y + place.getTranslateY());
          enclose(box, x + glyph.getEndX(), y + glyph.getEndY());
        }
      }
      float width = (float) Math.max(0, box[2] - box[0]);
      float height = (float) Math.max(0, box[3] - box[1]);
      words.add(new WordBox(start, end, (float) box[0], (float) box[1], width, height));
    }

    private void enclose(double[] box, double x, double y) {
      double across = Math.clamp(surface.matrix().x(x, y), 0, surface.width());
      double down = Math.clamp(surface.matrix().y(x, y), 0, surface.height());
      box[0] = Math.min(box[0], across);
      box[1] = Math.min(box[1], down);
      box[2] = Math.max(box[2], across);
      box[3] = Math.max(box[3], down);
    }
  }
}
