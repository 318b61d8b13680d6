package org.findbuch.extract.ocr;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Layout;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Structure;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;

/**
 * What a file itself has as text on a page that is a picture besides, as the line that a scanner
 * prints over it.
 *
 * @param page with its text as the file has it
 */
record TextBeside(Page page) {
  private static final String BETWEEN = "\n\n";

  /** How much of the width of a word a text covers that is the same one. */
  private static final double SAME = 0.6;

  /** The same word is hardly higher in one than in the other; what is, is stamped over it. */
  private static final double HIGHER = 2.5;

  /** Whether the text has what stands there; type behind a picture lies as its ink does. */
  boolean has(Rectangle2D word) {
    double covered = 0;
    for (WordBox box : page.layout().boxes().words()) {
      double middle = word.getCenterY();
      double higher = Math.max(box.height(), word.getHeight());
      if (middle > box.y()
          && middle < box.y() + box.height()
          && higher < HIGHER * Math.min(box.height(), word.getHeight())) {
        double right = Math.min(box.x() + box.width(), word.getMaxX());
        covered += Math.max(0, right - Math.max(box.x(), word.getX()));
      }
    }
    return covered > SAME * word.getWidth();
  }

  /** The text of both: of the file's own what stands in the lower half of the page comes last. */
  Page with(Page recognised) {
    int split = split();
    String head = page.text().substring(0, split).strip();
    String foot = page.text().substring(split).strip();
    Joined joined = new Joined();
    joined.add(head, page.layout(), 0, Structure.UNKNOWN);
    joined.add(recognised.text(), recognised.layout(), 0, recognised.structure());
    joined.add(foot, page.layout(), page.text().indexOf(foot, split), Structure.UNKNOWN);
    Layout.Boxes seen = recognised.layout().boxes();
    return new Page(
            page.number(),
            page.label(),
            PageState.OCR,
            recognised.quality(),
            ReadBy.TESSERACT,
            joined.text.toString(),
            Layout.of(new Layout.Boxes(seen.width(), seen.height(), joined.words)))
        .structured(new Structure(joined.blocks));
  }

  /** Where the line begins from which on all words stand in the lower half. */
  private int split() {
    Layout.Boxes boxes = page.layout().boxes();
    int split = page.text().length();
    for (WordBox word : boxes.words().reversed()) {
      if (word.y() < boxes.height() / 2) {
        break;
      }
      boolean isFirst = word.start() == 0 || page.text().charAt(word.start() - 1) == '\n';
      split = isFirst ? word.start() : split;
    }
    return split;
  }

  /** Texts one behind the other. */
  private static final class Joined {
    private final StringBuilder text = new StringBuilder();
    private final List<WordBox> words = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    /** Adds a part that begins there in the text that its layout is of. */
    void add(String part, Layout layout, int from, Structure structure) {
      if (part.isEmpty()) {
        return;
      }
      text.append(text.isEmpty() ? "" : BETWEEN);
      int by = text.length() - from;
      text.append(part);
      for (WordBox word : layout.boxes().words()) {
        if (word.start() >= from && word.end() <= from + part.length()) {
          words.add(
              new WordBox(
                  word.start() + by,
                  word.end() + by,
                  word.x(),
                  word.y(),
                  word.width(),
                  word.height(),
                  word.confidence()));
        }
      }
      blocks.addAll(
          structure.isKnown()
              ? structure.behind(by).blocks()
              : List.of(new Block(BlockKind.PARAGRAPH, 0, by + from, text.length())));
    }
  }
}
