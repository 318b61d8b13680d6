package org.findbuch.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Unit;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.StructuredPages;
import org.findbuch.extract.ocr.OcrReader;
import org.findbuch.extract.ocr.Scans;
import org.findbuch.extract.pdf.PdfReader;
import org.findbuch.extract.picture.Drawing;
import org.findbuch.extract.picture.PagePainter;

/**
 * What of the running heads, feet and page numbers of born-digital documents is told as such when
 * the same pages come as scans, each a little crooked and shifted, and how much of the text is
 * taken for such by mistake.
 */
public final class FurnitureBench {
  private static final int MOST_PAGES = 10;
  private static final int FEWEST_PAGES = 4;
  private static final int DOTS = 200;
  private static final float QUALITY = .7f;

  private FurnitureBench() {}

  /**
   * Prints one line a document and each page that differs, if there is a second argument.
   *
   * @param arguments a folder, the demo's documents where none is named
   */
  public static void main(String[] arguments) throws IOException {
    Report report =
        new Report(
            "furniture",
            "document",
            "words of it",
            "told %",
            "of text, told wrongly %",
            "words not read %",
            "words too many %");
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "src/demo/documents");
    Path scan = Files.createTempDirectory("scans").resolve("scan.pdf");
    Random random = new Random(17);
    int[] all = new int[6];
    for (Path file : files(folder)) {
      List<Page> digital = structured(sink -> read(file, sink));
      if (digital.size() >= FEWEST_PAGES) {
        List<Page> pages = digital.subList(0, Math.min(MOST_PAGES, digital.size()));
        scan(file, scan, pages.size(), random);
        int[] one = compare(pages, recognised(scan, pages.size()), arguments.length > 1);
        Files.delete(scan);
        row(report, file.getFileName().toString(), one);
        for (int i = 0; i < all.length; i++) {
          all[i] += one[i];
        }
      }
    }
    row(report, "all", all);
    report.finish();
    Files.delete(scan.getParent());
  }

  private static void row(Report report, String name, int[] sum) {
    report.row(
        name,
        sum[0],
        percent(sum[1], sum[0]),
        percent(sum[2], sum[3]),
        100 - percent(sum[4], sum[3] + sum[0]),
        percent(sum[5], sum[3] + sum[0]));
  }

  private static double percent(int part, int whole) {
    return 100.0 * part / Math.max(1, whole);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".pdf"))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }

  private interface Reading {
    void into(PageSink sink) throws IOException;
  }

  private static List<Page> structured(Reading reading) throws IOException {
    List<Page> pages = new ArrayList<>();
    StructuredPages structured = new StructuredPages(Unit.PAGE, pages::add);
    reading.into(structured);
    structured.end();
    return pages;
  }

  private static void read(Path file, PageSink sink) throws IOException {
    new PdfReader().read(file, Format.PDF, Limits.DEFAULTS, sink);
  }

  private static List<Page> recognised(Path scan, int pages) throws IOException {
    List<Page> read = new ArrayList<>();
    new OcrReader(List.of(new PdfReader()))
        .recognise(
            scan,
            Format.PDF,
            Limits.OF_PICTURES,
            IntStream.rangeClosed(1, pages).boxed().toList(),
            read::add);
    read.sort(Comparator.comparingInt(Page::number));
    return structured(
        sink -> {
          for (Page page : read) {
            sink.accept(page);
          }
        });
  }

  private static void scan(Path file, Path scan, int pages, Random random) throws IOException {
    try (PagePainter.Drawn drawn = new PdfReader().open(file, Limits.DEFAULTS);
        PDDocument document = new PDDocument()) {
      for (int number = 1; number <= pages; number++) {
        BufferedImage straight = drawn.draw(number, Drawing.toRead(DOTS)).image();
        BufferedImage image = Scans.turned(straight, random.nextGaussian() * .4);
        float width = 72f * straight.getWidth() / DOTS;
        float height = 72f * straight.getHeight() / DOTS;
        PDPage page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          float right = (float) random.nextGaussian() * 3;
          float up = (float) random.nextGaussian() * 3;
          content.drawImage(
              JPEGFactory.createFromImage(document, image, QUALITY), right, up, width, height);
        }
      }
      document.save(scan.toFile());
    }
  }

  /** Words of furniture, those told, words told wrongly, of the text, read at all, and too many. */
  private static int[] compare(List<Page> digital, List<Page> scanned, boolean isShown) {
    int[] sum = new int[6];
    for (Page page : scanned) {
      Page truth = digital.get(page.number() - 1);
      List<String> furniture = words(furniture(truth));
      List<String> told = new ArrayList<>(words(furniture(page)));
      sum[0] += furniture.size();
      List<String> missed = new ArrayList<>(furniture);
      missed.removeIf(told::remove);
      sum[1] += furniture.size() - missed.size();
      sum[2] += told.size();
      List<String> words = words(truth.text());
      sum[3] += words.size() - furniture.size();
      List<String> left = new ArrayList<>(words(page.text()));
      sum[4] += (int) words.stream().filter(left::remove).count();
      sum[5] += left.size();
      if (isShown && (!missed.isEmpty() || !told.isEmpty() || left.size() > 20)) {
        System.out.println(
            page.number() + " missed " + missed + " wrongly " + told + " too many " + left);
      }
    }
    return sum;
  }

  /** Dots that lead to a number stand in no word. */
  private static List<String> words(String text) {
    return Scans.words(text.replaceAll("\\.{2,}", " "));
  }

  private static String furniture(Page page) {
    StringBuilder furniture = new StringBuilder();
    for (Block block : page.structure().blocks()) {
      if (block.isFurniture()) {
        furniture.append(page.text(), block.start(), block.end()).append('\n');
      }
    }
    return furniture.toString();
  }
}
