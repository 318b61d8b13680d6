package org.findbuch.extract.pdf.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.extract.pdf.glyph.Typesetter;

/**
 * Sets a text into a box that has no appearance of its own, about as a viewer would.
 *
 * @param left of the box, in points from the upper left corner of the page as it is shown
 */
record Lettering(Typesetter typesetter, double left, double top, double right, double bottom) {
  private static final Pattern SIZE = Pattern.compile("([0-9.]+)\\s+Tf");
  private static final double USUAL = 12;
  private static final double SMALLEST = 1;
  private static final double SMALLER = 0.9;
  private static final double LETTER = 0.5;
  private static final double PITCH = 1.2;

  /** The style is that of a field, as it stands in its file. */
  void set(String text, String style) {
    double size = Math.max(SMALLEST, Math.min(size(style), (bottom - top) / PITCH));
    List<String> lines = lines(text, size);
    while (size > SMALLEST && lines.size() * PITCH * size > bottom - top) {
      size *= SMALLER;
      lines = lines(text, size);
    }
    double spare = lines.size() == 1 ? (bottom - top - PITCH * size) / 2 : 0;
    double base = top + spare + size;
    for (String line : lines) {
      line(line, size, base);
      base += PITCH * size;
    }
  }

  private static double size(String style) {
    Matcher told = SIZE.matcher(style);
    try {
      double size = told.find() ? Double.parseDouble(told.group(1)) : 0;
      return size > 0 ? size : USUAL;
    } catch (NumberFormatException odd) {
      return USUAL;
    }
  }

  private List<String> lines(String text, double size) {
    int most = (int) Math.max(1, (right - left) / (LETTER * size));
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.lines().toList()) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.strip().split("\\s+", -1)) {
        if (!line.isEmpty() && line.length() + 1 + word.length() > most) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private void line(String line, double size, double base) {
    double letter = Math.min(LETTER * size, (right - left) / Math.max(1, line.length()));
    typesetter.style(1, 0, (float) size, (float) (0.7 * size), (float) (0.1 * size), 0);
    double x = left;
    for (String word : line.split(" ", -1)) {
      double end = x + word.length() * letter;
      if (!word.isEmpty()) {
        typesetter.add(word, x, base, end, base);
      }
      typesetter.add(" ", end, base, end + letter, base);
      x = end + letter;
    }
  }
}
