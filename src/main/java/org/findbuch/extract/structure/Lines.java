package org.findbuch.extract.structure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.findbuch.document.Layout.Boxes;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Page;
import org.findbuch.extract.structure.Line.Place;

/**
 * The lines of one page.
 *
 * @param all in the order of the text
 * @param bands those at one height together, from top to bottom; one by one where no places are
 *     known
 * @param height of the page in points, 0 where that is not known
 */
record Lines(Page page, List<Line> all, List<Band> bands, float height) {
  /** Of the height of a box of a word, this part is above the line it stands on. */
  private static final float ABOVE = 0.8f;

  /** Lines at one height. */
  record Band(List<Line> lines, float base, float size) {
    Band {
      lines = List.copyOf(lines);
    }
  }

  Lines {
    all = List.copyOf(all);
    bands = List.copyOf(bands);
  }

  RepeatedLine says(Line line) {
    return RepeatedLine.of(page.text().substring(line.start(), line.end()));
  }

  boolean isPlaced() {
    return height > 0;
  }

  static Lines of(Page page) {
    String text = page.text();
    Boxes boxes = page.layout().boxes();
    List<Line> lines = new ArrayList<>();
    NavigableMap<Integer, Integer> bold = new TreeMap<>();
    page.structure().blocks().stream()
        .filter(block -> !block.isSure())
        .forEach(block -> bold.put(block.start(), block.end()));
    int word = 0;
    for (int start = 0; start < text.length(); ) {
      int newLine = text.indexOf('\n', start);
      int end = newLine < 0 ? text.length() : newLine;
      int first = word;
      while (word < boxes.words().size() && boxes.words().get(word).start() < end) {
        word++;
      }
      int from = start;
      int to = end;
      while (from < to && Character.isWhitespace(text.charAt(from))) {
        from++;
      }
      while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
        to--;
      }
      if (to > from) {
        Place place = place(boxes.words().subList(first, word));
        lines.add(new Line(from, to, place, isIn(bold, from, to)));
      }
      start = end + 1;
    }
    boolean isPlaced = lines.stream().anyMatch(line -> line.place().isKnown());
    return new Lines(page, lines, bands(lines), isPlaced ? boxes.height() : 0);
  }

  private static boolean isIn(NavigableMap<Integer, Integer> ranges, int from, int to) {
    Map.Entry<Integer, Integer> range = ranges.floorEntry(from);
    return range != null && range.getValue() >= to;
  }

  /** What stands askew has no place among the lines. */
  private static Place place(List<WordBox> words) {
    Place place = Place.UNKNOWN;
    int longest = 0;
    for (WordBox word : words) {
      int length = word.end() - word.start();
      if (length > 2 && word.height() > 2 * word.width()) {
        return Place.UNKNOWN;
      }
      float size = word.height() * ABOVE;
      boolean leads = length > longest;
      boolean isFirst = !place.isKnown();
      place =
          new Place(
              isFirst ? word.x() : Math.min(place.left(), word.x()),
              Math.max(place.right(), word.x() + word.width()),
              leads ? word.y() + size : place.base(),
              leads ? size : place.size());
      longest = Math.max(longest, length);
    }
    return place;
  }

  private static List<Band> bands(List<Line> lines) {
    List<Line> placed =
        lines.stream()
            .filter(line -> line.place().isKnown())
            .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    if (placed.isEmpty()) {
      return lines.stream().map(line -> new Band(List.of(line), 0, 0)).toList();
    }
    placed.sort(Comparator.comparingDouble(line -> line.place().base()));
    List<Band> bands = new ArrayList<>();
    List<Line> band = new ArrayList<>();
    for (Line line : placed) {
      if (!band.isEmpty()) {
        Place first = band.getFirst().place();
        if (line.place().base() - first.base()
            > 0.4f * Math.max(first.size(), line.place().size())) {
          bands.add(band(band));
          band.clear();
        }
      }
      band.add(line);
    }
    bands.add(band(band));
    return bands;
  }

  private static Band band(List<Line> lines) {
    float size = 0;
    for (Line line : lines) {
      size = Math.max(size, line.place().size());
    }
    return new Band(lines, lines.getFirst().place().base(), size);
  }
}
