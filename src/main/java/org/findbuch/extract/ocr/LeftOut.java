package org.findbuch.extract.ocr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Letters of a page that were not read: a number alone at its foot, a line that a signature
 * touches. They are read once more, each row of them as a line by itself.
 */
final class LeftOut {
  /** In percent; what stands alone is most often a speck where it is less sure. */
  private static final int SURE = 60;

  private static final int QUITE_SURE = 85;

  /** Pictures are made of rows like letters; so many are read at most. */
  private static final int MOST_ROWS = 8;

  private static final int MOST_NUMBERS = 60;
  private static final Pattern NUMBER = Pattern.compile("^\\W*([0-9]+|[ivxIVX]+)\\W*$");

  /**
   * Percent of the height of most letters: what is smaller is a speck, what is larger a picture.
   */
  private static final int SMALLEST = 55;

  private static final int LARGEST = 220;

  private final PageScript script;
  private final List<Rectangle> missed;
  private final List<Rectangle> leaders;
  private final int usual;

  /**
   * @param letters in dots of the page, before it was turned
   * @param leaders behind which numbers stand
   */
  LeftOut(PageScript script, List<Rectangle> letters, Leaders leaders) {
    this.script = script;
    this.leaders = leaders.in(script.upright());
    List<Integer> heights = letters.stream().map(letter -> letter.height).sorted().toList();
    usual = heights.isEmpty() ? 0 : heights.get(heights.size() / 2);
    missed =
        script.missing(letters).stream()
            .filter(letter -> letter.height * 100 >= SMALLEST * usual)
            .filter(letter -> letter.height * 100 <= LARGEST * usual)
            .map(script.upright()::there)
            .toList();
  }

  /** Letters beside each other. */
  private static final class Row {
    private final Rectangle box;
    private int letters = 1;

    Row(Rectangle first) {
      box = new Rectangle(first);
    }

    boolean takes(Rectangle letter) {
      int height = Math.max(box.height, letter.height);
      double fall = Math.abs(letter.getCenterY() - box.getCenterY());
      return letter.x - box.getMaxX() <= 2.5 * height && fall <= 0.6 * height;
    }

    void add(Rectangle letter) {
      box.add(letter);
      letters++;
    }

    /** Whether it could only be a number. */
    boolean isShort() {
      return letters <= 3;
    }
  }

  /** Reads one line from a picture of nothing else. */
  interface LineReader {
    List<OcrWord> words(BufferedImage line) throws IOException;
  }

  PageScript read(LineReader reader) throws IOException {
    List<OcrWord> found = new ArrayList<>();
    List<Row> rows = rows();
    for (int i = 0; i < rows.size(); i++) {
      Rectangle place = around(rows.get(i).box);
      List<OcrWord> line = reader.words(cut(place));
      if (isText(line, rows.get(i))) {
        for (OcrWord word : line) {
          Rectangle box = new Rectangle(word.box());
          box.translate(place.x - usual, place.y - usual);
          if (!isRead(box)) {
            found.add(new OcrWord(i, i, box, word.confidence(), word.text()));
          }
        }
      }
    }
    return found.isEmpty() ? script : Insertion.anywhere(script, found);
  }

  /** Around a row others may stand that were read. */
  private boolean isRead(Rectangle box) {
    return script.words().stream()
        .map(OcrWord::box)
        .anyMatch(
            other ->
                other.contains(box.getCenterX(), box.getCenterY())
                    || box.contains(other.getCenterX(), other.getCenterY()));
  }

  /**
   * Single letters count at the head, at the foot and behind leaders only, where numbers of pages
   * stand.
   */
  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Rectangle letter :
        missed.stream().sorted(Comparator.comparingInt((Rectangle one) -> one.x)).toList()) {
      rows.stream()
          .filter(row -> row.takes(letter))
          .findFirst()
          .ifPresentOrElse(row -> row.add(letter), () -> rows.add(new Row(letter)));
    }
    Stream<Row> numbers =
        rows.stream().filter(Row::isShort).filter(row -> isAtEdge(row) || isLedTo(row));
    Stream<Row> lines =
        rows.stream()
            .filter(row -> !row.isShort())
            .sorted(Comparator.comparingInt((Row row) -> -row.letters));
    return Stream.concat(numbers.limit(MOST_NUMBERS), lines.limit(MOST_ROWS)).toList();
  }

  private boolean isLedTo(Row row) {
    double middle = row.box.getCenterY();
    return leaders.stream()
        .filter(leader -> Math.abs(leader.getMaxY() - middle) <= row.box.height)
        .anyMatch(leader -> row.box.x >= leader.getMaxX());
  }

  private boolean isAtEdge(Row row) {
    double middle = row.box.getCenterY();
    return script.words().stream().allMatch(word -> word.box().getMaxY() < middle)
        || script.words().stream().allMatch(word -> word.box().y > middle);
  }

  private Rectangle around(Rectangle row) {
    Rectangle place = new Rectangle(row);
    place.grow(usual, usual / 3 + 1);
    BufferedImage image = script.upright().image();
    return place.intersection(new Rectangle(image.getWidth(), image.getHeight()));
  }

  /** With a white margin, without which single digits are read as something else. */
  private BufferedImage cut(Rectangle place) {
    BufferedImage all = script.upright().image();
    BufferedImage cut =
        new BufferedImage(
            place.width + 2 * usual, place.height + 2 * usual, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = cut.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, cut.getWidth(), cut.getHeight());
    pen.drawImage(all.getSubimage(place.x, place.y, place.width, place.height), usual, usual, null);
    pen.dispose();
    return cut;
  }

  private static boolean isText(List<OcrWord> line, Row row) {
    long letters = line.stream().mapToLong(OcrWord::letters).sum();
    long sure = line.stream().mapToLong(word -> word.letters() * word.confidence()).sum();
    boolean isNumber = line.stream().anyMatch(word -> NUMBER.matcher(word.text()).find());
    return letters > 0
        && (row.isShort() ? isNumber && sure >= letters * QUITE_SURE : sure >= letters * SURE);
  }
}
