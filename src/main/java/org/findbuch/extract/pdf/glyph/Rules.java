package org.findbuch.extract.pdf.glyph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The straight lines that are drawn on a page along its edges, and the edges of what is filled: a
 * table's cells stand between them. In points from the upper left corner.
 */
public final class Rules {
  /** A drawing has more of them, and no tables. */
  private static final int MOST = 6_000;

  private static final float SHORTEST = 4;
  private static final float STRAIGHT = 0.7f;

  /** Lines closer to each other are one that was drawn twice, or the two edges of a thick one. */
  private static final float SAME = 2.5f;

  private final List<Rule> across = new ArrayList<>();
  private final List<Rule> down = new ArrayList<>();

  /**
   * A line.
   *
   * @param at its height, or how far from the left it goes down
   */
  public record Rule(float at, float from, float to) {
    public float length() {
      return to - from;
    }
  }

  public void add(double x1, double y1, double x2, double y2) {
    double width = Math.abs(x2 - x1);
    double height = Math.abs(y2 - y1);
    if (across.size() + down.size() > MOST || Math.max(width, height) < SHORTEST) {
      return;
    }
    if (height < STRAIGHT) {
      across.add(rule((y1 + y2) / 2, x1, x2));
    } else if (width < STRAIGHT) {
      down.add(rule((x1 + x2) / 2, y1, y2));
    }
  }

  private static Rule rule(double at, double one, double other) {
    return new Rule((float) at, (float) Math.min(one, other), (float) Math.max(one, other));
  }

  /** Those that go from left to right, from top to bottom; what goes on from another is one. */
  public List<Rule> across() {
    return joined(across);
  }

  /** Those that go down, from left to right. */
  public List<Rule> down() {
    return joined(down);
  }

  private static List<Rule> joined(List<Rule> rules) {
    List<Rule> sorted = new ArrayList<>(rules);
    sorted.sort(Comparator.comparingDouble(Rule::at));
    List<Rule> joined = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size()
          || sorted.get(i).at() - sorted.get(i - 1).at() > SAME / 2
          || sorted.get(i).at() - sorted.get(from).at() > SAME) {
        join(sorted.subList(from, i), joined);
        from = i;
      }
    }
    return joined;
  }

  /** Of rules in one line. */
  private static void join(List<Rule> line, List<Rule> joined) {
    float at = (line.getFirst().at() + line.getLast().at()) / 2;
    line.sort(Comparator.comparingDouble(Rule::from));
    float from = line.getFirst().from();
    float to = line.getFirst().to();
    for (Rule rule : line) {
      if (rule.from() > to + SAME) {
        joined.add(new Rule(at, from, to));
        from = rule.from();
      }
      to = Math.max(to, rule.to());
    }
    joined.add(new Rule(at, from, to));
  }
}
