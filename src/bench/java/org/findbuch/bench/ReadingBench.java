package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.findbuch.document.Format;
import org.findbuch.extract.Limits;
import org.findbuch.extract.pdf.PdfReader;
import org.findbuch.extract.pdf.ReadingPage;
import org.xml.sax.SAXException;

/**
 * How many characters of pages that are hard to read come out wrong or at the wrong place, beside
 * PDFBox and Tika as they come.
 */
public final class ReadingBench {
  private ReadingBench() {}

  /** Prints one line a page. */
  public static void main(String[] arguments) throws Exception {
    Report report =
        new Report("reading", "page", "wrong %", "PDFBox %", "Tika %", "Tika by position %");
    Path file = Files.createTempFile("page", ".pdf");
    double[] sums = new double[4];
    try {
      for (ReadingPage page : ReadingPage.all()) {
        page.write(file);
        double[] rates = {
          100 * page.errorRate(findbuch(file)),
          100 * page.errorRate(pdfbox(file)),
          100 * page.errorRate(tika(file, false)),
          100 * page.errorRate(tika(file, true))
        };
        report.row(page.name(), rates[0], rates[1], rates[2], rates[3]);
        for (int i = 0; i < sums.length; i++) {
          sums[i] += rates[i] / ReadingPage.all().size();
        }
      }
    } finally {
      Files.delete(file);
    }
    report.row("mean", sums[0], sums[1], sums[2], sums[3]);
    report.finish();
  }

  private static String findbuch(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    new PdfReader()
        .read(file, Format.PDF, Limits.DEFAULTS, page -> text.append(page.text()).append('\n'));
    return text.toString();
  }

  private static String pdfbox(Path file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String tika(Path file, boolean byPosition)
      throws IOException, SAXException, TikaException {
    PDFParserConfig config = new PDFParserConfig();
    config.setSortByPosition(byPosition);
    ParseContext context = new ParseContext();
    context.set(PDFParserConfig.class, config);
    BodyContentHandler text = new BodyContentHandler(-1);
    try (var in = Files.newInputStream(file)) {
      new PDFParser().parse(in, text, new Metadata(), context);
    }
    return text.toString();
  }
}
