package org.findbuch.extract.ocr;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.findbuch.extract.Limits;
import org.findbuch.extract.pdf.PdfReader;
import org.findbuch.extract.picture.PagePainter;

/** Pictures of pages whose text is known, as scanners make them. */
public final class Scans {
  public static final String GERMAN =
      """
      Die Gesundheitskonferenz der Stadt hat im vergangenen Jahr beraten, wie ältere Menschen bei
      großer Hitze besser geschützt werden können. Die Ämter wurden gebeten, bis zum Herbst einen
      Plan vorzulegen. Er soll sagen, wer an heißen Tagen wen anruft, wo kühle Räume offen stehen
      und wie die Pflegedienste früh gewarnt werden.

      Der Ausschuss beschließt außerdem, die Beratung in den Stadtteilen fortzuführen. Für die
      Jahre bis zur nächsten Konferenz werden dafür Mittel bereitgestellt. Über die Ergebnisse
      wird öffentlich berichtet; die Unterlagen können im Büro der Geschäftsstelle eingesehen
      werden. Nachfragen beantwortet die Koordination gern auch am Telefon.
      """;

  public static final String ENGLISH =
      """
      The health conference of the city has discussed how older people can be protected better
      when it is very hot. The departments were asked to present a plan before autumn. It should
      say who calls whom on hot days, where cool rooms are open to all, and how the nursing
      services are warned in time. The committee has also decided that advice in the districts
      will be continued, and that the results are to be published.
      """;

  private Scans() {}

  /** The words of a text. */
  public static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  /** How many of the words are among others, each as often as it stands there, from 0 to 1. */
  public static double found(String text, String read) {
    List<String> left = new ArrayList<>(words(read));
    long found = words(text).stream().filter(left::remove).count();
    return (double) found / words(text).size();
  }

  /** A page in 300 dots an inch. */
  public static BufferedImage page(Path folder, String text, FontName font, float size)
      throws IOException {
    Path file = folder.resolve("page.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        write(content, new PDType1Font(font), size, text, 60, 760);
      }
      document.save(file.toFile());
    }
    try (PagePainter.Drawn drawn = new PdfReader().open(file, Limits.DEFAULTS)) {
      return drawn.draw(1, 300).image();
    } finally {
      Files.delete(file);
    }
  }

  private static void write(
      PDPageContentStream content, PDFont font, float size, String text, float x, float y)
      throws IOException {
    content.beginText();
    content.setFont(font, size);
    content.setLeading(size * 1.35f);
    content.newLineAtOffset(x, y);
    for (String line : text.lines().toList()) {
      content.showText(line);
      content.newLine();
    }
    content.endText();
  }

  public static BufferedImage turned(BufferedImage image, double degrees) {
    return Upright.turned(image, degrees).image();
  }

  /** In fewer dots an inch. */
  public static BufferedImage scaled(BufferedImage image, double across, double down) {
    int width = (int) (image.getWidth() * across);
    int height = (int) (image.getHeight() * down);
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = scaled.createGraphics();
    pen.drawImage(
        image.getScaledInstance(width, height, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
    pen.dispose();
    return scaled;
  }

  /** Under a shadow from one side, on grey paper with specks. */
  public static BufferedImage shaded(BufferedImage image, Random random) {
    BufferedImage shaded =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = shaded.createGraphics();
    pen.drawImage(image, 0, 0, null);
    Color dark = new Color(0, 0, 0, 150);
    pen.setPaint(new GradientPaint(0, 0, new Color(0, 0, 0, 20), image.getWidth(), 0, dark));
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.setColor(Color.BLACK);
    for (int speck = 0; speck < 300; speck++) {
      pen.fillRect(random.nextInt(image.getWidth()), random.nextInt(image.getHeight()), 2, 2);
    }
    pen.dispose();
    return shaded;
  }

  public static BufferedImage beside(BufferedImage left, BufferedImage right) {
    BufferedImage both =
        new BufferedImage(
            left.getWidth() + right.getWidth(), left.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = both.createGraphics();
    pen.drawImage(left, 0, 0, null);
    pen.drawImage(right, left.getWidth(), 0, null);
    pen.dispose();
    return both;
  }

  public static BufferedImage blank(Random random) {
    BufferedImage blank = new BufferedImage(2480, 3508, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = blank.createGraphics();
    pen.setColor(new Color(235, 235, 235));
    pen.fillRect(0, 0, blank.getWidth(), blank.getHeight());
    pen.setColor(Color.BLACK);
    pen.fillRect(0, 0, 30, blank.getHeight());
    for (int speck = 0; speck < 40; speck++) {
      pen.fillRect(random.nextInt(blank.getWidth()), random.nextInt(blank.getHeight()), 3, 3);
    }
    pen.dispose();
    return blank;
  }
}
