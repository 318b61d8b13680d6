package org.findbuch.extract.pdf.file;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.jspecify.annotations.Nullable;

/** Names and what they stand for (ISO 32000-2, 7.9.6), whatever circles a broken file makes. */
final class NameTree {
  private static final int MOST_NODES = 100_000;

  private NameTree() {}

  /** What a value leads to. */
  static @Nullable COSBase resolved(@Nullable COSBase value) {
    return value instanceof COSObject reference ? reference.getObject() : value;
  }

  /**
   * Gives all pairs of one of the trees of a document, in their order.
   *
   * @param taken gets each value as it is written, mostly a reference: to look what all of them
   *     lead to is to read half of a file
   */
  static void forEach(
      @Nullable COSDictionary catalogue, COSName which, BiConsumer<COSBase, COSBase> taken) {
    COSDictionary names = catalogue == null ? null : catalogue.getCOSDictionary(COSName.NAMES);
    COSDictionary tree = names == null ? null : names.getCOSDictionary(which);
    Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<COSDictionary> open = new ArrayDeque<>();
    if (tree != null) {
      open.push(tree);
    }
    while (!open.isEmpty() && seen.size() < MOST_NODES) {
      COSDictionary next = open.pop();
      COSArray pairs = next.getCOSArray(COSName.NAMES);
      for (int i = 0; pairs != null && i + 1 < pairs.size(); i += 2) {
        COSBase name = pairs.getObject(i);
        COSBase value = pairs.get(i + 1);
        if (name != null && value != null) {
          taken.accept(name, value);
        }
      }
      COSArray kids = next.getCOSArray(COSName.KIDS);
      for (int i = kids == null ? -1 : kids.size() - 1; i >= 0; i--) {
        if (kids.getObject(i) instanceof COSDictionary kid && seen.add(kid)) {
          open.push(kid);
        }
      }
    }
  }
}
