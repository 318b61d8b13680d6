package org.findbuch.bench.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;

/** The German texts of a folder, read with the plain libraries; one string a file. */
public final class SourceTexts {
  private static final Set<String> GERMAN = Set.of("der", "die", "und", "das", "nicht", "mit");
  private static final Set<String> ENGLISH = Set.of("the", "of", "and", "to", "with", "is");
  private static final Set<String> ENDINGS =
      Set.of("pdf", "doc", "docx", "rtf", "odt", "odp", "ppt", "pptx", "html", "epub", "txt", "md");
  private static final int SHORTEST = 500;

  private SourceTexts() {}

  /**
   * Reads every file in the order of their names. What cannot be read, is short or is not German is
   * left out.
   *
   * @throws IOException when the folder holds no German text at all
   */
  public static List<String> read(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(SourceTexts::isDocument).sorted().toList();
    }
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      String text = text(file);
      if (text.length() >= SHORTEST && isGerman(text)) {
        texts.add(text);
      }
    }
    if (texts.isEmpty()) {
      throw new IOException("no German text in " + folder + ", name another folder with --from");
    }
    return texts;
  }

  private static boolean isDocument(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file) && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static String text(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    try {
      if (name.endsWith(".txt") || name.endsWith(".md")) {
        return Files.readString(file);
      }
      return name.endsWith(".pdf") ? pdf(file) : other(file);
    } catch (IOException | TikaException | SAXException | RuntimeException unreadable) {
      return "";
    }
  }

  private static String pdf(Path file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String other(Path file) throws IOException, TikaException, SAXException {
    BodyContentHandler handler = new BodyContentHandler(-1);
    try (InputStream in = Files.newInputStream(file)) {
      new AutoDetectParser().parse(in, handler, new Metadata(), new ParseContext());
    }
    return handler.toString();
  }

  private static boolean isGerman(String text) {
    List<String> words = Arrays.asList(text.toLowerCase(Locale.GERMAN).split("\\P{L}+"));
    long german = words.stream().filter(GERMAN::contains).count();
    long english = words.stream().filter(ENGLISH::contains).count();
    return german > 2 * english;
  }
}
