package org.findbuch.extract.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;

/**
 * The blocks of a page as its reader told them, parted where furniture stands among their lines.
 */
final class PartedBlocks {
  private PartedBlocks() {}

  /** In the order of the text. */
  static List<Block> of(Lines lines, Set<Line> furniture) {
    List<Block> parted = new ArrayList<>();
    for (Block block : lines.page().structure().blocks()) {
      List<Line> within =
          lines.all().stream().filter(line -> block.holds(line.start(), line.end())).toList();
      if (block.hasCells() || within.stream().noneMatch(furniture::contains)) {
        parted.add(block);
      } else {
        part(block, within, furniture, parted);
      }
    }
    return parted;
  }

  private static void part(
      Block block, List<Line> within, Set<Line> furniture, List<Block> parted) {
    for (int first = 0, end; first < within.size(); first = end) {
      boolean isFurniture = furniture.contains(within.get(first));
      end = first + 1;
      while (!isFurniture && end < within.size() && !furniture.contains(within.get(end))) {
        end++;
      }
      BlockKind kind = isFurniture ? BlockKind.FURNITURE : block.kind();
      int level = isFurniture ? 0 : block.level();
      parted.add(new Block(kind, level, within.get(first).start(), within.get(end - 1).end()));
    }
  }
}
