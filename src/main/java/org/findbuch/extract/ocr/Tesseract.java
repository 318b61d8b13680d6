package org.findbuch.extract.ocr;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.findbuch.extract.protocol.LowerClaim;

/**
 * The program that recognises text, a process for each picture: a fault in it ends with it
 * (tesseract(1)).
 *
 * @param program where it is
 */
record Tesseract(Path program) {
  static final String GERMAN = "deu";
  static final String ENGLISH = "eng";

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/tesseract"), Path.of("/usr/local/bin/tesseract"));

  /** Of processor time, as it makes way for everything else and may wait for long. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final long LOOK_EVERY_SECONDS = 2;
  private static final Pattern ROTATE = Pattern.compile("(?m)^Rotate: (0|90|180|270)$");

  /** Of nice(1), for what it is to start. */
  private static final int NOT_EXECUTABLE = 126;

  private static final int NOT_FOUND = 127;
  private static final int FIELDS = 12;
  private static final String WORD = "5";

  /** How a page is taken apart before its words are read. */
  enum Way {
    /** Into columns and blocks. */
    BLOCKS("3", false),
    /** As blocks; light and dark are told apart bit by bit, as under a shadow. */
    SHADED("3", true),
    /** Into rows across the page, as those of a table are. */
    ROWS("4", false),
    /** As one line, however little stands in it. */
    LINE("7", false);

    private final String segmentation;
    private final boolean isShaded;

    Way(String segmentation, boolean isShaded) {
      this.segmentation = segmentation;
      this.isShaded = isShaded;
    }

    private List<String> arguments() {
      List<String> said = List.of("--psm", segmentation);
      return isShaded
          ? Stream.concat(said.stream(), Stream.of("-c", "thresholding_method=2")).toList()
          : said;
    }
  }

  /** The one of this machine; none where it is missing or knows no German. */
  static Optional<Tesseract> installed() {
    return PLACES.stream()
        .filter(Files::isExecutable)
        .map(Tesseract::new)
        .filter(Tesseract::knowsGerman)
        .findFirst();
  }

  private boolean knowsGerman() {
    try {
      return run(List.of("--list-langs")).lines().anyMatch(GERMAN::equals);
    } catch (IOException broken) {
      return false;
    }
  }

  /**
   * The words on a picture in reading order.
   *
   * @param language as tesseract calls it
   */
  List<OcrWord> words(BufferedImage grey, int dots, String language, Way way) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-l", language));
    arguments.addAll(way.arguments());
    arguments.addAll(List.of("-c", "tessedit_create_tsv=1"));
    return words(run(grey, dots, arguments));
  }

  /** By how many degrees clockwise a picture is to be turned, as far as that can be told. */
  int turn(BufferedImage grey, int dots) throws IOException {
    try {
      Matcher said = ROTATE.matcher(run(grey, dots, List.of("-l", "osd", "--psm", "0")));
      return said.find() ? Integer.parseInt(said.group(1)) : 0;
    } catch (FailedException tooFewLetters) {
      return 0;
    }
  }

  private String run(BufferedImage grey, int dots, List<String> arguments) throws IOException {
    Path picture = picture(grey);
    try {
      List<String> all =
          new ArrayList<>(List.of(picture.toString(), "stdout", "--dpi", String.valueOf(dots)));
      all.addAll(arguments);
      return run(all);
    } finally {
      Files.deleteIfExists(picture);
    }
  }

  private static Path picture(BufferedImage grey) throws NotStartedException {
    try {
      Path picture = Files.createTempFile("page", ".pgm");
      write(grey, picture);
      return picture;
    } catch (IOException noRoom) {
      throw new NotStartedException(noRoom);
    }
  }

  /** As a portable graymap (PGM), which costs nothing to write and to read. */
  private static void write(BufferedImage grey, Path file) throws IOException {
    int width = grey.getWidth();
    int height = grey.getHeight();
    byte[] row = new byte[width];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      out.write(("P5\n" + width + " " + height + "\n255\n").getBytes(StandardCharsets.US_ASCII));
      for (int y = 0; y < height; y++) {
        grey.getRaster().getDataElements(0, y, width, 1, row);
        out.write(row);
      }
    }
  }

  private String run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(LowerClaim.lowest());
    command.add(program.toString());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(Map.of("OMP_THREAD_LIMIT", "1", "LC_ALL", "C.UTF-8"));
    Process process = started(builder);
    Thread watch = Thread.ofVirtual().start(() -> endWhenDue(process));
    try (InputStream out = process.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code == NOT_EXECUTABLE || code == NOT_FOUND) {
        throw new NotStartedException(new IOException(program + " cannot be started"));
      }
      if (code != 0) {
        throw new FailedException(code);
      }
      return said;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while text was recognised", stopped);
    } finally {
      process.destroyForcibly();
      watch.interrupt();
    }
  }

  private static Process started(ProcessBuilder builder) throws NotStartedException {
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException notThere) {
      throw new NotStartedException(notThere);
    }
  }

  private static void endWhenDue(Process process) {
    try {
      while (!process.waitFor(LOOK_EVERY_SECONDS, TimeUnit.SECONDS)) {
        Duration took = process.info().totalCpuDuration().orElse(Duration.ZERO);
        if (took.compareTo(LONGEST) > 0) {
          process.destroyForcibly();
        }
      }
    } catch (InterruptedException ended) {
      // it has ended in time
    }
  }

  /** It ended without a result. */
  private static final class FailedException extends IOException {
    FailedException(int code) {
      super("tesseract ended with " + code);
    }
  }

  private static List<OcrWord> words(String table) {
    List<OcrWord> words = new ArrayList<>();
    String paragraph = "";
    String line = "";
    int paragraphs = 0;
    int lines = 0;
    for (String row : table.lines().toList()) {
      String[] fields = row.split("\t", FIELDS);
      if (fields.length < FIELDS || !fields[0].equals(WORD) || fields[11].isBlank()) {
        continue;
      }
      String ofParagraph = fields[2] + " " + fields[3];
      String ofLine = ofParagraph + " " + fields[4];
      paragraphs += ofParagraph.equals(paragraph) ? 0 : 1;
      lines += ofLine.equals(line) ? 0 : 1;
      paragraph = ofParagraph;
      line = ofLine;
      Rectangle box = new Rectangle(at(fields, 6), at(fields, 7), at(fields, 8), at(fields, 9));
      int confidence = Math.clamp(Math.round(Float.parseFloat(fields[10])), 0, 100);
      words.add(new OcrWord(paragraphs, lines, box, confidence, fields[11].strip()));
    }
    return words;
  }

  private static int at(String[] fields, int index) {
    return Integer.parseInt(fields[index]);
  }
}
