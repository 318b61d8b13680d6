package org.findbuch.extract.pdf.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** Words side by side on one line with no wide gap between them. */
record Segment(List<Token> words) {
  /** Wider gaps than this, in heights of a word, part cells; if blanks are wide, wider ones. */
  private static final float WIDE = 0.75f;

  private static final float WIDER = 1.9f;

  private static final float WIDEST_PITCH = 3.2f;
  private static final int FEWEST_LINES = 3;
  private static final int FEWEST_WORDS = 4;
  private static final float WIDEST_BLANK = 2.2f;
  private static final float EVEN = 0.55f;
  private static final float SAME_LINE = 0.45f;

  float left() {
    return words.getFirst().left();
  }

  float right() {
    return words.getLast().right();
  }

  float width() {
    return right() - left();
  }

  float base() {
    return words.getFirst().base();
  }

  float size() {
    return words.getFirst().size();
  }

  int start() {
    return words.stream().mapToInt(Token::start).min().orElseThrow();
  }

  int end() {
    return words.stream().mapToInt(Token::end).max().orElseThrow();
  }

  String said(String text) {
    StringBuilder said = new StringBuilder();
    for (Token word : words) {
      said.append(said.isEmpty() ? "" : " ").append(text, word.start(), word.end());
    }
    return said.toString();
  }

  /** The usual distance of lines, in heights of their boxes, which differ from font to font. */
  static float pitch(List<Token> words, float usual) {
    return median(
        words, (last, word) -> (word.base() - last.base()) / word.size(), 1, WIDEST_PITCH, usual);
  }

  /** How wide a gap has to be among these words, which stand in the order of the text. */
  static float wide(List<Token> words) {
    return Math.max(WIDE, WIDER * median(words, Segment::gap, 0, WIDER, 0));
  }

  /** In heights of the second of two words. */
  private static float gap(Token last, Token word) {
    return (word.left() - last.right()) / word.size();
  }

  /** Of what two words one behind the other measure, of all that is between these bounds. */
  private static float median(
      List<Token> words,
      ToDoubleBiFunction<Token, Token> measured,
      float low,
      float high,
      float or) {
    double[] all = new double[words.size()];
    int count = 0;
    for (int i = 1; i < words.size(); i++) {
      double one = measured.applyAsDouble(words.get(i - 1), words.get(i));
      if (one > low && one < high) {
        all[count++] = one;
      }
    }
    Arrays.sort(all, 0, count);
    return count == 0 ? or : (float) all[count / 2];
  }

  /**
   * Words in lines from top to bottom, each cut where a gap is wide.
   *
   * @param wide in heights of a word
   */
  static List<List<Segment>> lines(List<Token> words, float wide) {
    List<Token> sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparingDouble(Token::base));
    List<List<Segment>> lines = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size()
          || sorted.get(i).base() - sorted.get(from).base()
              > SAME_LINE * Math.min(sorted.get(i).size(), sorted.get(from).size())) {
        lines.add(line(new ArrayList<>(sorted.subList(from, i)), wide));
        from = i;
      }
    }
    return lines;
  }

  private static List<Segment> line(List<Token> words, float wide) {
    words.sort(Comparator.comparingDouble(Token::left));
    if (isJustified(words)) {
      return List.of(new Segment(List.copyOf(words)));
    }
    List<Segment> segments = new ArrayList<>();
    List<Token> open = new ArrayList<>();
    for (Token word : words) {
      if (!open.isEmpty() && word.left() - open.getLast().right() > wide * word.size()) {
        segments.add(new Segment(List.copyOf(open)));
        open.clear();
      }
      open.add(word);
    }
    segments.add(new Segment(List.copyOf(open)));
    return segments;
  }

  /** Whether all blanks are about as wide, as in a line that was stretched to fill its column. */
  private static boolean isJustified(List<Token> words) {
    float least = Float.MAX_VALUE;
    float most = 0;
    for (int i = 1; i < words.size(); i++) {
      float gap = gap(words.get(i - 1), words.get(i));
      least = Math.min(least, gap);
      most = Math.max(most, gap);
    }
    return words.size() >= FEWEST_WORDS && most < WIDEST_BLANK && least > EVEN * most;
  }

  /** Whether a gap parts most of these lines, or one of a few. */
  static boolean areParted(List<List<Segment>> lines) {
    long parted = lines.stream().filter(line -> line.size() > 1).count();
    return parted > 0 && (lines.size() < FEWEST_LINES || parted * 2 >= lines.size());
  }

  /** Whether the first line stands alone, and not above another column than the first. */
  static boolean isTitle(List<List<Segment>> lines) {
    List<Segment> first = lines.getFirst();
    return first.size() == 1
        && (lines.size() < 2
            || lines.get(1).size() < 2
            || first.getFirst().left() < lines.get(1).getFirst().right());
  }

  /**
   * Whether the first line is followed below a rule by several that stand alone, as a running head
   * is.
   *
   * @param rules their heights
   */
  static boolean isHeadApart(List<List<Segment>> lines, List<Float> rules) {
    return lines.size() > 2
        && lines.get(1).size() == 1
        && lines.get(2).size() == 1
        && rules.stream()
            .anyMatch(
                y -> y > lines.getFirst().getFirst().base() && y < lines.get(1).getFirst().base());
  }

  /** Whether so many gaps between words of one line are wide. */
  static boolean hasGaps(List<Token> words, int fewest) {
    int gaps = 0;
    for (int i = 1; i < words.size() && gaps < fewest; i++) {
      Token last = words.get(i - 1);
      Token word = words.get(i);
      boolean isOneLine = Math.abs(word.base() - last.base()) < SAME_LINE * word.size();
      gaps += isOneLine && word.left() - last.right() > WIDE * word.size() ? 1 : 0;
    }
    return gaps >= fewest;
  }
}
