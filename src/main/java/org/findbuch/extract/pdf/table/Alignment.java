package org.findbuch.extract.pdf.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The columns in which the segments of lines stand.
 *
 * @param lefts where each begins, from left to right
 * @param rights where each ends
 */
record Alignment(List<Float> lefts, List<Float> rights) {
  private static final float TOUCH = 0.5f;

  /** A blank between words is narrower, in heights of a word. */
  private static final float BLANK = 0.42f;

  /** Segments that reach over two of one line are in no column, and make none. */
  static Alignment of(List<List<Segment>> lines) {
    List<float[]> parted =
        lines.stream().filter(line -> line.size() > 1).map(Alignment::sides).toList();
    List<Segment> inColumn = new ArrayList<>();
    for (List<Segment> line : lines) {
      for (Segment segment : line) {
        if (!reachesOver(segment.left(), segment.right(), parted)) {
          inColumn.add(segment);
        }
      }
    }
    inColumn.sort(Comparator.comparingDouble(Segment::left));
    List<Float> lefts = new ArrayList<>();
    List<Float> rights = new ArrayList<>();
    for (Segment segment : inColumn) {
      if (rights.isEmpty() || segment.left() > rights.getLast() - TOUCH) {
        lefts.add(segment.left());
        rights.add(segment.right());
      } else {
        rights.set(rights.size() - 1, Math.max(rights.getLast(), segment.right()));
      }
    }
    return new Alignment(lefts, rights);
  }

  /** Where each segment begins and ends. */
  private static float[] sides(List<Segment> line) {
    float[] sides = new float[2 * line.size()];
    for (int i = 0; i < line.size(); i++) {
      sides[2 * i] = line.get(i).left();
      sides[2 * i + 1] = line.get(i).right();
    }
    return sides;
  }

  private static boolean reachesOver(float left, float right, List<float[]> lines) {
    for (float[] sides : lines) {
      int over = 0;
      for (int i = 0; i < sides.length; i += 2) {
        over += Math.min(right, sides[i + 1]) - Math.max(left, sides[i]) > TOUCH ? 1 : 0;
      }
      if (over > 1) {
        return true;
      }
    }
    return false;
  }

  int columns() {
    return lefts.size();
  }

  /** A segment of the columns from the first to the last. */
  record Cut(Segment segment, int first, int last) {}

  /** A line as what stands in its columns; what was set too close together is parted. */
  List<Cut> cut(List<Segment> line) {
    List<Cut> cuts = new ArrayList<>();
    for (Segment segment : line) {
      Cut whole = whole(segment);
      List<Cut> parted = whole.first() == whole.last() ? List.of(whole) : parted(segment);
      cuts.addAll(parted.isEmpty() ? List.of(whole) : parted);
    }
    return cuts;
  }

  private Cut whole(Segment segment) {
    int first = -1;
    int last = -1;
    for (int column = 0; column < columns(); column++) {
      if (Math.min(rights.get(column), segment.right())
              - Math.max(lefts.get(column), segment.left())
          > TOUCH) {
        first = first < 0 ? column : first;
        last = column;
      }
    }
    int nearest = first < 0 ? nearest(segment.left(), segment.right()) : first;
    return new Cut(segment, nearest, first < 0 ? nearest : last);
  }

  private int nearest(float left, float right) {
    int nearest = 0;
    float least = Float.MAX_VALUE;
    for (int column = 0; column < columns(); column++) {
      float away = Math.max(lefts.get(column) - right, left - rights.get(column));
      if (away < least) {
        least = away;
        nearest = column;
      }
    }
    return nearest;
  }

  /** Each word in its column, if the gaps between them are wider than blanks; else none. */
  private List<Cut> parted(Segment segment) {
    List<Cut> cuts = new ArrayList<>();
    List<Token> open = new ArrayList<>();
    int column = -1;
    for (Token word : segment.words()) {
      Cut of = whole(new Segment(List.of(word)));
      if (of.first() != of.last()) {
        return List.of();
      }
      if (!open.isEmpty() && of.first() != column) {
        if (word.left() - open.getLast().right() < BLANK * word.size()) {
          return List.of();
        }
        cuts.add(new Cut(new Segment(List.copyOf(open)), column, column));
        open.clear();
      }
      open.add(word);
      column = of.first();
    }
    cuts.add(new Cut(new Segment(List.copyOf(open)), column, column));
    return cuts;
  }
}
