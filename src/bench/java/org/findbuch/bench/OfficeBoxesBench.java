package org.findbuch.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.PdfConverter;
import org.findbuch.extract.PrintedPages;
import org.findbuch.extract.PrintedWords;
import org.findbuch.extract.office.LibreOffice;
import org.findbuch.extract.parts.PartsReader;
import org.findbuch.extract.pdf.PdfReader;
import org.findbuch.extract.tika.OfficeReader;

/**
 * How many words of office documents are found on the page that is printed for them. The bound are
 * the words that stand on both pages at all, each as often as on the one that has it less often.
 */
public final class OfficeBoxesBench {
  private OfficeBoxesBench() {}

  /**
   * Reads and prints the office documents in folders; the demo's unless others are named.
   *
   * @param folders as arguments
   */
  public static void main(String[] folders) throws IOException {
    if (!LibreOffice.isInstalled()) {
      throw new IOException(
          "LibreOffice is not installed, and nothing else prints (apt-get install"
              + " libreoffice-writer libreoffice-impress libreoffice-calc)");
    }
    Report report =
        new Report(
            "office-boxes",
            "unit",
            "files",
            "not printed",
            "pages",
            "words",
            "printed",
            "with place",
            "%",
            "ms");
    List<String> from = folders.length == 0 ? List.of("src/demo/documents") : List.of(folders);
    Map<String, long[]> sums = new TreeMap<>();
    for (String folder : from) {
      try (Stream<Path> all = Files.walk(Path.of(folder))) {
        for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
          Optional<Format> format = format(file);
          if (format.isPresent()) {
            String unit = format.get().unit().code();
            count(file, format.get(), sums.computeIfAbsent(unit, _ -> new long[7]));
          }
        }
      }
    }
    sums.forEach(
        (unit, sum) ->
            report.row(
                unit,
                sum[0],
                sum[6],
                sum[1],
                sum[2],
                sum[3],
                sum[4],
                100.0 * sum[4] / Math.max(1, sum[3]),
                sum[5] / 1_000_000.0));
    report.finish();
  }

  private static Optional<Format> format(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return Arrays.stream(Format.values())
        .filter(format -> format.code().equals(ending) && PdfConverter.converts(format))
        .findFirst();
  }

  private static void count(Path file, Format format, long[] sum) throws IOException {
    List<Page> read = new ArrayList<>();
    new PartsReader(List.of(new PdfReader(), new OfficeReader()))
        .read(file, format, Limits.DEFAULTS, read::add);
    Printout print = new Printout();
    new LibreOffice().print(file, format, print);
    if (read.isEmpty() || print.bytes.size() == 0) {
      sum[6]++; // LibreOffice comes in parts, of which one may be missing
      return;
    }
    Path pdf = Files.createTempFile("print", ".pdf");
    List<Page> printed = new ArrayList<>();
    try {
      Files.write(pdf, print.bytes.toByteArray());
      new PdfReader().read(pdf, Format.PDF, Limits.DEFAULTS, printed::add);
    } finally {
      Files.delete(pdf);
    }
    List<Integer> numbers =
        PrintedPages.of(
            read.stream().map(Page::text).toList(), printed.stream().map(Page::text).toList());
    sum[0]++;
    for (int at = 0; at < read.size(); at++) {
      Page shown = printed.get(numbers.get(at) - 1);
      Map<String, Integer> there = words(shown.text());
      Map<String, Integer> words = words(read.get(at).text());
      sum[1]++;
      sum[2] += words.values().stream().mapToInt(n -> n).sum();
      sum[3] +=
          words.entrySet().stream()
              .mapToInt(word -> Math.min(word.getValue(), there.getOrDefault(word.getKey(), 0)))
              .sum();
      long start = System.nanoTime();
      sum[4] += PrintedWords.of(read.get(at).text(), shown).boxes().words().size();
      sum[5] += System.nanoTime() - start;
    }
  }

  private static Map<String, Integer> words(String text) {
    Map<String, Integer> words = new HashMap<>();
    for (String word : text.split("\\s+", -1)) {
      String key = word.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.GERMAN);
      if (!key.isEmpty()) {
        words.merge(key, 1, Integer::sum);
      }
    }
    return words;
  }

  private static final class Printout implements PageSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void accept(Page page) {
      throw new IllegalStateException("a page was read instead of printed");
    }

    @Override
    public void accept(PageBytes made) {
      byte[] some = new byte[made.bytes().remaining()];
      made.bytes().duplicate().get(some);
      bytes.writeBytes(some);
    }
  }
}
