package org.findbuch.archive;

import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.DocumentOutline;
import org.findbuch.document.DocumentOutline.Entry;
import org.findbuch.document.Page;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.language.LineEnds;

/** Collects the headings of pages as they pass. */
final class HeadingList {
  private final List<Entry> entries = new ArrayList<>();

  void add(Page page) {
    for (Block block : page.structure().blocks()) {
      if (block.kind() == BlockKind.HEADING && entries.size() < DocumentOutline.MOST) {
        String lines = page.text().substring(block.start(), block.end());
        String title = new LineEnds(lines).text();
        entries.add(new Entry(title, Math.max(1, block.level()), page.number()));
      }
    }
  }

  static DocumentOutline of(Iterable<Page> pages) {
    HeadingList headings = new HeadingList();
    pages.forEach(headings::add);
    return headings.outline();
  }

  DocumentOutline outline() {
    return new DocumentOutline(entries);
  }
}
