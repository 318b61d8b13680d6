package org.findbuch.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.Layout;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Page;

/**
 * Where the words of a page, as it was read, stand on the page that was printed for it. Both have
 * the same words in nearly the same order, but text boxes, notes and cells may come elsewhere, and
 * some words are on one side only. So words are put side by side by what stands around them:
 * sequences that occur once on both sides first, then their neighbours, then single words. What
 * remains in doubt has no place.
 */
public final class PrintedWords {
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern SILENT = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int LONGEST_SEQUENCE = 3;
  private static final int NONE = -1;

  private final List<Word> read;
  private final List<Word> printed;
  private final int[] partners;
  private final boolean[] taken;

  /**
   * A word of either side.
   *
   * @param key its letters and digits, in small letters
   * @param boxes where it is printed: several for one that is broken at the end of a line
   */
  private record Word(String key, int start, int end, List<WordBox> boxes) {}

  private PrintedWords(List<Word> read, List<Word> printed) {
    this.read = read;
    this.printed = printed;
    partners = new int[read.size()];
    Arrays.fill(partners, NONE);
    taken = new boolean[printed.size()];
  }

  /**
   * The places of the words that were read.
   *
   * @param text of the page as it was read
   * @param page that was printed
   * @return ranges of the text with boxes on the printed page; none where that has no layout
   */
  public static Layout of(String text, Page page) {
    if (!page.layout().isKnown()) {
      return Layout.NONE;
    }
    Layout.Boxes layout = page.layout().boxes();
    List<Word> read = new ArrayList<>();
    for (Matcher word = WORD.matcher(text); word.find(); ) {
      String key = key(word.group());
      if (!key.isEmpty()) {
        read.add(new Word(key, word.start(), word.end(), List.of()));
      }
    }
    PrintedWords words = new PrintedWords(read, printed(page.text(), layout, keys(read)));
    words.match();
    return Layout.of(new Layout.Boxes(layout.width(), layout.height(), words.boxes()));
  }

  private static Set<String> keys(List<Word> words) {
    Set<String> keys = new HashSet<>();
    words.forEach(word -> keys.add(word.key()));
    return keys;
  }

  /** The printed words; two that were read as one, broken at the end of a line, are one. */
  private static List<Word> printed(String text, Layout.Boxes layout, Set<String> wholes) {
    List<Word> words = new ArrayList<>();
    List<WordBox> boxes = layout.words();
    for (int at = 0; at < boxes.size(); at++) {
      WordBox box = boxes.get(at);
      String written = text.substring(box.start(), box.end());
      String key = key(written);
      if (at + 1 < boxes.size() && isBroken(written)) {
        WordBox rest = boxes.get(at + 1);
        String whole = key + key(text.substring(rest.start(), rest.end()));
        if (rest.y() > box.y() && wholes.contains(whole)) {
          words.add(new Word(whole, box.start(), rest.end(), List.of(box, rest)));
          at++;
          continue;
        }
      }
      if (!key.isEmpty()) {
        words.add(new Word(key, box.start(), box.end(), List.of(box)));
      }
    }
    return words;
  }

  private static boolean isBroken(String written) {
    return written.endsWith("-") || written.endsWith("\u00ad") || written.endsWith("\u2010");
  }

  private static String key(String written) {
    return SILENT.matcher(written).replaceAll("").toLowerCase(Locale.GERMAN);
  }

  private void match() {
    for (int length = LONGEST_SEQUENCE; length > 0; length--) {
      Map<List<String>, List<Integer>> places = new HashMap<>();
      for (int at : free(printed.size(), length, false)) {
        places.computeIfAbsent(keys(printed, at, length), _ -> new ArrayList<>()).add(at);
      }
      Map<List<String>, List<Integer>> sequences = new HashMap<>();
      for (int at : free(read.size(), length, true)) {
        sequences.computeIfAbsent(keys(read, at, length), _ -> new ArrayList<>()).add(at);
      }
      for (Map.Entry<List<String>, List<Integer>> sequence : sequences.entrySet()) {
        List<Integer> on = places.getOrDefault(sequence.getKey(), List.of());
        if (on.size() == 1 && sequence.getValue().size() == 1) {
          pair(sequence.getValue().getFirst(), on.getFirst(), length);
        }
      }
      spread();
    }
    pairEqualNumbers();
  }

  private static List<String> keys(List<Word> words, int at, int length) {
    return words.subList(at, at + length).stream().map(Word::key).toList();
  }

  /** Where sequences begin of which no word has a partner. */
  private List<Integer> free(int size, int length, boolean ofRead) {
    List<Integer> starts = new ArrayList<>();
    int run = 0;
    for (int at = 0; at < size; at++) {
      boolean has = ofRead ? partners[at] != NONE : taken[at];
      run = has ? 0 : run + 1;
      if (run >= length) {
        starts.add(at - length + 1);
      }
    }
    return starts;
  }

  private void pair(int at, int on, int length) {
    for (int word = 0; word < length; word++) {
      if (partners[at + word] != NONE || taken[on + word]) {
        return;
      }
    }
    for (int word = 0; word < length; word++) {
      partners[at + word] = on + word;
      taken[on + word] = true;
    }
  }

  /** Neighbours of those that have a partner are partners, if they are the same word. */
  private void spread() {
    for (int at = 0; at + 1 < read.size(); at++) {
      if (partners[at] != NONE) {
        join(at + 1, partners[at] + 1);
      }
    }
    for (int at = read.size() - 1; at > 0; at--) {
      if (partners[at] != NONE) {
        join(at - 1, partners[at] - 1);
      }
    }
  }

  private void join(int at, int on) {
    if (on >= 0
        && on < printed.size()
        && partners[at] == NONE
        && !taken[on]
        && read.get(at).key().equals(printed.get(on).key())) {
      pair(at, on, 1);
    }
  }

  /** Of a word that is left over as often on both sides the first is the first. */
  private void pairEqualNumbers() {
    Map<String, List<Integer>> left = new HashMap<>();
    for (int on : free(printed.size(), 1, false)) {
      left.computeIfAbsent(printed.get(on).key(), _ -> new ArrayList<>()).add(on);
    }
    Map<String, List<Integer>> wanting = new HashMap<>();
    for (int at : free(read.size(), 1, true)) {
      wanting.computeIfAbsent(read.get(at).key(), _ -> new ArrayList<>()).add(at);
    }
    wanting.forEach(
        (key, places) -> {
          List<Integer> on = left.getOrDefault(key, List.of());
          for (int i = 0; on.size() == places.size() && i < on.size(); i++) {
            pair(places.get(i), on.get(i), 1);
          }
        });
  }

  private List<WordBox> boxes() {
    List<WordBox> boxes = new ArrayList<>();
    for (int at = 0; at < partners.length; at++) {
      if (partners[at] != NONE) {
        add(read.get(at), printed.get(partners[at]).boxes(), boxes);
      }
    }
    return Collections.unmodifiableList(boxes);
  }

  /** Each box of a broken word has as many letters of it as are printed in it. */
  private static void add(Word word, List<WordBox> printed, List<WordBox> boxes) {
    int start = word.start();
    for (int i = 0; i < printed.size(); i++) {
      WordBox box = printed.get(i);
      boolean isLast = i == printed.size() - 1;
      int letters = box.end() - box.start() - 1; // the hyphen is no letter of the word
      int end = isLast ? word.end() : Math.min(word.end() - 1, start + Math.max(1, letters));
      boxes.add(new WordBox(start, end, box.x(), box.y(), box.width(), box.height()));
      start = end;
    }
  }
}
