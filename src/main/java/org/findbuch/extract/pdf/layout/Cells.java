package org.findbuch.extract.pdf.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Brings blocks into order by cutting: across where all of them end, which parts the rows of a
 * table and the paragraphs of a text, and downwards where nothing else helps, which parts its
 * cells.
 */
record Cells(List<Row> rows) {
  private static final int DEEPEST = 60;
  private static final float OVERLAP = 2;

  /** The pieces as lines in order, added to those. */
  static void add(List<Piece> pieces, List<Row> rows) {
    if (!pieces.isEmpty()) {
      new Cells(rows).across(Block.of(pieces), 0);
    }
  }

  private void across(List<Block> blocks, int depth) {
    List<Block> sorted = new ArrayList<>(blocks);
    sorted.sort(Comparator.comparingDouble(Block::top));
    int from = 0;
    float bottom = Float.NEGATIVE_INFINITY;
    for (int i = 0; i <= sorted.size(); i++) {
      if (i == sorted.size() || (i > from && sorted.get(i).top() > bottom - OVERLAP)) {
        down(sorted.subList(from, i), depth);
        from = i;
        bottom = Float.NEGATIVE_INFINITY;
      }
      if (i < sorted.size()) {
        bottom = Math.max(bottom, sorted.get(i).bottom());
      }
    }
  }

  /** Blocks beside each other: the leftmost first, with what stands over or under it. */
  private void down(List<Block> blocks, int depth) {
    if (blocks.size() == 1) {
      blocks.getFirst().pieces().forEach(this::take);
      return;
    }
    List<Block> sorted = new ArrayList<>(blocks);
    sorted.sort(Comparator.comparingDouble(Block::left));
    if (Block.areRows(sorted)) {
      List<Piece> pieces = new ArrayList<>();
      sorted.forEach(block -> pieces.addAll(block.pieces()));
      rows.addAll(Row.of(pieces));
      return;
    }
    int cut = cut(sorted);
    if (cut == sorted.size() || depth > DEEPEST) {
      overlapping(sorted);
      return;
    }
    across(sorted.subList(0, cut), depth + 1);
    int next = rows.size();
    across(sorted.subList(cut, sorted.size()), depth + 1);
    if (next < rows.size()) {
      rows.get(next).goesOn();
    }
  }

  /** How many of the blocks stand to the left of all others. */
  private static int cut(List<Block> sorted) {
    float right = sorted.getFirst().right();
    int cut = 1;
    while (cut < sorted.size() && sorted.get(cut).left() < right - OVERLAP) {
      right = Math.max(right, sorted.get(cut).right());
      cut++;
    }
    return cut;
  }

  /** What cannot be cut is read line by line. */
  private void overlapping(List<Block> blocks) {
    List<Piece> pieces = new ArrayList<>();
    blocks.forEach(block -> pieces.addAll(block.pieces()));
    rows.addAll(Row.of(pieces));
  }

  private void take(Piece piece) {
    if (rows.isEmpty() || !rows.getLast().takes(piece)) {
      rows.add(Row.of(List.of(piece)).getFirst());
    }
  }
}
