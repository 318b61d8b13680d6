package org.findbuch.extract.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.extract.page.Written;
import org.findbuch.extract.picture.Drawing;
import org.findbuch.extract.picture.PagePainter;
import org.findbuch.extract.picture.PagePicture;
import org.jspecify.annotations.Nullable;

/** Pages of a PDF that PDFBox draws. */
final class PdfPainter implements PagePainter.Drawn {
  private final PDDocument document;
  private final Renderer renderer;
  private final EitherReader reader;

  PdfPainter(PDDocument document, Path file) {
    this.document = document;
    renderer = new Renderer(document);
    reader = new EitherReader(document, file);
  }

  @Override
  public PagePicture draw(int number, Drawing how) throws IOException {
    try {
      PDPage page = document.getPage(number - 1);
      PDRectangle seen = page.getCropBox();
      boolean isTurned = page.getRotation() % 180 != 0;
      double width = isTurned ? seen.getHeight() : seen.getWidth();
      double height = isTurned ? seen.getWidth() : seen.getHeight();
      double scale = how.dots(width, height) / PagePicture.POINTS_AN_INCH;
      // of a picture with more dots than are drawn only as many are unpacked: some pixels are left
      // out, which who reads a page does not mind and who looks at it does
      renderer.setSubsamplingAllowed(!how.isColoured());
      ImageType type = how.isColoured() ? ImageType.RGB : ImageType.GRAY;
      Page text = how.isWhole() ? null : text(page, number);
      renderer.isWithoutText = text != null;
      BufferedImage image = renderer.renderImage(number - 1, (float) scale, type);
      return new PagePicture(image, width, height, !renderer.hasFailed(), text);
    } catch (RuntimeException | StackOverflowError broken) {
      throw new IOException("page " + number + " cannot be drawn", broken);
    }
  }

  /** What nobody has to recognise, as the file says it; null where it says nothing legible. */
  private @Nullable Page text(PDPage page, int number) {
    EitherReader.Outcome read = reader.read(page, number == 1);
    Written written = read.written();
    return written.state() != PageState.TEXT
        ? null
        : new Page(
            number,
            Integer.toString(number),
            PageState.TEXT,
            written.quality(),
            read.reader(),
            written.text(),
            read.layout());
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  /** Hears of what PDFBox leaves out, as a picture that nobody can unpack. */
  private static final class Renderer extends PDFRenderer {
    private boolean failed;
    private boolean isWithoutText;

    Renderer(PDDocument document) {
      super(document);
    }

    boolean hasFailed() {
      return failed;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      failed = false;
      boolean withoutText = isWithoutText;
      return new PageDrawer(parameters) {
        @Override
        protected void showText(byte[] string) throws IOException {
          if (!withoutText) {
            super.showText(string);
          }
        }

        @Override
        protected void operatorException(
            Operator operator, List<COSBase> operands, IOException broken) throws IOException {
          failed = true;
          super.operatorException(operator, operands, broken);
        }
      };
    }
  }
}
