package org.findbuch.extract.structure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.findbuch.document.Page;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Structure;
import org.findbuch.document.Structure.Block;
import org.jspecify.annotations.Nullable;

/** Says of pages that follow each other what their texts are made of. */
public final class Composition {
  private final boolean repeats;
  private @Nullable Headings headings;

  /**
   * @param repeats whether running heads may stand on the pages
   */
  public Composition(boolean repeats) {
    this.repeats = repeats;
  }

  /** The same pages, structured, for themselves. */
  public static List<Page> of(List<Page> pages, boolean repeat) {
    return new Composition(repeat).composed(pages);
  }

  /** The same pages, structured; they follow those that were given before. */
  public List<Page> composed(List<Page> pages) {
    List<Lines> lines = pages.stream().map(Lines::of).toList();
    List<Set<Line>> found =
        repeats ? RunningHeads.of(lines) : Collections.nCopies(pages.size(), Set.of());
    List<Set<Line>> furniture = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      furniture.add(repeats ? marked(pages.get(i), lines.get(i), found.get(i)) : Set.of());
    }
    Headings known = headings;
    if (known == null) {
      known = Headings.of(lines, furniture);
      headings = known;
    }
    List<Page> composed = new ArrayList<>(pages.size());
    for (int i = 0; i < pages.size(); i++) {
      boolean isRecognised = pages.get(i).reader() == ReadBy.TESSERACT;
      List<Block> blocks =
          isRecognised
              ? PartedBlocks.of(lines.get(i), furniture.get(i))
              : Paragraphs.of(lines.get(i), furniture.get(i), known);
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
}
