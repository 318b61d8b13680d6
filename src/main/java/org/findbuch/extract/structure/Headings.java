package org.findbuch.extract.structure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * How the headings of a document are set, by which their level is the same on all its pages.
 *
 * @param usualSize in which most of it is set
 * @param sizes of larger type, the largest first
 * @param isBoldRare whether bold lines stand out
 */
record Headings(float usualSize, List<Float> sizes, boolean isBoldRare) {
  static final float LARGER = 1.15f;

  /** Type whose sizes differ by less is of one level. */
  private static final float SAME = 1.07f;

  private static final int DEEPEST = 5;
  private static final int LONGEST = 250;

  /** Of so many characters of a document one may be in lines of bold type. */
  private static final int RARE = 5;

  static Headings of(List<Lines> pages, List<Set<Line>> furniture) {
    List<Line> lines = new ArrayList<>();
    for (int page = 0; page < pages.size(); page++) {
      Set<Line> edges = furniture.get(page);
      pages.get(page).all().stream()
          .filter(line -> line.place().isKnown() && !edges.contains(line))
          .forEach(lines::add);
    }
    lines.sort(Comparator.comparingDouble(line -> line.place().size()));
    long all = lines.stream().mapToLong(Line::length).sum();
    long bold = lines.stream().filter(Line::isBold).mapToLong(Line::length).sum();
    float usual = usualSize(lines, all);
    List<Float> sizes = new ArrayList<>();
    for (Line line : lines.reversed()) {
      float size = line.place().size();
      boolean isNew = sizes.isEmpty() || size * SAME < sizes.getLast();
      if (isNew && size > LARGER * usual && line.length() <= LONGEST) {
        sizes.add(size);
      }
    }
    return new Headings(usual, sizes, bold * RARE < all);
  }

  /** The size of type of the line in which half of all characters have passed. */
  private static float usualSize(List<Line> bySize, long all) {
    long passed = 0;
    for (Line line : bySize) {
      passed += line.length();
      if (2 * passed >= all) {
        return line.place().size();
      }
    }
    return Float.MAX_VALUE;
  }

  boolean isLarge(float size) {
    return size > LARGER * usualSize;
  }

  /** From 1 for the largest; bold type of the usual size comes after all that is larger. */
  int level(float size) {
    long larger = sizes.stream().filter(one -> one > SAME * size).count();
    return (int) Math.min(DEEPEST, larger + 1);
  }
}
