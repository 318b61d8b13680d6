package org.findbuch.extract.pdf.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;
import org.findbuch.document.DocumentOutline;
import org.findbuch.document.DocumentOutline.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The bookmarks of a PDF that lead to one of its pages (ISO 32000-2, 12.3.3). One that leads
 * nowhere is left out, but for the title of a part that others are in: it begins where they do.
 */
public final class Bookmarks {
  private static final int MOST = 20_000;
  private static final int DEEPEST = 5;
  private static final COSName TITLE = COSName.TITLE;

  private final Map<COSBase, Integer> pages;
  private final Map<String, COSBase> named = new HashMap<>();
  private final List<Told> told = new ArrayList<>();

  /** A bookmark; of page 0 where it leads to none. */
  private record Told(String title, int level, int page) {}

  private record Open(COSDictionary item, int level) {}

  private Bookmarks(Map<COSBase, Integer> pages) {
    this.pages = pages;
  }

  /**
   * Those of the document with this catalogue.
   *
   * @param pages the numbers of pages, which are told apart by identity
   */
  public static DocumentOutline of(COSDictionary catalogue, Map<COSBase, Integer> pages) {
    COSDictionary root = catalogue.getCOSDictionary(COSName.OUTLINES);
    if (root == null || !(root.getDictionaryObject(COSName.FIRST) instanceof COSDictionary)) {
      return DocumentOutline.NONE;
    }
    Bookmarks bookmarks = new Bookmarks(pages);
    try {
      bookmarks.name(catalogue);
      bookmarks.walk(root);
    } catch (RuntimeException | StackOverflowError broken) {
      // what stands before it does
    }
    return bookmarks.outline();
  }

  private void name(COSDictionary catalogue) {
    COSDictionary old = catalogue.getCOSDictionary(COSName.DESTS);
    if (old != null) {
      for (COSName key : old.keySet()) {
        COSBase leads = old.getDictionaryObject(key);
        if (leads != null) {
          named.put(key.getName(), leads);
        }
      }
    }
    NameTree.forEach(
        catalogue,
        COSName.DESTS,
        (name, leads) -> {
          if (name instanceof COSString said) {
            named.putIfAbsent(said.getString(), leads);
          }
        });
  }

  private void walk(COSDictionary root) {
    Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Open> open = new ArrayDeque<>();
    push(root.getDictionaryObject(COSName.FIRST), 1, open, seen);
    while (!open.isEmpty() && seen.size() < MOST) {
      Open next = open.pop();
      COSDictionary item = next.item();
      String title = item.getString(TITLE, "");
      told.add(new Told(title, Math.min(DEEPEST, next.level()), page(item)));
      push(item.getDictionaryObject(COSName.NEXT), next.level(), open, seen);
      push(item.getDictionaryObject(COSName.FIRST), next.level() + 1, open, seen);
    }
  }

  private static void push(@Nullable COSBase item, int level, Deque<Open> open, Set<COSBase> seen) {
    if (item instanceof COSDictionary bookmark && seen.add(bookmark)) {
      open.push(new Open(bookmark, level));
    }
  }

  private int page(COSDictionary item) {
    COSBase leads = item.getDictionaryObject(COSName.DEST);
    COSDictionary action = item.getCOSDictionary(COSName.A);
    if (leads == null && action != null && "GoTo".equals(action.getNameAsString(COSName.S))) {
      leads = action.getDictionaryObject(COSName.D);
    }
    COSBase name =
        switch (leads) {
          case COSString said -> NameTree.resolved(named.get(said.getString()));
          case COSName said -> named.get(said.getName());
          case null, default -> leads;
        };
    COSBase place =
        name instanceof COSDictionary inside ? inside.getDictionaryObject(COSName.D) : name;
    COSBase page = place instanceof COSArray array && array.size() > 0 ? array.getObject(0) : null;
    if (page instanceof COSNumber number) {
      // some programs write the number of the page, from 0, as only links to other files may
      return pages.containsValue(number.intValue() + 1) ? number.intValue() + 1 : 0;
    }
    return page == null ? 0 : pages.getOrDefault(page, 0);
  }

  private DocumentOutline outline() {
    List<Entry> entries = new ArrayList<>();
    for (Told one : told.reversed()) {
      Entry behind = entries.isEmpty() ? null : entries.getLast();
      int page = one.page();
      if (page == 0 && behind != null && behind.level() > one.level()) {
        page = behind.page();
      }
      if (page > 0) {
        entries.add(new Entry(one.title(), one.level(), page));
      }
    }
    return new DocumentOutline(entries.reversed());
  }
}
