package org.findbuch.extract.ocr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rows of dots that lead the eye, as in a list of contents from a title to its page. Tesseract
 * reads letters in them, and finds what stands behind without them.
 *
 * @param rows the dots of each from left to right, as they stand on the page
 */
record Leaders(List<List<Rectangle>> rows) {
  /** What stands for a row in the text. */
  static final String SIGN = ".....";

  private static final int FEWEST_DOTS = 8;

  /** How many times its own width one is apart from the next at most. */
  private static final int APART = 8;

  /** By how much a gap may differ from the one before, in widths of a dot. */
  private static final int UNEVEN = 2;

  /** Of dots that lie on one line, in widths of a dot. */
  private static final double FALL = 0.8;

  private static final int SURE = 100;

  Leaders {
    rows = List.copyOf(rows);
  }

  /**
   * Of specks on a page those that are rows.
   *
   * @param specks in dots of the page, each no larger than a full stop
   */
  static Leaders among(List<Rectangle> specks) {
    List<List<Rectangle>> open = new ArrayList<>();
    List<List<Rectangle>> rows = new ArrayList<>();
    List<Rectangle> byPlace =
        specks.stream().sorted(Comparator.comparingInt((Rectangle speck) -> speck.x)).toList();
    for (Rectangle speck : byPlace) {
      open.removeIf(
          row -> {
            boolean isOver = speck.x - row.getLast().getMaxX() > APART * row.getLast().width;
            if (isOver) {
              close(row, rows);
            }
            return isOver;
          });
      open.stream()
          .filter(row -> goesOn(row, speck))
          .max(Comparator.comparingInt(List::size))
          .ifPresentOrElse(row -> row.add(speck), () -> open.add(new ArrayList<>(List.of(speck))));
    }
    open.forEach(row -> close(row, rows));
    return new Leaders(rows);
  }

  private static boolean goesOn(List<Rectangle> row, Rectangle speck) {
    Rectangle last = row.getLast();
    int side = Math.max(last.width, speck.width);
    int step = speck.x - last.x;
    boolean isLevel = Math.abs(speck.getMaxY() - last.getMaxY()) <= FALL * side;
    boolean isEven =
        row.size() < 2 || Math.abs(step - (last.x - row.get(row.size() - 2).x)) <= UNEVEN * side;
    return isLevel && isEven && step > last.width;
  }

  private static void close(List<Rectangle> row, List<List<Rectangle>> rows) {
    if (row.size() >= FEWEST_DOTS) {
      rows.add(List.copyOf(row));
    }
  }

  boolean areThere() {
    return !rows.isEmpty();
  }

  /** Whether something is a part of them, as dots that run into each other are. */
  boolean have(Rectangle blot) {
    return rows.stream()
        .flatMap(List::stream)
        .anyMatch(dot -> grown(dot).contains(blot.getCenterX(), blot.getCenterY()));
  }

  /** To the next one. */
  private static Rectangle grown(Rectangle dot) {
    Rectangle grown = new Rectangle(dot);
    grown.grow(dot.width, Math.max(2, dot.height / 2));
    return grown;
  }

  /** The picture without them: what is around them goes on. */
  BufferedImage erased(BufferedImage grey) {
    if (rows.isEmpty()) {
      return grey;
    }
    BufferedImage erased =
        new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    grey.copyData(erased.getRaster());
    Graphics2D pen = erased.createGraphics();
    for (Rectangle dot : rows.stream().flatMap(List::stream).toList()) {
      Rectangle around = grown(dot);
      int ground = grey.getRaster().getSample(dot.x, Math.max(0, around.y - dot.height), 0);
      pen.setColor(new Color(ground, ground, ground));
      pen.fill(around);
    }
    pen.dispose();
    return erased;
  }

  /** Where they stand in the picture that was turned. */
  List<Rectangle> in(Upright upright) {
    return rows.stream()
        .map(row -> row.stream().map(upright::there).reduce(Rectangle::union).orElseThrow())
        .toList();
  }

  /** The script with a sign for each row that stands in one of its lines. */
  PageScript into(PageScript script) {
    List<OcrWord> signs = new ArrayList<>();
    for (Rectangle row : in(script.upright())) {
      signs.add(new OcrWord(0, 0, row, SURE, SIGN));
    }
    return signs.isEmpty() ? script : joined(Insertion.inLines(script, signs));
  }

  /** A row that was found in two parts is one. */
  private static PageScript joined(PageScript script) {
    List<OcrWord> words = new ArrayList<>();
    for (OcrWord word : script.words()) {
      boolean goesOn =
          !words.isEmpty()
              && words.getLast().line() == word.line()
              && words.getLast().text().equals(SIGN);
      if (!goesOn || !word.text().equals(SIGN)) {
        words.add(word);
      }
    }
    return new PageScript(words, script.upright());
  }
}
