package org.findbuch.extract.ocr;

import static java.util.stream.Collectors.toList;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.findbuch.document.Layout;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Structure;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.extract.picture.PagePicture;
import org.jspecify.annotations.Nullable;

/**
 * What was recognised on a page.
 *
 * @param words in reading order
 * @param upright what they were read on
 */
record PageScript(List<OcrWord> words, Upright upright) {
  /** Single signs that are less sure are most often specks. */
  private static final int LEAST_CONFIDENCE = 20;

  /** Words in a heading at most, and how much higher they are. */
  private static final int LONGEST_HEADING = 15;

  private static final int HEADING_PERCENT = 135;

  /** Of a line; below, it is most often made of specks and parts of pictures. */
  private static final int LEAST_OF_LINE = 40;

  /** In percent; a word below is wrong as often as not. */
  private static final int SURE = 70;

  private static final int QUITE_SURE = 90;

  /** Dots by which accents and commas stand beside their word. */
  private static final int BESIDE = 8;

  /** Words in a line of a column of a table at most. */
  private static final int SHORT_LINE = 3;

  private static final int FEWEST_LINES = 6;
  private static final int AS_GOOD_PERCENT = 95;

  PageScript {
    Map<Integer, List<OcrWord>> lines =
        words.stream().collect(Collectors.groupingBy(OcrWord::line));
    words = words.stream().filter(word -> isRead(word, lines.get(word.line()))).toList();
  }

  /** A word that is not sure is most often right where the others of its line are. */
  private static boolean isRead(OcrWord word, @Nullable List<OcrWord> line) {
    return word.text().startsWith("§")
        || (line != null
            && confidence(line) >= LEAST_OF_LINE
            && (word.confidence() >= LEAST_CONFIDENCE || word.letters() > 1));
  }

  /**
   * Without the lines that are less sure, in percent, without short ones and ones of single letters
   * that are not quite sure, and without those of one letter: as such the blades of grass of a
   * photograph are read.
   *
   * @param letters of a line that is not short
   */
  PageScript surer(int least, int letters) {
    return new PageScript(
        words.stream()
            .collect(Collectors.groupingBy(OcrWord::line, TreeMap::new, toList()))
            .values()
            .stream()
            .filter(line -> letters(line) > 1)
            .filter(line -> confidence(line) >= (isLittle(line, letters) ? QUITE_SURE : least))
            .flatMap(List::stream)
            .toList(),
        upright);
  }

  private static boolean isLittle(List<OcrWord> line, int letters) {
    return letters(line) < letters || line.stream().allMatch(word -> word.letters() < 2);
  }

  /** Without the words that stand in places of that sort, in points of the page. */
  PageScript without(Predicate<Rectangle2D> left, PagePicture picture) {
    return new PageScript(
        words.stream().filter(word -> !left.test(place(word, picture.dotsAPoint()))).toList(),
        upright);
  }

  private Rectangle2D place(OcrWord word, double dotsAPoint) {
    Rectangle2D box = upright.back().createTransformedShape(word.box()).getBounds2D();
    return new Rectangle2D.Double(
        Math.max(0, box.getX() / dotsAPoint),
        Math.max(0, box.getY() / dotsAPoint),
        box.getWidth() / dotsAPoint,
        box.getHeight() / dotsAPoint);
  }

  long letters() {
    return letters(words);
  }

  private static long letters(List<OcrWord> words) {
    return words.stream().mapToLong(OcrWord::letters).sum();
  }

  /** How sure it is, letter by letter, in percent. */
  int confidence() {
    return confidence(words);
  }

  private static int confidence(List<OcrWord> words) {
    long letters = letters(words);
    long sure = words.stream().mapToLong(word -> word.letters() * word.confidence()).sum();
    return letters == 0 ? 0 : (int) (sure / letters);
  }

  /** How many of the words of several letters are not sure, in percent. */
  int unsure() {
    List<OcrWord> whole = words.stream().filter(word -> word.letters() > 1).toList();
    long unsure = whole.stream().filter(word -> word.confidence() < SURE).count();
    return whole.isEmpty() ? 0 : (int) Math.round(100.0 * unsure / whole.size());
  }

  /** How many of these letters of the page stand where no word was read, in percent. */
  int missed(List<Rectangle> letters) {
    return letters.isEmpty() ? 0 : 100 * missing(letters).size() / letters.size();
  }

  /** Those of these letters of the page that stand where no word was read. */
  List<Rectangle> missing(List<Rectangle> letters) {
    List<Rectangle2D> places = words.stream().map(word -> place(word, 1)).toList();
    return letters.stream()
        .filter(letter -> places.stream().noneMatch(place -> isAt(place, letter)))
        .toList();
  }

  private static boolean isAt(Rectangle2D word, Rectangle letter) {
    return letter.getCenterX() >= word.getMinX() - BESIDE
        && letter.getCenterX() <= word.getMaxX() + BESIDE
        && letter.getCenterY() >= word.getMinY() - BESIDE
        && letter.getCenterY() <= word.getMaxY() + BESIDE;
  }

  /**
   * Whether a table seems to have been read column by column: half of its lines are short and have
   * others beside them. In columns of prose the lines are long.
   */
  boolean isInColumns() {
    List<Rectangle> shorts = new ArrayList<>();
    List<Rectangle> longs = new ArrayList<>();
    for (List<OcrWord> line :
        words.stream().collect(Collectors.groupingBy(OcrWord::line)).values()) {
      Rectangle box = new Rectangle(line.getFirst().box());
      line.forEach(word -> box.add(word.box()));
      (line.size() <= SHORT_LINE ? shorts : longs).add(box);
    }
    int all = shorts.size() + longs.size();
    return all >= FEWEST_LINES && 2 * beside(shorts) >= all && 5 * beside(longs) < all;
  }

  /** How many lines have another one at their height. */
  private static long beside(List<Rectangle> lines) {
    return lines.stream()
        .filter(one -> lines.stream().anyMatch(other -> isBeside(one, other)))
        .count();
  }

  private static boolean isBeside(Rectangle one, Rectangle other) {
    double middle = other.getCenterY();
    boolean isApart = one.getMaxX() < other.x || other.getMaxX() < one.x;
    return isApart && middle > one.y && middle < one.getMaxY();
  }

  /** Whether it has as much as another, but for a little. */
  boolean isAsGoodAs(PageScript other) {
    return 100 * worth() >= AS_GOOD_PERCENT * other.worth();
  }

  /** The more letters and the surer, the better. */
  PageScript orBetter(PageScript other) {
    return other.worth() > worth() ? other : this;
  }

  private long worth() {
    return words.stream().mapToLong(word -> word.letters() * (word.confidence() - 40)).sum();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    walk(text, new ArrayList<>(), 1);
    return text.toString();
  }

  /** Where the words of {@link #text} stand on the page. */
  Layout layout(PagePicture picture) {
    List<WordBox> boxes = new ArrayList<>();
    walk(new StringBuilder(), boxes, picture.dotsAPoint());
    return Layout.of(new Layout.Boxes((float) picture.width(), (float) picture.height(), boxes));
  }

  /**
   * Paragraphs as tesseract tells them apart. Those whose lines are higher than most are headings.
   */
  Structure structure() {
    List<WordBox> places = new ArrayList<>();
    walk(new StringBuilder(), places, 1);
    List<Integer> heights = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    int usual = heightOf(words.stream().map(word -> word.box().height).sorted().toList());
    for (int first = 0, end; first < words.size(); first = end) {
      end = first;
      heights.clear();
      while (end < words.size() && words.get(end).paragraph() == words.get(first).paragraph()) {
        heights.add(words.get(end).box().height);
        end++;
      }
      heights.sort(null);
      boolean isShort = end - first <= LONGEST_HEADING;
      boolean isHeading = isShort && heightOf(heights) >= usual * HEADING_PERCENT / 100;
      blocks.add(
          new Block(
              isHeading ? BlockKind.HEADING : BlockKind.PARAGRAPH,
              isHeading ? 1 : 0,
              places.get(first).start(),
              places.get(end - 1).end()));
    }
    return new Structure(blocks);
  }

  /** Of most words with ascenders or capitals, as nearly all German words have them. */
  private static int heightOf(List<Integer> sorted) {
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() * 2 / 3);
  }

  private void walk(StringBuilder text, List<WordBox> boxes, double dotsAPoint) {
    OcrWord last = null;
    for (OcrWord word : words) {
      if (last != null) {
        boolean sameParagraph = word.paragraph() == last.paragraph();
        text.append(word.line() == last.line() ? " " : sameParagraph ? "\n" : "\n\n");
      }
      int start = text.length();
      text.append(word.text());
      Rectangle2D box = place(word, dotsAPoint);
      boxes.add(
          new WordBox(
              start,
              text.length(),
              (float) box.getX(),
              (float) box.getY(),
              (float) box.getWidth(),
              (float) box.getHeight(),
              word.confidence()));
      last = word;
    }
  }
}
