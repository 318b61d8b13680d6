package org.findbuch.extract.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.PictureOrder;
import org.findbuch.extract.PictureOrder.Written;
import org.findbuch.extract.pdf.PdfReader;
import org.findbuch.extract.scan.ScanReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureWriterTest {
  private static final PictureWriter WRITER =
      new PictureWriter(List.of(new PdfReader(), new ScanReader()));

  @TempDir Path folder;

  @Test
  void a_page_is_drawn_as_wide_as_it_is_wanted() throws IOException {
    PDPage turned = new PDPage(PDRectangle.A4);
    turned.setRotation(90);
    PDPage cropped = new PDPage(PDRectangle.A4);
    cropped.setCropBox(new PDRectangle(100, 200, 300, 150));
    Path file = pdf(new PDPage(PDRectangle.A4), turned, cropped, new PDPage(PDRectangle.A5));
    double[] ratios = {297.0 / 210, 210.0 / 297, 0.5, 210.0 / 148};
    for (int columns : new int[] {200, 800, 1600}) {
      for (int page = 1; page <= ratios.length; page++) {
        BufferedImage image = image(drawn(file, Format.PDF, page, columns, Written.SMALLEST));
        assertThat(image.getWidth()).isEqualTo(columns);
        assertThat(image.getHeight() / (double) columns)
            .isBetween(ratios[page - 1] - 0.01, ratios[page - 1] + 0.01);
      }
    }
  }

  @Test
  void black_on_white_is_a_png_of_few_greys_and_colour_a_jpeg() throws IOException {
    Path file = pdf(sheet(Color.BLACK), sheet(new Color(180, 30, 30)));
    PageBytes black = drawn(file, Format.PDF, 1, 800, Written.SMALLEST);
    assertThat(black.type()).isEqualTo("image/png");
    assertThat(image(black).getColorModel().getPixelSize()).isEqualTo(4);
    assertThat(new Color(image(black).getRGB(400, 500))).isEqualTo(Color.BLACK);
    assertThat(new Color(image(black).getRGB(20, 20))).isEqualTo(Color.WHITE);
    PageBytes red = drawn(file, Format.PDF, 2, 800, Written.SMALLEST);
    assertThat(red.type()).isEqualTo("image/jpeg");
    assertThat(new Color(image(red).getRGB(400, 500)).getRed()).isBetween(170, 190);
  }

  @Test
  void who_wants_a_format_gets_it() throws IOException {
    Path file = pdf(sheet(Color.BLACK), sheet(Color.RED));
    for (int page = 1; page <= 2; page++) {
      assertThat(drawn(file, Format.PDF, page, 200, Written.PNG).type()).isEqualTo("image/png");
      assertThat(drawn(file, Format.PDF, page, 200, Written.JPEG).type()).isEqualTo("image/jpeg");
    }
    BufferedImage red = image(drawn(file, Format.PDF, 2, 200, Written.PNG));
    assertThat(new Color(red.getRGB(100, 140))).isEqualTo(Color.RED);
  }

  @Test
  void a_photograph_in_grey_is_a_jpeg() throws IOException {
    BufferedImage noise = new BufferedImage(1_000, 1_400, BufferedImage.TYPE_BYTE_GRAY);
    Random random = new Random(5);
    for (int y = 0; y < noise.getHeight(); y++) {
      for (int x = 0; x < noise.getWidth(); x++) {
        int grey = 100 + x / 20 + random.nextInt(40);
        noise.setRGB(x, y, new Color(grey, grey, grey).getRGB());
      }
    }
    Path file = folder.resolve("photo.png");
    ImageIO.write(noise, "png", file.toFile());
    assertThat(drawn(file, Format.PNG, 1, 800, Written.SMALLEST).type()).isEqualTo("image/jpeg");
  }

  @Test
  void each_page_of_a_tiff_is_drawn_and_none_is_blown_up() throws IOException {
    Path file = folder.resolve("scan.tif");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int page = 1; page <= 3; page++) {
        BufferedImage scan = new BufferedImage(1_000, 1_400, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = scan.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, page * 200, 1_000, 200);
        pen.dispose();
        writer.writeToSequence(new javax.imageio.IIOImage(scan, null, null), null);
      }
      writer.endWriteSequence();
    }
    for (int page = 1; page <= 3; page++) {
      BufferedImage image = image(drawn(file, Format.TIFF, page, 200, Written.SMALLEST));
      assertThat(image.getWidth()).isEqualTo(200);
      assertThat(new Color(image.getRGB(100, page * 40 + 20))).isEqualTo(Color.WHITE);
      assertThat(new Color(image.getRGB(100, page * 40 + 60))).isEqualTo(Color.BLACK);
    }
    assertThat(image(drawn(file, Format.TIFF, 1, 1_600, Written.PNG)).getWidth()).isEqualTo(1_000);
  }

  /** A stroke of one dot in three is not left out where only each third dot fits. */
  @Test
  void thin_strokes_of_a_scan_are_not_lost_in_a_small_picture() throws IOException {
    for (Format format : new Format[] {Format.PNG, Format.PDF}) {
      BufferedImage scan = new BufferedImage(2_400, 3_200, BufferedImage.TYPE_BYTE_BINARY);
      Graphics2D pen = scan.createGraphics();
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, 2_400, 3_200);
      pen.setColor(Color.BLACK);
      for (int x = 1; x < 2_400; x += 3) {
        pen.drawLine(x, 0, x, 3_200);
      }
      pen.dispose();
      Path file = folder.resolve("scan." + format.code());
      ImageIO.write(scan, "png", file.toFile());
      if (format == Format.PDF) {
        file = pdf(scan);
      }
      BufferedImage image = image(drawn(file, format, 1, 200, Written.PNG));
      int grey = new Color(image.getRGB(100, 130)).getRed();
      assertThat(grey).as("%s: a third of it is black", format).isBetween(120, 220);
    }
  }

  @Test
  void what_cannot_be_drawn_is_said_to_be_damaged() throws IOException {
    Path file = pdf(sheet(Color.BLACK));
    assertThat(fault(file, Format.PDF, 2)).isEqualTo(Fault.DAMAGED);
    Path broken = Files.writeString(folder.resolve("broken.pdf"), "%PDF-1.7\nnothing");
    assertThat(fault(broken, Format.PDF, 1)).isEqualTo(Fault.DAMAGED);
    assertThat(fault(broken, Format.JPEG, 1)).isEqualTo(Fault.DAMAGED);
  }

  @Test
  void a_page_that_is_far_too_long_or_too_wide_is_drawn_with_fewer_dots() throws IOException {
    Path file =
        pdf(new PDPage(new PDRectangle(20, 14_400)), new PDPage(new PDRectangle(14_400, 3)));
    BufferedImage tall = image(drawn(file, Format.PDF, 1, 1_600, Written.SMALLEST));
    assertThat((long) tall.getWidth() * tall.getHeight()).isLessThan(41_000_000);
    assertThat(image(drawn(file, Format.PDF, 2, 200, Written.SMALLEST)).getHeight()).isEqualTo(1);
  }

  private static PDPage sheet(Color color) {
    PDPage page = new PDPage(PDRectangle.A4);
    page.getCOSObject().setString("Colour", Integer.toString(color.getRGB()));
    return page;
  }

  private Path pdf(PDPage... pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (PDPage page : pages) {
        document.addPage(page);
        String colour = page.getCOSObject().getString("Colour");
        if (colour != null) {
          try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.setNonStrokingColor(new Color(Integer.parseInt(colour)));
            content.addRect(100, 100, 400, 600);
            content.fill();
          }
        }
      }
      return saved(document);
    }
  }

  private Path pdf(BufferedImage scan) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(576, 768));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(LosslessFactory.createFromImage(document, scan), 0, 0, 576, 768);
      }
      return saved(document);
    }
  }

  private Path saved(PDDocument document) throws IOException {
    Path file = folder.resolve("file.pdf");
    document.save(file.toFile());
    return file;
  }

  private static PageBytes drawn(Path file, Format format, int page, int columns, Written as)
      throws IOException {
    Taken taken = new Taken();
    PictureOrder order = new PictureOrder(page, columns, as);
    assertThat(WRITER.draw(file, format, Limits.OF_ONE_PICTURE, order, taken).why()).isEmpty();
    return taken.bytes.getFirst();
  }

  private static Fault fault(Path file, Format format, int page) throws IOException {
    Taken taken = new Taken();
    PictureOrder order = new PictureOrder(page, 200, Written.PNG);
    Extraction extraction = WRITER.draw(file, format, Limits.OF_ONE_PICTURE, order, taken);
    assertThat(taken.bytes).isEmpty();
    return extraction.why().orElseThrow();
  }

  private static BufferedImage image(PageBytes picture) throws IOException {
    byte[] bytes = new byte[picture.bytes().remaining()];
    picture.bytes().duplicate().get(bytes);
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  private static final class Taken implements PageSink {
    final List<PageBytes> bytes = new ArrayList<>();

    @Override
    public void accept(Page page) {
      throw new AssertionError("nothing is read");
    }

    @Override
    public void accept(PageBytes some) {
      bytes.add(some);
    }
  }
}
