package org.findbuch.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a document consists of, in its order: its bookmarks, or else its headings.
 *
 * <p>Stored form: for each a line of its level, its page and its title, apart by tabs.
 */
public record DocumentOutline(List<Entry> entries) {
  public static final DocumentOutline NONE = new DocumentOutline(List.of());

  /** One says no more than the title does. */
  private static final int FEWEST = 2;

  public static final int MOST = 1_000;
  private static final int LONGEST_TITLE = 250;

  /**
   * A part of a document.
   *
   * @param title on one line; what is longer than a heading is cut
   * @param level 1 for the highest
   * @param page on which it begins, from 1
   */
  public record Entry(String title, int level, int page) {
    public Entry {
      if (level < 1 || page < 1) {
        throw new IllegalArgumentException("level " + level + " on page " + page);
      }
      String line = title.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Z}\\u0085]+", " ").strip();
      title = line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE) + "…" : line;
    }
  }

  /** Entries without a title are none, and there is an end to those of one document. */
  public DocumentOutline {
    entries = entries.stream().filter(entry -> !entry.title().isEmpty()).limit(MOST).toList();
  }

  public boolean isKnown() {
    return entries.size() >= FEWEST;
  }

  /** What leads to one of the first pages. */
  public DocumentOutline of(int pages) {
    return new DocumentOutline(entries.stream().filter(entry -> entry.page() <= pages).toList());
  }

  public String stored() {
    return entries.stream()
        .map(entry -> entry.level() + "\t" + entry.page() + "\t" + entry.title())
        .collect(Collectors.joining("\n"));
  }

  /**
   * From its stored form.
   *
   * @throws IllegalArgumentException when that is damaged
   */
  public static DocumentOutline stored(String lines) {
    List<Entry> entries = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      String[] parts = line.split("\t", 3);
      if (parts.length < 3) {
        throw new IllegalArgumentException("stored outline is damaged: " + line);
      }
      entries.add(new Entry(parts[2], Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
    }
    return new DocumentOutline(entries);
  }
}
