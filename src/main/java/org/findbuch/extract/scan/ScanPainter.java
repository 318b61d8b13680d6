package org.findbuch.extract.scan;

import static org.findbuch.extract.picture.PagePicture.POINTS_AN_INCH;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.findbuch.extract.Limits;
import org.findbuch.extract.look.Picture;
import org.findbuch.extract.look.PictureLook;
import org.findbuch.extract.picture.Drawing;
import org.findbuch.extract.picture.PagePainter;
import org.findbuch.extract.picture.PagePicture;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Pictures that are pages, drawn by the JDK's readers of TIFF, PNG and JPEG.
 *
 * @param pictures as they are counted as pages
 */
record ScanPainter(List<Picture> pictures, ImageReader reader, ImageInputStream in)
    implements PagePainter.Drawn {
  private static final String STANDARD = "javax_imageio_1.0";
  private static final double MILLIMETRES_AN_INCH = 25.4;

  /** Of a picture that does not say how large it is: its longer side is that of a sheet of A4. */
  private static final double LONGER_SIDE = 11.69;

  /** Of a larger picture only some pixels are unpacked. */
  private static final double MOST_PIXELS = 40e6;

  private static final int FEWEST_DOTS = 50;
  private static final int MOST_DOTS = 2_400;

  /** Behind it come the orientations in which columns and rows are exchanged. */
  private static final int LAST_LEVEL = 4;

  /** What turns and mirrors a picture upright, by its orientation from 1: a matrix each. */
  private static final int[][] TURNS = {
    {1, 0, 0, 1}, {-1, 0, 0, 1}, {-1, 0, 0, -1}, {1, 0, 0, -1},
    {0, 1, 1, 0}, {0, 1, -1, 0}, {0, -1, -1, 0}, {0, -1, 1, 0}
  };

  static ScanPainter of(Path file, Limits limits) throws IOException {
    List<Picture> pictures;
    try (FileChannel channel = FileChannel.open(file)) {
      pictures = PictureLook.all(channel, limits.pages());
    }
    ImageInputStream in = ImageIO.createImageInputStream(file.toFile());
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    if (!readers.hasNext()) {
      in.close();
      throw new IOException("nobody draws this picture");
    }
    ImageReader reader = readers.next();
    reader.setInput(in);
    return new ScanPainter(pictures, reader, in);
  }

  @Override
  public PagePicture draw(int number, Drawing how) throws IOException {
    try {
      return drawn(number, how);
    } catch (RuntimeException broken) {
      throw new IOException("picture " + number + " cannot be drawn", broken);
    }
  }

  private PagePicture drawn(int number, Drawing how) throws IOException {
    int index = index(number);
    int columns = reader.getWidth(index);
    int rows = reader.getHeight(index);
    double[] told = dots(reader.getImageMetadata(index), columns, rows);
    double width = columns * POINTS_AN_INCH / told[0];
    double height = rows * POINTS_AN_INCH / told[1];
    double wanted = how.dots(width, height);
    int large = (int) Math.sqrt(columns / MOST_PIXELS * rows);
    ImageReadParam some = reader.getDefaultReadParam();
    some.setSourceSubsampling(
        Math.max(1, how.isColoured() ? large : (int) (told[0] / wanted)),
        Math.max(1, how.isColoured() ? large : (int) (told[1] / wanted)),
        0,
        0);
    int type = how.isColoured() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY;
    BufferedImage image = scaled(reader.read(index, some), width, height, wanted, type);
    int orientation = pictures.get(number - 1).orientation();
    return orientation > LAST_LEVEL
        ? new PagePicture(upright(image, orientation), height, width, true)
        : new PagePicture(upright(image, orientation), width, height, true);
  }

  /** A camera stores what it sees as it was held, and says how that was. */
  private static BufferedImage upright(BufferedImage image, int orientation) {
    int[] turn = TURNS[orientation - 1];
    if (orientation == 1) {
      return image;
    }
    int width = image.getWidth();
    int height = image.getHeight();
    int x = (turn[0] < 0 ? width : 0) + (turn[2] < 0 ? height : 0);
    int y = (turn[1] < 0 ? width : 0) + (turn[3] < 0 ? height : 0);
    boolean isOnItsSide = orientation > LAST_LEVEL;
    BufferedImage upright =
        new BufferedImage(
            isOnItsSide ? height : width, isOnItsSide ? width : height, image.getType());
    Graphics2D pen = upright.createGraphics();
    pen.drawImage(image, new AffineTransform(turn[0], turn[1], turn[2], turn[3], x, y), null);
    pen.dispose();
    return upright;
  }

  /** Previews are no pages. */
  private int index(int number) throws IOException {
    int page = 0;
    for (int index = 0; page < number; index++) {
      Picture next = pictures.get(page);
      if (reader.getWidth(index) == next.width() && reader.getHeight(index) == next.height()) {
        page++;
        if (page == number) {
          return index;
        }
      }
    }
    throw new IOException("no picture " + number);
  }

  /** A fax has half as many dots down as across. */
  private static BufferedImage scaled(
      BufferedImage read, double width, double height, double dots, int type) {
    double across = Math.min(dots, read.getWidth() * POINTS_AN_INCH / width);
    double down = Math.min(dots, read.getHeight() * POINTS_AN_INCH / height);
    double most = Math.max(across, down);
    int columns = (int) Math.max(1, Math.floor(width * most / POINTS_AN_INCH));
    int rows = (int) Math.max(1, Math.round(height * most / POINTS_AN_INCH));
    BufferedImage image = read;
    while (image.getWidth() >= 2 * columns && image.getHeight() >= 2 * rows) {
      // each dot is the mean of four: of thin strokes something is left
      image = scaled(image, image.getWidth() / 2, image.getHeight() / 2, type);
    }
    return scaled(image, columns, rows, type);
  }

  private static BufferedImage scaled(BufferedImage image, int columns, int rows, int type) {
    BufferedImage scaled = new BufferedImage(columns, rows, type);
    Graphics2D pen = scaled.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, columns, rows, Color.WHITE, null);
    pen.dispose();
    return scaled;
  }

  private static double[] dots(@Nullable IIOMetadata said, int columns, int rows) {
    double across = 0;
    double down = 0;
    if (said != null && said.isStandardMetadataFormatSupported()) {
      Element tree = (Element) said.getAsTree(STANDARD);
      across = dots(tree, "HorizontalPixelSize");
      down = dots(tree, "VerticalPixelSize");
    }
    double taken = Math.max(columns, rows) / LONGER_SIDE;
    boolean isTold = isLikely(across) && isLikely(down);
    return isTold ? new double[] {across, down} : new double[] {taken, taken};
  }

  private static boolean isLikely(double dots) {
    return dots >= FEWEST_DOTS && dots <= MOST_DOTS;
  }

  private static double dots(Element tree, String name) {
    NodeList found = tree.getElementsByTagName(name);
    String size = found.getLength() == 0 ? "" : ((Element) found.item(0)).getAttribute("value");
    return size.isEmpty() ? 0 : MILLIMETRES_AN_INCH / Double.parseDouble(size);
  }

  @Override
  public void close() throws IOException {
    reader.dispose();
    in.close();
  }
}
