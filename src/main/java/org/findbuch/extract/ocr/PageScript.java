package org.findbuch.extract.ocr;

import static java.util.stream.Collectors.toList;

import java.awt.geom.AffineTransform;
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
 * @param back from their dots to those of the picture of the page
 */
record PageScript(List<OcrWord> words, AffineTransform back) {
  /** Single signs that are less sure are most often specks. */
  private static final int LEAST_CONFIDENCE = 20;

  /** Words in a heading at most, and how much higher they are. */
  private static final int LONGEST_HEADING = 15;

  private static final int HEADING_PERCENT = 135;

  /** Of a line; below, it is most often made of specks and parts of pictures. */
  private static final int LEAST_OF_LINE = 40;

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

  /** Without the lines that are less sure, in percent. */
  PageScript surer(int least) {
    return new PageScript(
        words.stream()
            .collect(Collectors.groupingBy(OcrWord::line, TreeMap::new, toList()))
            .values()
            .stream()
            .filter(line -> confidence(line) >= least)
            .flatMap(List::stream)
            .toList(),
        back);
  }

  /** Without the words that stand in places of that sort, in points of the page. */
  PageScript without(Predicate<Rectangle2D> left, PagePicture picture) {
    return new PageScript(
        words.stream().filter(word -> !left.test(place(word, picture.dotsAPoint()))).toList(),
        back);
  }

  private Rectangle2D place(OcrWord word, double dotsAPoint) {
    Rectangle2D box = back.createTransformedShape(word.box()).getBounds2D();
    return new Rectangle2D.Double(
        Math.max(0, box.getX() / dotsAPoint),
        Math.max(0, box.getY() / dotsAPoint),
        box.getWidth() / dotsAPoint,
        box.getHeight() / dotsAPoint);
  }

  long letters() {
    return words.stream().mapToLong(OcrWord::letters).sum();
  }

  /** How sure it is, letter by letter, in percent. */
  int confidence() {
    return confidence(words);
  }

  private static int confidence(List<OcrWord> words) {
    long letters = words.stream().mapToLong(OcrWord::letters).sum();
    long sure = words.stream().mapToLong(word -> word.letters() * word.confidence()).sum();
    return letters == 0 ? 0 : (int) (sure / letters);
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
