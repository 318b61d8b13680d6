package org.findbuch.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which printed page shows a page as it was read: of a text that an office program lays out anew
 * both are cut at other places, so it is the one on which most of its words stand.
 */
public final class PrintedPages {
  private static final int WORDS_IN_SEQUENCE = 3;

  private PrintedPages() {}

  /**
   * The number of the printed page for each that was read, never falling.
   *
   * @param read texts of the pages as they were read
   * @param printed texts of the printed pages, at least one
   */
  public static List<Integer> of(List<String> read, List<String> printed) {
    Map<String, List<Integer>> places = new HashMap<>();
    for (int page = 1; page <= printed.size(); page++) {
      for (String sequence : sequences(printed.get(page - 1))) {
        places.computeIfAbsent(sequence, _ -> new ArrayList<>()).add(page);
      }
    }
    List<Integer> pages = new ArrayList<>();
    int before = 1;
    for (int at = 0; at < read.size(); at++) {
      int[] counts = new int[printed.size() + 1];
      for (String sequence : sequences(read.get(at))) {
        List<Integer> on = places.getOrDefault(sequence, List.of());
        if (on.size() == 1) { // what stands on every page says of none where it is
          counts[on.getFirst()]++;
        }
      }
      int best = before;
      for (int page = before; page < counts.length; page++) {
        best = counts[page] > counts[best] ? page : best;
      }
      boolean isBlank = counts[best] == 0 && read.size() == printed.size();
      before = isBlank ? Math.max(before, at + 1) : best;
      pages.add(before);
    }
    return pages;
  }

  private static List<String> sequences(String text) {
    String[] words = text.toLowerCase(Locale.GERMAN).split("[^\\p{L}\\p{N}]+");
    List<String> sequences = new ArrayList<>();
    int length = Math.min(WORDS_IN_SEQUENCE, words.length);
    for (int at = 0; at + length <= words.length; at++) {
      sequences.add(String.join(" ", List.of(words).subList(at, at + length)));
    }
    return sequences.stream().distinct().toList();
  }
}
