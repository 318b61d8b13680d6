package org.findbuch.extract.ocr;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.findbuch.extract.Limits;
import org.findbuch.extract.pdf.PdfReader;
import org.findbuch.extract.picture.Drawing;
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

  /**
   * A picture of a page, and what stands on it.
   *
   * @param sheets of A4 beside each other
   */
  public record Scan(String name, String text, BufferedImage image, int sheets) {
    Scan(String name, String text, BufferedImage image) {
      this(name, text, image, 1);
    }
  }

  private Scans() {}

  /** Of each sort one. */
  public static List<Scan> all(Path folder, Random random) throws IOException {
    BufferedImage straight = page(folder, GERMAN, FontName.TIMES_ROMAN, 11);
    BufferedImage small = page(folder, GERMAN, FontName.HELVETICA, 7);
    BufferedImage typed = page(folder, lines(GERMAN, 62), FontName.COURIER, 12);
    BufferedImage narrow = page(folder, lines(GERMAN, 38), FontName.TIMES_ROMAN, 11);
    BufferedImage other = page(folder, lines(ENGLISH, 38), FontName.TIMES_ROMAN, 11);
    List<Scan> scans = new ArrayList<>();
    scans.add(new Scan("straight", GERMAN, straight));
    scans.add(new Scan("crooked by 3°", GERMAN, turned(straight, 3)));
    scans.add(new Scan("on its head", GERMAN, turned(straight, 180)));
    scans.add(
        new Scan(
            "grey, 200 dots an inch", GERMAN, shaded(scaled(straight, .67, .67), random, 30, 30)));
    scans.add(
        new Scan(
            "two pages on a sheet",
            GERMAN + ENGLISH,
            beside(straight, page(folder, ENGLISH, FontName.TIMES_ROMAN, 11)),
            2));
    scans.add(new Scan("facsimile, 204 × 98", GERMAN, blackAndWhite(scaled(straight, .68, .327))));
    scans.add(
        new Scan(
            "photograph under a shadow",
            GERMAN,
            turned(shaded(scaled(straight, .5, .5), random, 20, 170), 1.2)));
    scans.add(new Scan("coloured ground", GERMAN, shaded(straight, random, 90, 90)));
    scans.add(new Scan("stamp over text", GERMAN, stamped(straight)));
    scans.add(new Scan("two columns", GERMAN + ENGLISH, columns(narrow, other)));
    scans.add(new Scan("table", TABLE, page(folder, TABLE, FontName.COURIER, 10)));
    scans.add(new Scan("small print", GERMAN, small));
    scans.add(new Scan("typewriter", GERMAN, turned(shaded(typed, random, 40, 40), -.7)));
    return scans;
  }

  private static final String TABLE =
      """
      Stadtteil        Einwohner   Geborene   Kinder unter 6   Ältere über 80
      Altenhof             4.213         38              251              312
      Neustadt            12.870        141              902              655
      Bergwiese            7.045         66              433              401
      Hafenviertel         9.318        120              711              288
      Zusammen            33.446        365            2.297            1.656
      """;

  static String lines(String text, int width) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : text.strip().split("\\s+", -1)) {
      boolean fits = column + word.length() < width;
      lines.append(column == 0 ? "" : fits ? " " : "\n").append(word);
      column = (fits ? column : 0) + word.length() + 1;
    }
    return lines.toString();
  }

  private static BufferedImage blackAndWhite(BufferedImage image) {
    BufferedImage sharp =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    sharp.createGraphics().drawImage(image, 0, 0, null);
    return sharp;
  }

  private static BufferedImage stamped(BufferedImage image) {
    BufferedImage stamped = shaded(image, new Random(1), 0, 0);
    Graphics2D pen = stamped.createGraphics();
    pen.setColor(new Color(0, 0, 0, 90));
    pen.setStroke(new java.awt.BasicStroke(9));
    pen.rotate(-.2, 1_500, 500);
    pen.drawOval(1_300, 350, 600, 300);
    pen.drawOval(1_340, 385, 520, 230);
    pen.dispose();
    return stamped;
  }

  /** The second is laid over the right half of the first. */
  private static BufferedImage columns(BufferedImage left, BufferedImage right) {
    BufferedImage both = shaded(left, new Random(1), 0, 0);
    Graphics2D pen = both.createGraphics();
    int half = left.getWidth() / 2;
    pen.drawImage(right.getSubimage(0, 0, half, right.getHeight()), half, 0, null);
    pen.dispose();
    return both;
  }

  /** The words of a text, as they are found: without the signs around them. */
  public static List<String> words(String text) {
    return Stream.of(text.split("\\s+", -1))
        .map(word -> word.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", ""))
        .filter(word -> !word.isEmpty())
        .toList();
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
        write(content, font(document, font), size, text, 60, 760);
      }
      document.save(file.toFile());
    }
    try (PagePainter.Drawn drawn = new PdfReader().open(file, Limits.DEFAULTS)) {
      return drawn.draw(1, Drawing.toRead(300)).image();
    } finally {
      Files.delete(file);
    }
  }

  /** PDFBox brings one along; for the others it takes what is like them on the machine. */
  private static PDFont font(PDDocument document, FontName name) throws IOException {
    if (name != FontName.HELVETICA) {
      return new PDType1Font(name);
    }
    String file = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    try (InputStream in = PDFont.class.getResourceAsStream(file)) {
      return PDType0Font.load(document, Objects.requireNonNull(in));
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
    return shaded(image, random, 20, 150);
  }

  private static BufferedImage shaded(BufferedImage image, Random random, int left, int right) {
    BufferedImage shaded =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = shaded.createGraphics();
    pen.drawImage(image, 0, 0, null);
    Color dark = new Color(0, 0, 0, right);
    pen.setPaint(new GradientPaint(0, 0, new Color(0, 0, 0, left), image.getWidth(), 0, dark));
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
