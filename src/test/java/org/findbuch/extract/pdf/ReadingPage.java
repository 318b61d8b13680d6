package org.findbuch.extract.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A page that is hard to read for a program, and its text as a person would type it. */
public final class ReadingPage {
  private final String name;
  private final byte[] pdf;
  private final String text;

  ReadingPage(String name, byte[] pdf, List<String> lines) {
    this.name = name;
    this.pdf = pdf.clone();
    text = String.join("\n", lines);
  }

  /** A page that another program has made, and the lines of its text. */
  public static ReadingPage made(String name, byte[] pdf, List<String> lines) {
    return new ReadingPage(name, pdf, lines);
  }

  /** What is hard about it. */
  public String name() {
    return name;
  }

  /** Writes the PDF of this one page. */
  public void write(Path file) throws IOException {
    Files.write(file, pdf);
  }

  /** All of them; the same at every call. */
  public static List<ReadingPage> all() throws IOException {
    return List.copyOf(new ReadingPages().all());
  }

  /**
   * How many characters have to be changed, beside how many there are. Blanks and leaders count as
   * one; where a program breaks words is not looked at.
   */
  public double errorRate(String read) {
    String expected = normalised(text);
    return (double) distance(expected, normalised(read)) / expected.length();
  }

  private static String normalised(String text) {
    return text.replaceAll("(?<=\\p{L})[-\u00ad\u2010]\\s*\n\\s*(?=\\p{Ll})", "")
        .replaceAll("(?:\\s*\\.){4,}", " …… ")
        .replaceAll("\\s+", " ")
        .strip()
        .toLowerCase(Locale.GERMAN);
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
