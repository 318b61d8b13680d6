package org.findbuch.extract.structure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.findbuch.document.Page;
import org.findbuch.document.Structure;
import org.findbuch.document.Structure.Block;

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
    float usualSize = usualSize(lines);
    List<Page> composed = new ArrayList<>(pages.size());
    for (int i = 0; i < pages.size(); i++) {
      Set<Line> marked = repeat ? marked(pages.get(i), lines.get(i), furniture.get(i)) : Set.of();
      List<Block> blocks = Paragraphs.of(lines.get(i), marked, usualSize);
      composed.add(pages.get(i).structured(new Structure(blocks)));
    }
    return composed;
  }

  /** The furniture that was found, and what the file itself marks as such. */
  private static Set<Line> marked(Page page, Lines lines, Set<Line> found) {
    Set<Line> all = new HashSet<>(found);
    for (Block block : page.structure().blocks()) {
      if (block.isFurniture()) {
        lines.all().stream()
            .filter(line -> line.start() >= block.start() && line.end() <= block.end())
            .forEach(all::add);
      }
    }
    return all;
  }

  /** The size of type of the line in which half of all characters have passed. */
  private static float usualSize(List<Lines> pages) {
    List<Line> lines =
        pages.stream()
            .flatMap(page -> page.all().stream())
            .filter(line -> line.place().isKnown())
            .sorted(Comparator.comparingDouble(line -> line.place().size()))
            .toList();
    long all = lines.stream().mapToLong(Line::length).sum();
    long passed = 0;
    for (Line line : lines) {
      passed += line.length();
      if (2 * passed >= all) {
        return line.place().size();
      }
    }
    return Float.MAX_VALUE;
  }
}
