package org.findbuch.extract.pdf.table;

import java.util.ArrayList;
import java.util.List;
import org.findbuch.extract.pdf.glyph.Rules.Rule;

/** Rules that cross each other, and the cells between them. */
final class Lattice {
  private static final float CLOSE = 3;
  private static final float TOUCH = 2;

  /** Points; what is less high is the background of a word, if nothing else is at its edges. */
  private static final float LOW = 17;

  /** Lines downwards of a frame and of a table in it. */
  private static final int FEWEST = 5;

  /** A drawing with more is none. */
  private static final int MOST_LINES = 400;

  private final float[] xs;
  private final float[] ys;
  private final List<Rule> across;
  private final List<Rule> down;

  private Lattice(float[] xs, float[] ys, List<Rule> across, List<Rule> down) {
    this.xs = xs;
    this.ys = ys;
    this.across = across;
    this.down = down;
  }

  /** A cell of so many columns and rows, the first of which are these. */
  record Place(int row, int column, int rows, int columns) {}

  /** Those of a page, each with at least one line that parts columns. */
  static List<Lattice> of(List<Rule> allAcross, List<Rule> allDown) {
    List<Rule> across = new ArrayList<>(allAcross);
    List<Rule> down = new ArrayList<>(allDown);
    while (isFramed(across, down)) {
      Rule side = down.removeFirst();
      across.removeIf(rule -> isEdge(rule, side));
      down.removeLast();
    }
    List<Lattice> all = new ArrayList<>();
    boolean[] used = new boolean[across.size()];
    boolean[] usedDown = new boolean[down.size()];
    for (int i = 0; i < down.size(); i++) {
      if (!usedDown[i]) {
        List<Rule> columns = new ArrayList<>();
        List<Rule> rows = new ArrayList<>();
        collect(i, across, down, used, usedDown, rows, columns);
        List<Rule> kept = ended(rows, columns);
        if (kept.size() > 1 && kept.size() + columns.size() <= MOST_LINES) {
          all.add(crossing(kept, columns));
        }
      }
    }
    return all;
  }

  /** Whether a frame goes around all else, to which none of that reaches. */
  private static boolean isFramed(List<Rule> across, List<Rule> down) {
    if (down.size() < FEWEST) {
      return false;
    }
    Rule left = down.getFirst();
    Rule right = down.getLast();
    return Math.abs(left.from() - right.from()) < TOUCH
        && Math.abs(left.to() - right.to()) < TOUCH
        && across.stream().allMatch(r -> isEdge(r, left) || !(touch(r, left) || touch(r, right)))
        && across.stream().filter(r -> isEdge(r, left) && touch(r, right)).count() == 2
        && across.stream().filter(r -> !isEdge(r, left)).count() > 1;
  }

  /** Whether the line goes from one end of the other. */
  private static boolean isEdge(Rule across, Rule down) {
    boolean isEnd =
        Math.abs(across.at() - down.from()) < TOUCH || Math.abs(across.at() - down.to()) < TOUCH;
    return isEnd && Math.abs(across.from() - down.at()) < TOUCH;
  }

  /** Without the edges at the sides of single words. */
  static List<Rule> withoutWords(List<Rule> down) {
    return down.stream()
        .filter(
            rule ->
                rule.length() > LOW
                    || down.stream().filter(r -> Math.abs(r.at() - rule.at()) < TOUCH).count() > 1)
        .toList();
  }

  /** Those that end at a line downwards, or at the side of all of them. */
  private static List<Rule> ended(List<Rule> rows, List<Rule> columns) {
    float left = usual(rows.stream().map(Rule::from).sorted().toList());
    float right = usual(rows.stream().map(Rule::to).sorted().toList().reversed());
    return rows.stream()
        .filter(
            row -> isEnd(row.from(), row, left, columns) && isEnd(row.to(), row, right, columns))
        .toList();
  }

  /** Where most of them are, of several such places the first. */
  private static float usual(List<Float> places) {
    float usual = places.isEmpty() ? 0 : places.getFirst();
    long most = 0;
    for (float place : places) {
      long near = places.stream().filter(other -> Math.abs(other - place) < CLOSE).count();
      usual = near > most ? place : usual;
      most = Math.max(most, near);
    }
    return usual;
  }

  private static boolean isEnd(float x, Rule row, float side, List<Rule> columns) {
    return Math.abs(x - side) < CLOSE
        || columns.stream().anyMatch(c -> Math.abs(c.at() - x) < CLOSE && touch(row, c));
  }

  private static Lattice crossing(List<Rule> rows, List<Rule> columns) {
    float left = (float) rows.stream().mapToDouble(Rule::from).min().orElseThrow();
    float right = (float) rows.stream().mapToDouble(Rule::to).max().orElseThrow();
    float top = (float) columns.stream().mapToDouble(Rule::from).min().orElseThrow();
    float bottom = (float) columns.stream().mapToDouble(Rule::to).max().orElseThrow();
    List<Float> xs = new ArrayList<>(columns.stream().map(Rule::at).toList());
    List<Float> ys = new ArrayList<>(rows.stream().map(Rule::at).toList());
    xs.addAll(List.of(left, right));
    ys.addAll(List.of(top, bottom));
    return new Lattice(distinct(xs), distinct(ys), rows, columns);
  }

  /** All that touches the line, and what touches that. */
  private static void collect(
      int first,
      List<Rule> across,
      List<Rule> down,
      boolean[] used,
      boolean[] usedDown,
      List<Rule> rows,
      List<Rule> columns) {
    List<Integer> open = new ArrayList<>(List.of(first));
    usedDown[first] = true;
    while (!open.isEmpty()) {
      Rule column = down.get(open.removeLast());
      columns.add(column);
      for (int row = 0; row < across.size(); row++) {
        if (!used[row] && touch(across.get(row), column)) {
          used[row] = true;
          rows.add(across.get(row));
          for (int i = 0; i < down.size(); i++) {
            if (!usedDown[i] && touch(across.get(row), down.get(i))) {
              usedDown[i] = true;
              open.add(i);
            }
          }
        }
      }
    }
  }

  private static boolean touch(Rule across, Rule down) {
    return down.at() >= across.from() - TOUCH
        && down.at() <= across.to() + TOUCH
        && across.at() >= down.from() - TOUCH
        && across.at() <= down.to() + TOUCH;
  }

  private static float[] distinct(List<Float> places) {
    places.sort(Float::compare);
    List<Float> distinct = new ArrayList<>();
    for (float place : places) {
      if (distinct.isEmpty() || place - distinct.getLast() > CLOSE) {
        distinct.add(place);
      }
    }
    float[] all = new float[distinct.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = distinct.get(i);
    }
    return all;
  }

  /** Heights of the lines across, from top to bottom. */
  float[] ys() {
    return ys;
  }

  /** Of the lines downwards, from left to right. */
  float[] xs() {
    return xs;
  }

  List<Rule> across() {
    return across;
  }

  int rows() {
    return ys.length - 1;
  }

  int columns() {
    return xs.length - 1;
  }

  float left() {
    return xs[0];
  }

  float right() {
    return xs[xs.length - 1];
  }

  float top() {
    return ys[0];
  }

  float bottom() {
    return ys[ys.length - 1];
  }

  boolean holds(Token word) {
    return word.middle() > left()
        && word.middle() < right()
        && word.centre() > top()
        && word.centre() < bottom();
  }

  /** Its cells row by row, those joined that no line parts. */
  List<List<Place>> places() {
    boolean[][] taken = new boolean[rows()][columns()];
    List<List<Place>> places = new ArrayList<>();
    for (int row = 0; row < rows(); row++) {
      List<Place> line = new ArrayList<>();
      for (int column = 0; column < columns(); column++) {
        if (!taken[row][column]) {
          line.add(place(row, column, taken));
        }
      }
      places.add(line);
    }
    return places;
  }

  private Place place(int row, int column, boolean[][] taken) {
    int columns = 1;
    while (column + columns < columns()
        && !taken[row][column + columns]
        && !isParted(down, xs[column + columns], ys[row], ys[row + 1])) {
      columns++;
    }
    int rows = 1;
    while (row + rows < rows() && goesOn(row + rows, column, columns, taken)) {
      rows++;
    }
    for (int r = row; r < row + rows; r++) {
      for (int c = column; c < column + columns; c++) {
        taken[r][c] = true;
      }
    }
    return new Place(row, column, rows, columns);
  }

  /** Whether the cell above has no line below it, and none within it here. */
  private boolean goesOn(int row, int column, int columns, boolean[][] taken) {
    for (int c = column; c < column + columns; c++) {
      if (taken[row][c]
          || isParted(across, ys[row], xs[c], xs[c + 1])
          || (c > column && isParted(down, xs[c], ys[row], ys[row + 1]))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a line goes along there over more than half of the way. */
  private static boolean isParted(List<Rule> rules, float at, float from, float to) {
    float covered = 0;
    for (Rule rule : rules) {
      if (Math.abs(rule.at() - at) <= CLOSE) {
        covered += Math.max(0, Math.min(rule.to(), to) - Math.max(rule.from(), from));
      }
    }
    return covered > 0.5f * (to - from);
  }
}
