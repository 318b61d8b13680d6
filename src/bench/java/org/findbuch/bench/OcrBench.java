package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.extract.Limits;
import org.findbuch.extract.ocr.OcrReader;
import org.findbuch.extract.ocr.Scans;
import org.findbuch.extract.ocr.Scans.Scan;
import org.findbuch.extract.pdf.PdfReader;

/**
 * How many words of scans whose text is known are not read, and how long that takes, beside {@code
 * pdftoppm -r 300} and tesseract called by hand, as many at once as there are processors. By hand
 * pages that lie crooked or on their head come to nothing, so somebody lays them straight before.
 */
public final class OcrBench {
  private static final int PAGES = 8;
  private static final float QUALITY = .85f;

  private OcrBench() {}

  /** Prints one line a scan, then one for {@value #PAGES} pages of it. */
  public static void main(String[] arguments) throws Exception {
    Report report =
        new Report("ocr", "scan", "words not read %", "sure %", "seconds ÷ by hand, laid straight");
    Path folder = Files.createTempDirectory("scans");
    Path file = folder.resolve("scan.pdf");
    Path straight = folder.resolve("straight.pdf");
    List<Scan> scans = Scans.all(folder, new Random(17));
    for (Scan scan : scans) {
      write(file, scan, 1);
      Page page = read(file, 1).getFirst();
      report.row(scan.name(), 100 * (1 - Scans.found(scan.text(), page.text())), page.quality(), 0);
    }
    for (Scan scan : scans.subList(0, 3)) {
      write(file, scan, PAGES);
      write(straight, scans.getFirst(), PAGES);
      read(file, PAGES);
      List<Double> ratios = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        double byHand = seconds(() -> byHand(folder, straight));
        ratios.add(seconds(() -> read(file, PAGES)) / byHand);
      }
      ratios.sort(null);
      report.row(PAGES + " pages, " + scan.name(), 0, 0, ratios.get(1));
    }
    report.finish();
    Runtime.getRuntime().exec(new String[] {"rm", "-r", folder.toString()}).waitFor();
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static List<Page> read(Path file, int pages) throws IOException {
    List<Page> read = new ArrayList<>();
    new OcrReader(List.of(new PdfReader()))
        .recognise(
            file,
            Format.PDF,
            Limits.OF_PICTURES,
            IntStream.rangeClosed(1, pages).boxed().toList(),
            read::add);
    return read;
  }

  private static void byHand(Path folder, Path file) throws Exception {
    Path pages = Files.createDirectories(folder.resolve("pages"));
    run("pdftoppm", "-r", "300", "-gray", file.toString(), pages.resolve("p").toString());
    try (ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        Stream<Path> drawn = Files.list(pages)) {
      List<Future<Integer>> recognised = new ArrayList<>();
      for (Path page : drawn.toList()) {
        recognised.add(
            threads.submit(
                () ->
                    run(
                        "tesseract",
                        page.toString(),
                        page + "",
                        "-l",
                        "deu",
                        "--psm",
                        "3",
                        "tsv")));
      }
      for (Future<Integer> page : recognised) {
        page.get();
      }
    }
    run("rm", "-r", pages.toString());
  }

  private static int run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return builder.start().waitFor();
  }

  private static void write(Path file, Scan scan, int pages) throws IOException {
    float width = PDRectangle.A4.getWidth() * scan.sheets();
    float height = PDRectangle.A4.getHeight();
    try (PDDocument document = new PDDocument()) {
      PDImageXObject image = JPEGFactory.createFromImage(document, scan.image(), QUALITY);
      for (int i = 0; i < pages; i++) {
        PDPage page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.drawImage(image, 0, 0, width, height);
        }
      }
      document.save(file.toFile());
    }
  }
}
