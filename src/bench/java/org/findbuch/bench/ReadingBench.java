package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.findbuch.document.Format;
import org.findbuch.extract.Limits;
import org.findbuch.extract.pdf.PdfReader;
import org.findbuch.extract.pdf.ReadingPage;

/**
 * How many characters of pages that are hard to read come out wrong or at the wrong place, beside
 * PDFBox as it comes and with its glyphs sorted by place.
 */
public final class ReadingBench {
  private ReadingBench() {}

  /** Prints one line a page. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Report report =
        new Report("reading", "page", "Findbuch wrong %", "PDFBox wrong %", "by position wrong %");
    Path folder = Files.createTempDirectory("pages");
    try {
      rows(report, "mean of the drawn ones", ReadingPage.all(), folder);
      MadePages made = new MadePages(folder);
      rows(report, "mean of those of other programs", made.all(), folder);
      report.finish();
      System.err.println(made.lack());
    } finally {
      try (Stream<Path> left = Files.walk(folder)) {
        for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void rows(Report report, String mean, List<ReadingPage> pages, Path folder)
      throws IOException {
    Path file = folder.resolve("page.pdf");
    double[] sums = new double[3];
    for (ReadingPage page : pages) {
      page.write(file);
      double[] rates = {
        100 * page.errorRate(findbuch(file)),
        100 * page.errorRate(pdfbox(file, false)),
        100 * page.errorRate(pdfbox(file, true))
      };
      report.row(page.name(), rates[0], rates[1], rates[2]);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += rates[i] / pages.size();
      }
    }
    if (!pages.isEmpty()) {
      report.row(mean, sums[0], sums[1], sums[2]);
    }
  }

  private static String findbuch(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    new PdfReader()
        .read(file, Format.PDF, Limits.DEFAULTS, page -> text.append(page.text()).append('\n'));
    return text.toString();
  }

  /** What Tika gives, too: its reader is built on this class, with the same settings. */
  private static String pdfbox(Path file, boolean byPosition) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(byPosition);
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      return stripper.getText(document);
    }
  }
}
