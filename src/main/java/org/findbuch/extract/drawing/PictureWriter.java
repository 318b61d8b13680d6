package org.findbuch.extract.drawing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageDrawer;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.PictureOrder;
import org.findbuch.extract.PictureOrder.Written;
import org.findbuch.extract.picture.Drawing;
import org.findbuch.extract.picture.PagePainter;

/**
 * Draws pages and writes them with the JDK's writers: what is black on white as a PNG of 16 greys,
 * which is half of what a JPEG takes and as sharp as it was; what is coloured as a JPEG.
 */
public final class PictureWriter implements PageDrawer {
  private static final float QUALITY = 0.75f;

  /** Where a PNG takes more of a byte for each pixel, a JPEG may take less: it is a photograph. */
  private static final double MUCH = 0.15;

  private final List<PagePainter> painters;

  public PictureWriter(List<PagePainter> painters) {
    this.painters = List.copyOf(painters);
  }

  @Override
  public Extraction draw(Path file, Format format, Limits limits, PictureOrder order, PageSink sink)
      throws IOException {
    PagePainter painter = PagePainter.of(painters, format);
    BufferedImage image;
    try (PagePainter.Drawn drawn = painter.open(file, limits)) {
      image = drawn.draw(order.page(), Drawing.toSee(order.columns())).image();
    } catch (IOException | RuntimeException | StackOverflowError broken) {
      broken.printStackTrace(); // goes to the log of the worker
      return new Extraction.Unreadable(Fault.DAMAGED);
    }
    sink.accept(written(order, image));
    return new Extraction.Read(Found.NOTHING, null);
  }

  private static PageBytes written(PictureOrder order, BufferedImage image) throws IOException {
    Pixels pixels = Pixels.of(image);
    boolean isColoured = order.as() != Written.JPEG && pixels.isColoured();
    if (order.as() == Written.JPEG || (order.as() == Written.SMALLEST && isColoured)) {
      return bytes(order, "jpeg", pixels.asBytes());
    }
    PageBytes png = bytes(order, "png", isColoured ? image : pixels.asGreys());
    double much = MUCH * image.getWidth() * image.getHeight();
    if (order.as() == Written.PNG || png.bytes().remaining() <= much) {
      return png;
    }
    PageBytes jpeg = bytes(order, "jpeg", pixels.asBytes());
    return jpeg.bytes().remaining() < png.bytes().remaining() ? jpeg : png;
  }

  private static PageBytes bytes(PictureOrder order, String format, BufferedImage image)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    if (format.equals("jpeg")) {
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
    }
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return new PageBytes(order.page(), "image/" + format, ByteBuffer.wrap(bytes.toByteArray()));
  }
}
