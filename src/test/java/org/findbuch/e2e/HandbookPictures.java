package org.findbuch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Takes the pictures of the handbook from the demo, as somebody sees them who does what it says.
 * {@code .ci/pictures} runs it; what it takes is looked at by a person before it is kept.
 */
final class HandbookPictures {
  private static final Path FOLDER = Findbuch.DEMO.resolveSibling("docs/img/handbuch");
  private static final int COLOURS = 48;
  private static final int WIDTH = 900;

  private final Reader reader;

  /** Whoever waits longer waits for what does not come. */
  private static final double MOST_MILLIS = 60_000;

  private HandbookPictures(Reader reader) {
    this.reader = reader;
  }

  public static void main(String[] none) throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    try (Findbuch findbuch = Findbuch.start();
        Reader reader =
            findbuch.reader(new Browser.NewContextOptions().setViewportSize(WIDTH, 620))) {
      new HandbookPictures(reader).all(findbuch);
    }
  }

  private void all(Findbuch findbuch) throws IOException, InterruptedException {
    reader.open("/login");
    reader.page.locator("#name").fill("Renate Kowalski");
    take("anmelden", 560);
    findbuch.signIn(reader);
    reader.open("/staff/add");
    reader.page.locator("#date").fill("2024");
    reader.page.locator("#licence").fill("CC BY 4.0");
    take("aufnehmen", 900);
    reader
        .page
        .locator("input[type=file]")
        .first()
        .setInputFiles(
            new FilePayload[] {
              text("Hitzeaktionsplan.txt", "Kühle Orte für Ältere im Quartier"),
              text("Protokoll Beirat 2024-05.txt", "Der Beirat tagt im Mai 2024 zur Pflege"),
              text("Faltblatt Trinken.txt", "Trinken Sie an heißen Tagen genug")
            });
    reader.page.getByRole(AriaRole.BUTTON).getByText("Aufnehmen").first().click();
    reader.page.waitForURL(address -> address.matches(".*/staff/add/[\\w-]+.*"));
    assertThat(reader.page.locator(".state.searchable"))
        .hasCount(3, new LocatorAssertions.HasCountOptions().setTimeout(MOST_MILLIS));
    take("lieferung", 760);
    String record = reader.page.locator("a[href^='/staff/d/']").first().getAttribute("href");
    reader.open("/staff");
    take("schreibtisch", 620);
    reader.open(record);
    take("bearbeiten", 900);
    part("veroeffentlichen", "schritte", 720);
    part("zurueckziehen", "zurueck", 480);
  }

  /** The page from a heading on. */
  private void part(String name, String id, int height) throws IOException {
    reader.page.setViewportSize(WIDTH, height);
    reader.page.evaluate("id => document.getElementById(id).scrollIntoView()", id);
    keep(name, reader.page.screenshot(new Page.ScreenshotOptions()));
  }

  private static FilePayload text(String name, String words) {
    return new FilePayload(name, "text/plain", words.getBytes(StandardCharsets.UTF_8));
  }

  /** The upper part of the page. */
  private void take(String name, int height) throws IOException {
    reader.page.setViewportSize(WIDTH, height);
    reader.page.evaluate("scrollTo(0, 0)");
    keep(name, reader.page.screenshot(new Page.ScreenshotOptions()));
  }

  private static void keep(String name, byte[] png) throws IOException {
    BufferedImage full = ImageIO.read(new ByteArrayInputStream(png));
    ImageIO.write(few(full), "png", FOLDER.resolve(name + ".png").toFile());
  }

  /** The same in its most frequent colours: pages have few, and edges of letters are between. */
  private static BufferedImage few(BufferedImage full) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 0; y < full.getHeight(); y++) {
      for (int x = 0; x < full.getWidth(); x++) {
        counts.merge(full.getRGB(x, y) & 0xf8f8f8, 1, Integer::sum);
      }
    }
    List<Integer> palette =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(COLOURS)
            .map(Map.Entry::getKey)
            .toList();
    int[] colours = palette.stream().mapToInt(c -> c | (c >> 5 & 0x070707)).toArray();
    IndexColorModel model =
        new IndexColorModel(
            8, colours.length, colours, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    BufferedImage few =
        new BufferedImage(
            full.getWidth(), full.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    Map<Integer, Integer> nearest = new HashMap<>();
    for (int y = 0; y < full.getHeight(); y++) {
      for (int x = 0; x < full.getWidth(); x++) {
        int place = nearest.computeIfAbsent(full.getRGB(x, y) & 0xffffff, c -> nearest(c, colours));
        few.getRaster().setSample(x, y, 0, place);
      }
    }
    return few;
  }

  private static int nearest(int colour, int[] colours) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < colours.length; i++) {
      int far = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int difference = (colour >> shift & 0xff) - (colours[i] >> shift & 0xff);
        far += difference * difference;
      }
      if (far < least) {
        least = far;
        best = i;
      }
    }
    return best;
  }
}
