package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.extract.Limits;
import org.findbuch.extract.page.Written;
import org.findbuch.extract.pdf.PdfReader;

/**
 * How well garbled text is told from legible: the pages of real files as they are, and the same
 * pages with the faults that broken font tables make. Precision is the share of truly garbled pages
 * among those that are called so, recall the share of garbled pages that are called so.
 */
public final class LegibilityBench {
  private static final int SHORTEST = 300;

  private LegibilityBench() {}

  /** Takes {@code --from FOLDER} with PDF files. */
  public static void main(String[] written) throws IOException {
    Arguments arguments = new Arguments(written, "from", "seed");
    List<String> pages = pages(Path.of(arguments.text("from", "src/demo/documents")));
    Random random = new Random(arguments.number("seed", 1));
    Report report = new Report("legibility", "pages", "number", "called garbled", "share");
    long legible = pages.stream().filter(LegibilityBench::isGarbled).count();
    report.row("as they are", pages.size(), legible, (double) legible / pages.size());
    long found = 0;
    long all = 0;
    for (var fault : faults(random).entrySet()) {
      long called = pages.stream().map(fault.getValue()).filter(LegibilityBench::isGarbled).count();
      report.row(fault.getKey(), pages.size(), called, (double) called / pages.size());
      found += called;
      all += pages.size();
    }
    report.fact("recall", (double) found / all);
    report.fact(
        "precision, as many garbled pages as legible", precision(found, all, legible, pages));
    report.finish();
  }

  private static double precision(long found, long all, long legible, List<String> pages) {
    double truly = (double) found / all;
    return truly / (truly + (double) legible / pages.size());
  }

  private static boolean isGarbled(String text) {
    return Written.of(text, true).state() == PageState.GARBLED;
  }

  private static List<String> pages(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
    }
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      new PdfReader().read(file, Format.PDF, Limits.DEFAULTS, page -> keep(page, texts));
    }
    return texts;
  }

  private static void keep(Page page, List<String> texts) {
    if (page.text().length() >= SHORTEST) {
      texts.add(page.text());
    }
  }

  private static Map<String, UnaryOperator<String>> faults(Random random) {
    Map<String, UnaryOperator<String>> faults = new LinkedHashMap<>();
    faults.put("letters exchanged at random", text -> exchanged(text, random));
    faults.put("letters shifted by 1 to 25", text -> shifted(text, 1 + random.nextInt(25)));
    faults.put("codes shifted by -29", text -> moved(text, 62, -29));
    faults.put("codes shifted by 31", text -> moved(text, 33, 31));
    faults.put("codes of private use", text -> moved(text, 33, 0xE000));
    faults.put("no spaces", text -> text.replaceAll("\\s+", ""));
    faults.put("no spaces within a line", text -> text.replaceAll("[ \\t]+", ""));
    return faults;
  }

  private static String exchanged(String text, Random random) {
    List<Integer> letters = new ArrayList<>(IntStream.range(0, 26).boxed().toList());
    Collections.shuffle(letters, random);
    return lettersOf(text, letters);
  }

  private static String shifted(String text, int by) {
    return lettersOf(
        text, IntStream.range(0, 26).map(letter -> (letter + by) % 26).boxed().toList());
  }

  private static String lettersOf(String text, List<Integer> letters) {
    StringBuilder other = new StringBuilder(text.length());
    text.chars().map(c -> letterOf(c, letters)).forEach(c -> other.append((char) c));
    return other.toString();
  }

  private static int letterOf(int c, List<Integer> letters) {
    if (c >= 'a' && c <= 'z') {
      return 'a' + letters.get(c - 'a');
    }
    return c >= 'A' && c <= 'Z' ? 'A' + letters.get(c - 'A') : c;
  }

  private static String moved(String text, int from, int by) {
    StringBuilder other = new StringBuilder(text.length());
    text.codePoints().map(c -> c >= from ? c + by : c).forEach(other::appendCodePoint);
    return other.toString();
  }
}
