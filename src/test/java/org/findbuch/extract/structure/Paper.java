package org.findbuch.extract.structure;

import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Layout;
import org.findbuch.document.Layout.Boxes;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Structure;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;

/** A document that is typed page by page, each line at its height. */
final class Paper {
  static final float WIDTH = 595;
  static final float HEIGHT = 842;
  private static final float TOP = 100;
  private static final float PITCH = 14;

  private final List<Page> pages = new ArrayList<>();
  private StringBuilder text = new StringBuilder();
  private List<WordBox> words = new ArrayList<>();
  private final List<Block> bold = new ArrayList<>();
  private float next = TOP;

  /** A line that stands on a height, in points from the upper edge. */
  Paper line(String line, float left, float base, float size) {
    if (!text.isEmpty()) {
      text.append('\n');
    }
    float x = left;
    for (String word : line.split(" ", -1)) {
      if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
        text.append(' ');
      }
      float width = word.length() * size / 2;
      words.add(
          new WordBox(
              text.length(), text.length() + word.length(), x, base - size, width, size / 0.8f));
      text.append(word);
      x += width + size / 3;
    }
    return this;
  }

  Paper head(String line) {
    return line(line, 70, 50, 9);
  }

  Paper foot(String line) {
    return line(line, 70, 800, 9);
  }

  /** Lines of running text, none of which is anywhere else. */
  Paper text(int lines) {
    for (int i = 0; i < lines; i++) {
      text("Zeile " + Integer.toString(7919 * (pages.size() * 40 + i + 1), 36) + " des Textes");
    }
    return this;
  }

  Paper text(String line) {
    line(line, 70, next, 11);
    next += PITCH;
    return this;
  }

  /** A line of the usual size that is set in bold type. */
  Paper bold(String line) {
    text(line);
    bold.add(new Block(BlockKind.HEADING, 0, text.length() - line.length(), text.length()));
    return this;
  }

  Paper gap() {
    next += PITCH;
    return this;
  }

  Paper end() {
    Layout layout = words.isEmpty() ? Layout.NONE : Layout.of(new Boxes(WIDTH, HEIGHT, words));
    int number = pages.size() + 1;
    Page page = new Page(number, "" + number, PageState.TEXT, text.toString(), layout);
    pages.add(page.structured(new Structure(bold)));
    bold.clear();
    text = new StringBuilder();
    words = new ArrayList<>();
    next = TOP;
    return this;
  }

  /** As scans are, a little askew and recognised. */
  Paper scanned() {
    pages.replaceAll(
        page -> {
          List<WordBox> moved = new ArrayList<>();
          float by = page.number() * 7 % 5 * 2;
          for (WordBox word : page.layout().boxes().words()) {
            moved.add(
                new WordBox(
                    word.start(),
                    word.end(),
                    word.x(),
                    word.y() + by,
                    word.width(),
                    word.height()));
          }
          Layout layout = Layout.of(new Boxes(WIDTH, HEIGHT, moved));
          return new Page(
              page.number(), "", PageState.OCR, 90, ReadBy.FINDBUCH, page.text(), layout);
        });
    return this;
  }

  /** As texts are of which nobody knows where they stood. */
  Paper unplaced() {
    pages.replaceAll(page -> new Page(page.number(), "", PageState.TEXT, page.text(), Layout.NONE));
    return this;
  }

  List<Page> composed() {
    return Composition.of(pages, true);
  }

  /** The furniture of each page, its lines parted by a stroke. */
  List<String> furniture() {
    return composed().stream().map(page -> shown(page, BlockKind.FURNITURE)).toList();
  }

  static String shown(Page page, BlockKind kind) {
    return String.join(
        " | ",
        page.structure().blocks().stream()
            .filter(block -> block.kind() == kind)
            .map(block -> text(page, block))
            .toList());
  }

  static String text(Page page, Block block) {
    return page.text().substring(block.start(), block.end()).replace("\n", " | ");
  }
}
