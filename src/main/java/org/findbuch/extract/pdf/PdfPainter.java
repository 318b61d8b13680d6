package org.findbuch.extract.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
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
import org.findbuch.extract.picture.Drawing;
import org.findbuch.extract.picture.PagePainter;
import org.findbuch.extract.picture.PagePicture;

/** Pages of a PDF that PDFBox draws. */
final class PdfPainter implements PagePainter.Drawn {
  private final PDDocument document;
  private final Renderer renderer;

  PdfPainter(PDDocument document) {
    this.document = document;
    renderer = new Renderer(document);
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
      BufferedImage image = renderer.renderImage(number - 1, (float) scale, type);
      return new PagePicture(image, width, height, !renderer.hasFailed());
    } catch (RuntimeException | StackOverflowError broken) {
      throw new IOException("page " + number + " cannot be drawn", broken);
    }
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  /** Hears of what PDFBox leaves out, as a picture that nobody can unpack. */
  private static final class Renderer extends PDFRenderer {
    private boolean failed;

    Renderer(PDDocument document) {
      super(document);
    }

    boolean hasFailed() {
      return failed;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      failed = false;
      return new PageDrawer(parameters) {
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
