package org.findbuch.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;

/**
 * The floor of reading: every file of a folder through the library as it comes, in one process,
 * with as many threads as there are cores, and nothing done with the text but counting it.
 */
public final class BareLoop {
  private static final LongAdder PAGES = new LongAdder();
  private static final LongAdder CHARACTERS = new LongAdder();
  private static final LongAdder FAILED = new LongAdder();

  private BareLoop() {}

  /** Takes the folder, and the number of threads. */
  public static void main(String[] arguments) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(Path.of(arguments[0]))) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    AutoDetectParser parser = new AutoDetectParser();
    try (ExecutorService threads = Executors.newFixedThreadPool(Integer.parseInt(arguments[1]))) {
      files.forEach(file -> threads.execute(() -> read(file, parser)));
    }
    System.out.println(
        "pages " + PAGES.sum() + " characters " + CHARACTERS.sum() + " failed " + FAILED.sum());
  }

  private static void read(Path file, AutoDetectParser parser) {
    try {
      CHARACTERS.add(file.toString().endsWith(".pdf") ? pdf(file) : other(file, parser));
    } catch (Exception unreadable) {
      FAILED.increment();
    }
  }

  private static int pdf(Path file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      PAGES.add(document.getNumberOfPages());
      return new PDFTextStripper().getText(document).length();
    }
  }

  private static int other(Path file, AutoDetectParser parser) throws Exception {
    BodyContentHandler handler = new BodyContentHandler(-1);
    try (InputStream in = Files.newInputStream(file)) {
      parser.parse(in, handler, new Metadata(), new ParseContext());
    }
    return handler.toString().length();
  }
}
