package org.findbuch.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.findbuch.extract.ocr.Scans;

/**
 * What a service that has 500 scanned pages to recognise is like for others: how long a new
 * born-digital file takes until it is found, and how long searches take beside those of the same
 * service with nothing to do.
 */
public final class WaitingScansBench {
  private static final int PAGES = 500;
  private static final int SEARCHES = 2_000;
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(20);
  private static final List<String> QUESTIONS =
      List.of(
          "Gesundheit",
          "Kinder Impfung",
          "Pflege im Quartier",
          "Demenz Beratung",
          "Hitze",
          "Sucht Wohnung",
          "Konferenz 2014",
          "Zeche Anna",
          "Armut macht krank",
          "Schule Bewegung");

  private final Service service;
  private final SearchClient client;

  private WaitingScansBench(Service service) {
    this.service = service;
    client = new SearchClient(service);
  }

  /** Takes the demo's documents and a scan of its own. */
  public static void main(String[] none) throws Exception {
    Path folder = Files.createTempDirectory("waiting");
    try (Service service = Service.start(folder.resolve("archive"), folder.resolve("index"))) {
      new WaitingScansBench(service).run(folder);
    } finally {
      Scratch.delete(folder);
    }
  }

  private void run(Path folder) throws Exception {
    Report report = new Report("waiting-scans", "what", "nothing waits", "pages wait", "÷");
    add(Path.of("src/demo/documents"));
    await(0);
    searches(); // warms up
    double[] quiet = searches();
    add(scan(folder));
    await(PAGES - 1); // recognition has begun
    int waiting = waiting();
    Path file = folder.resolve("neu.txt");
    Files.writeString(file, "Der Sonderzug Quittenmus hält heute nicht.");
    long start = System.nanoTime();
    add(file);
    while (client.body("/api/search?q=Quittenmus").contains("\"total\":0")) {
      pause(start);
    }
    double found = (System.nanoTime() - start) / 1e9;
    double[] busy = searches();
    report.row("median of a search, ms", quiet[0], busy[0], busy[0] / quiet[0]);
    report.row("99th percentile, ms", quiet[1], busy[1], busy[1] / quiet[1]);
    report.row("a new file is found after, s", "", found, "");
    report.row("pages that wait, first and last", waiting, waiting(), "");
    report.finish();
  }

  private void add(Path path) throws IOException {
    List<String> add = new ArrayList<>(service.command());
    add.addAll(List.of("add", "--json", path.toString()));
    Child.run(add, Map.of());
  }

  private int waiting() throws IOException {
    return new ObjectMapper().readTree(client.body("/api/status")).at("/ocr/waiting").asInt();
  }

  private void await(int pages) throws Exception {
    long start = System.nanoTime();
    while (waiting() > pages) {
      pause(start);
    }
  }

  private static void pause(long since) throws Exception {
    if (System.nanoTime() - since > PATIENCE) {
      throw new IOException("it takes too long");
    }
    Thread.sleep(50);
  }

  /** Median and 99th percentile in milliseconds. */
  private double[] searches() throws IOException {
    List<Double> took = new ArrayList<>();
    for (int i = 0; i < SEARCHES; i++) {
      String question = QUESTIONS.get(i % QUESTIONS.size()).replace(" ", "%20");
      long start = System.nanoTime();
      client.body("/api/search?q=" + question);
      took.add((System.nanoTime() - start) / 1e6);
    }
    took.sort(null);
    return new double[] {took.get(SEARCHES / 2), took.get(SEARCHES * 99 / 100)};
  }

  private static Path scan(Path folder) throws IOException {
    Path file = folder.resolve("scan.pdf");
    PDRectangle sheet = PDRectangle.A4;
    try (PDDocument document = new PDDocument()) {
      PDImageXObject image =
          JPEGFactory.createFromImage(
              document, Scans.all(folder, new Random(17)).getFirst().image());
      for (int i = 0; i < PAGES; i++) {
        PDPage page = new PDPage(sheet);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.drawImage(image, 0, 0, sheet.getWidth(), sheet.getHeight());
        }
      }
      document.save(file.toFile());
    }
    return file;
  }
}
