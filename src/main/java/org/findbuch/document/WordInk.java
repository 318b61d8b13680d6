package org.findbuch.document;

import java.util.HashMap;
import java.util.Map;
import org.findbuch.document.Layout.WordBox;

/**
 * Where the ink of words lies. Their boxes stand on the line and are as high as the typeface says
 * that capitals are, which may be too little; letters reach above that and hang below the line. How
 * far is told by how wide words of the same height are: on average a letter is half as wide as the
 * type is high.
 */
public final class WordInk {
  private static final double LETTER = 0.47;
  private static final double ABOVE_LINE = 0.78;
  private static final double BELOW_LINE = 0.22;

  /** What is guessed never goes further than this, in heights of the box. */
  private static final double MOST_ABOVE = 1.5;

  private static final double MOST_BELOW = 0.55;
  private static final double BESIDE = 0.04;

  /** Height of the type by height of the box, in tenths of a point. */
  private final Map<Integer, Double> types = new HashMap<>();

  private record Line(double width, int letters) {
    Line and(Line other) {
      return new Line(width + other.width, letters + other.letters);
    }
  }

  /** Takes the measure of a page. */
  public WordInk(Layout.Boxes page) {
    Map<Integer, Line> lines = new HashMap<>();
    for (WordBox word : page.words()) {
      if (isLevel(word)) {
        lines.merge(tenths(word), new Line(word.width(), word.end() - word.start()), Line::and);
      }
    }
    lines.forEach((height, line) -> types.put(height, line.width() / line.letters() / LETTER));
  }

  /** The box around all of the word's ink. */
  public WordBox around(WordBox word) {
    Double type = types.get(tenths(word));
    if (type == null || !isLevel(word)) {
      return word;
    }
    float height = word.height();
    float above = (float) Math.clamp(ABOVE_LINE * type, height, MOST_ABOVE * height);
    float below = (float) Math.min(BELOW_LINE * type, MOST_BELOW * height);
    float beside = (float) BESIDE * height;
    return new WordBox(
        word.start(),
        word.end(),
        Math.max(0, word.x() - beside),
        Math.max(0, word.y() + height - above),
        word.width() + 2 * beside,
        above + below,
        word.confidence());
  }

  /** Of what runs upwards the box lies on its side, and says nothing of the type. */
  private static boolean isLevel(WordBox word) {
    int letters = word.end() - word.start();
    return letters > 0
        && word.width() > word.height() / 4
        && (letters <= 3 || word.height() <= 2 * word.width());
  }

  private static int tenths(WordBox word) {
    return Math.round(word.height() * 10);
  }
}
