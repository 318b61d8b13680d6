package org.findbuch.extract.pdf;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * A page that is hard to read for a program, and its text as a person would type it.
 *
 * @param name what is hard about it
 * @param pdf the file, of this one page
 * @param text line by line as printed, in the order in which it is read
 */
public record ReadingPage(String name, byte[] pdf, String text) {
  /** All of them; the same at every call. */
  public static List<ReadingPage> all() throws IOException {
    return List.copyOf(new ReadingPages().all());
  }

  /** How many characters have to be changed, beside how many there are; blanks count as one. */
  public double errorRate(String read) {
    String expected = normalised(text);
    return (double) distance(expected, normalised(read)) / expected.length();
  }

  private static String normalised(String text) {
    return text.replaceAll("\\s+", " ").strip().toLowerCase(Locale.GERMAN);
  }

  private static int distance(String a, String b) {
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] next = new int[b.length() + 1];
      next[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        next[j] = Math.min(change, Math.min(last[j], next[j - 1]) + 1);
      }
      last = next;
    }
    return last[b.length()];
  }
}
