package org.findbuch.extract.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.findbuch.document.Grid;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;

/**
 * Keeps the labels of a chart together as one block: short lines, figures among them, right above
 * the caption of a figure, or else right below it. Rows of labels are no tables.
 */
record ChartLabels(String text) {
  private static final Pattern FIGURE =
      Pattern.compile("^(?:Abbildung|Abb\\.|Grafik|Schaubild|Diagramm|Figure|Fig\\.)");
  private static final Pattern SENTENCE = Pattern.compile("\\p{L}{3,}[.:;]$|^[•–-] ");
  private static final int LONGEST = 60;
  private static final int FEWEST = 3;

  List<Block> joined(List<Block> blocks) {
    List<Block> joined = new ArrayList<>(blocks);
    for (int at = joined.size() - 1; at >= 0; at--) {
      Block block = joined.get(at);
      if (block.kind() == BlockKind.CAPTION && is(FIGURE, block)) {
        int from = at;
        while (from > 0 && isLabel(joined.get(from - 1))) {
          from--;
        }
        int to = at + 1;
        while (to < joined.size() && isLabel(joined.get(to))) {
          to++;
        }
        if (areLabels(joined.subList(from, at))) {
          join(joined.subList(from, at));
          at = from;
        } else if (areLabels(joined.subList(at + 1, to))) {
          join(joined.subList(at + 1, to));
        }
      }
    }
    return joined;
  }

  private static void join(List<Block> labels) {
    Block all =
        new Block(BlockKind.PARAGRAPH, 0, labels.getFirst().start(), labels.getLast().end());
    labels.clear();
    labels.add(all);
  }

  private boolean isLabel(Block block) {
    return switch (block.kind()) {
      case PARAGRAPH -> block.end() - block.start() <= LONGEST && !is(SENTENCE, block);
      case TABLE -> block.hasCells() && block.grid().heads() == 0 && isFlat(block.grid());
      case HEADING, LIST, CAPTION, FOOTNOTE, FURNITURE -> false;
    };
  }

  /** Whether nothing in it is longer than a label. */
  private static boolean isFlat(Grid grid) {
    return grid.ranges().stream().allMatch(range -> range.end() - range.start() <= LONGEST / 2);
  }

  /** Whether a third of them are figures. */
  private boolean areLabels(List<Block> blocks) {
    long figures = blocks.stream().filter(this::hasFigures).count();
    return (blocks.size() >= FEWEST || blocks.stream().anyMatch(Block::hasCells))
        && figures * 3 >= blocks.size();
  }

  private boolean hasFigures(Block block) {
    String said = said(block);
    return 4 * said.chars().filter(Character::isDigit).count() >= said.length();
  }

  private boolean is(Pattern pattern, Block block) {
    return pattern.matcher(said(block)).find();
  }

  private String said(Block block) {
    return text.substring(block.start(), block.end());
  }
}
