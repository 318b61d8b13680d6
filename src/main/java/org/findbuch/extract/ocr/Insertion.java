package org.findbuch.extract.ocr;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts words that were read apart where they stand among the others of a page. */
final class Insertion {
  private final List<List<OcrWord>> lines = new ArrayList<>();
  private final PageScript script;

  private Insertion(PageScript script) {
    this.script = script;
    for (OcrWord word : script.words()) {
      if (lines.isEmpty() || lines.getLast().getLast().line() != word.line()) {
        lines.add(new ArrayList<>());
      }
      lines.getLast().add(word);
    }
  }

  /** With the words that stand at the height of a line; the others are left out. */
  static PageScript inLines(PageScript script, List<OcrWord> words) {
    Insertion insertion = new Insertion(script);
    words.forEach(word -> insertion.takenByLine(List.of(word)));
    return insertion.script();
  }

  /** With the words of whole lines or of parts of them, in places where the script has none. */
  static PageScript anywhere(PageScript script, List<OcrWord> words) {
    Insertion insertion = new Insertion(script);
    Map<Integer, List<OcrWord>> pieces = new HashMap<>();
    words.forEach(word -> pieces.computeIfAbsent(word.line(), _ -> new ArrayList<>()).add(word));
    pieces.values().stream()
        .sorted(Comparator.comparingDouble(piece -> around(piece).getCenterY()))
        .filter(piece -> !insertion.takenByLine(piece))
        .forEach(insertion::addLine);
    return insertion.script();
  }

  private static Rectangle around(List<OcrWord> words) {
    Rectangle all = new Rectangle(words.getFirst().box());
    words.forEach(word -> all.add(word.box()));
    return all;
  }

  /** The nearest line at their height takes them. */
  private boolean takenByLine(List<OcrWord> words) {
    Rectangle box = around(words);
    List<OcrWord> nearest = null;
    int least = Integer.MAX_VALUE;
    for (List<OcrWord> line : lines) {
      Rectangle there = around(line);
      boolean isLevel = box.getCenterY() > there.y && box.getCenterY() < there.getMaxY();
      int gap = Math.max(0, Math.max(there.x - (int) box.getMaxX(), box.x - (int) there.getMaxX()));
      if (isLevel && gap < least) {
        least = gap;
        nearest = line;
      }
    }
    if (nearest == null) {
      return false;
    }
    OcrWord first = nearest.getFirst();
    for (OcrWord word : words) {
      nearest.add(
          new OcrWord(first.paragraph(), first.line(), word.box(), word.confidence(), word.text()));
    }
    nearest.sort(Comparator.comparingDouble(word -> word.box().getCenterX()));
    return true;
  }

  /** Below the line above it; where none is, before all. */
  private void addLine(List<OcrWord> words) {
    Rectangle box = around(words);
    int at = 0;
    double nearest = Double.MAX_VALUE;
    for (int i = 0; i < lines.size(); i++) {
      Rectangle there = around(lines.get(i));
      double above = box.getCenterY() - there.getCenterY();
      boolean isOver = there.x < box.getMaxX() && box.x < there.getMaxX();
      if (above >= 0 && above + (isOver ? 0 : box.height * 20) < nearest) {
        nearest = above + (isOver ? 0 : box.height * 20);
        at = i + 1;
      }
    }
    List<OcrWord> line = new ArrayList<>();
    for (OcrWord word : words) {
      line.add(new OcrWord(-1, -1, word.box(), word.confidence(), word.text()));
    }
    line.sort(Comparator.comparingDouble(word -> word.box().getCenterX()));
    lines.add(at, line);
  }

  /** Lines and paragraphs counted anew; a line that was added is a paragraph of its own. */
  private PageScript script() {
    List<OcrWord> words = new ArrayList<>();
    OcrWord before = null;
    int paragraph = 0;
    for (int line = 0; line < lines.size(); line++) {
      OcrWord first = lines.get(line).getFirst();
      paragraph += goesOn(before, first) ? 0 : 1;
      for (OcrWord word : lines.get(line)) {
        words.add(new OcrWord(paragraph, line, word.box(), word.confidence(), word.text()));
      }
      before = first;
    }
    return new PageScript(Collections.unmodifiableList(words), script.upright());
  }

  private static boolean goesOn(@Nullable OcrWord before, OcrWord next) {
    return before != null && next.paragraph() >= 0 && before.paragraph() == next.paragraph();
  }
}
