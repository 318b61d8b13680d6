package org.findbuch.extract.structure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.findbuch.document.Page;
import org.findbuch.document.Structure;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;

/** Says of pages that follow each other what their texts are made of. */
public final class Composition {
  private Composition() {}

  /**
   * The same pages, structured.
   *
   * @param repeat whether running heads may stand on them
   */
  public static List<Page> of(List<Page> pages, boolean repeat) {
    List<Lines> lines = pages.stream().map(Lines::of).toList();
    List<Set<Line>> furniture =
        repeat ? RunningHeads.of(lines) : Collections.nCopies(pages.size(), Set.of());
    List<Page> composed = new ArrayList<>(pages.size());
    for (int i = 0; i < pages.size(); i++) {
      composed.add(pages.get(i).structured(structure(lines.get(i), furniture.get(i))));
    }
    return composed;
  }

  private static Structure structure(Lines lines, Set<Line> furniture) {
    List<Block> blocks = new ArrayList<>();
    for (Line line : lines.all()) {
      if (furniture.contains(line)) {
        blocks.add(new Block(BlockKind.FURNITURE, 0, line.start(), line.end()));
      }
    }
    return blocks.isEmpty() ? Structure.UNKNOWN : new Structure(blocks);
  }
}
