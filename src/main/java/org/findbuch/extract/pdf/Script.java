package org.findbuch.extract.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;
import org.findbuch.document.Layout;
import org.findbuch.document.Layout.WordBox;

/** The text of one page as it grows, with the place of every word. */
final class Script {
  private final StringBuilder text = new StringBuilder();
  private final List<WordBox> words = new ArrayList<>();
  private final Surface surface;
  private final LinePitch pitch = new LinePitch();

  Script(Surface surface) {
    this.surface = surface;
  }

  String text() {
    return text.toString().stripTrailing();
  }

  Layout layout() {
    return Layout.of(new Layout.Boxes(surface.shownWidth(), surface.shownHeight(), words));
  }

  void space() {
    if (!text.isEmpty() && !Character.isWhitespace(last())) {
      text.append(' ');
    }
  }

  void newLine() {
    dropSpaces();
    if (!text.isEmpty() && last() != '\n') {
      text.append('\n');
    }
  }

  /** An empty line, but never in a word that goes on in the next line. */
  private void newParagraph() {
    int length = text.length();
    if (length > 1 && text.charAt(length - 2) != '\n' && text.charAt(length - 2) != '-') {
      text.append('\n');
    }
  }

  /** Takes what stands close together on one line, which may hold blanks of its own. */
  void write(String run, List<TextPosition> glyphs) {
    boolean isLineStart = text.isEmpty() || last() == '\n';
    if (isLineStart && !glyphs.isEmpty() && pitch.beginsParagraph(glyphs.getFirst())) {
      newParagraph();
    }
    int[] ends = ends(glyphs);
    boolean aligned = ends.length > 0 && ends[ends.length - 1] == run.length();
    int at = 0;
    while (at < run.length()) {
      if (Character.isWhitespace(run.charAt(at)) || run.charAt(at) == '\u00a0') {
        space();
        at++;
      } else {
        int end = wordEnd(run, at);
        word(run.substring(at, end), aligned ? between(glyphs, ends, at, end) : glyphs);
        at = end;
      }
    }
  }

  private void word(String word, List<TextPosition> glyphs) {
    int start = text.length();
    text.append(word);
    if (!glyphs.isEmpty()) {
      words.add(surface.box(start, text.length(), glyphs));
    }
  }

  private static int wordEnd(String run, int from) {
    int end = from;
    while (end < run.length()
        && !Character.isWhitespace(run.charAt(end))
        && run.charAt(end) != '\u00a0') {
      end++;
    }
    return end;
  }

  /** Where each glyph's characters end, once PDFBox has taken ligatures apart. */
  private static int[] ends(List<TextPosition> glyphs) {
    int[] ends = new int[glyphs.size()];
    int end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += written(glyphs.get(i).getUnicode());
      ends[i] = end;
    }
    return ends;
  }

  private static int written(String unicode) {
    int length = 0;
    for (int i = 0; i < unicode.length(); i++) {
      char c = unicode.charAt(i);
      boolean isForm = (c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF);
      length +=
          isForm
              ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC).strip().length()
              : 1;
    }
    return length;
  }

  private static List<TextPosition> between(
      List<TextPosition> glyphs, int[] ends, int from, int to) {
    int first = 0;
    while (ends[first] <= from) {
      first++;
    }
    int last = first;
    while (ends[last] < to) {
      last++;
    }
    return glyphs.subList(first, last + 1);
  }

  private char last() {
    return text.charAt(text.length() - 1);
  }

  private void dropSpaces() {
    while (!text.isEmpty() && last() == ' ') {
      text.setLength(text.length() - 1);
    }
  }
}
