package org.findbuch.extract.tika;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts raised marks, as those of notes, from the word before them; exponents of units and ordinals
 * belong to it. Tika passes over that they are raised (ECMA-376, 17.3.2.42 and 21.1.2.3.9; OASIS
 * ODF 1.3, 20.400). Texts are bytes as signs.
 */
final class RaisedMarks {
  /** A raised two or three makes it a square or a cube. */
  private static final Set<String> UNITS =
      Set.of("m km cm mm dm µm nm in ft yd s x r R".split(" "));

  private static final Pattern IN_WORD = Pattern.compile("<w:vertAlign w:val=\"superscript\"");
  private static final Pattern ON_SLIDES = Pattern.compile("<a:rPr\\b[^>]*\\bbaseline=\"[1-9]");
  private static final Pattern STYLE =
      Pattern.compile(
          "<style:style\\b[^>]*?\\bstyle:name=\"([^\"]*)\"[^>]*>\\s*<style:text-properties\\b[^>]*"
              + "\\bstyle:text-position=\"(?:super|[1-9])");
  private static final Pattern SPAN =
      Pattern.compile("<text:span\\b[^>]*\\btext:style-name=\"([^\"]*)\"[^>]*>([^<]*)<");

  private RaisedMarks() {}

  /** Whether a raised mark belongs to the word before it. */
  static boolean isPart(String mark, String word) {
    return (mark.length() > 1 && mark.chars().allMatch(Character::isLetter))
        || (mark.matches("[-\u2212]?[23]") && UNITS.contains(word));
  }

  static String apartInWord(String part) {
    return apart(part, IN_WORD, "w:");
  }

  static String apartOnSlide(String part) {
    return apart(part, ON_SLIDES, "a:");
  }

  private static String apart(String part, Pattern raised, String space) {
    StringBuilder whole = new StringBuilder();
    int from = 0;
    Matcher mark = raised.matcher(part);
    while (mark.find()) {
      int end = part.indexOf("</" + space + "r>", mark.end());
      int start = part.indexOf("<" + space + "t", mark.end());
      int last = part.lastIndexOf("</" + space + "t>", mark.start());
      boolean isFirst = last <= part.lastIndexOf("</" + space + "p>", mark.start());
      if (start < 0 || start > end || isFirst) {
        continue;
      }
      int text = part.indexOf('>', start) + 1;
      String before = part.substring(part.lastIndexOf('>', last) + 1, last);
      if (isApart(before, part.substring(text, Math.max(text, part.indexOf('<', text))))) {
        whole.append(part, from, text).append(' ');
        from = text;
      }
    }
    return from == 0 ? part : whole.append(part, from, part.length()).toString();
  }

  /**
   * Of an open document.
   *
   * @param styles where the other half of its styles stands
   */
  static String apartInContent(String content, String styles) {
    Set<String> raised = new TreeSet<>();
    for (String part : new String[] {content, styles}) {
      STYLE.matcher(part).results().forEach(style -> raised.add(style.group(1)));
    }
    if (raised.isEmpty()) {
      return content;
    }
    StringBuilder whole = new StringBuilder();
    Matcher span = SPAN.matcher(content);
    while (span.find()) {
      boolean isApart =
          raised.contains(span.group(1)) && isApart(before(content, span.start()), span.group(2));
      String mark = span.group();
      int tag = mark.indexOf('>') + 1;
      String parted = isApart ? mark.substring(0, tag) + " " + mark.substring(tag) : mark;
      span.appendReplacement(whole, Matcher.quoteReplacement(parted));
    }
    return span.appendTail(whole).toString();
  }

  private static boolean isApart(String before, String mark) {
    int from = before.length();
    while (from > 0 && Character.isLetter(before.charAt(from - 1))) {
      from--;
    }
    return !before.isEmpty()
        && !mark.isBlank()
        && !Character.isWhitespace(before.charAt(before.length() - 1))
        && !isPart(mark.strip(), before.substring(from));
  }

  /** The text that stands right before a place in its paragraph. */
  private static String before(String content, int place) {
    int end = place;
    while (end > 0 && content.charAt(end - 1) == '>') {
      int tag = content.lastIndexOf('<', end - 1);
      if (tag < 0 || content.startsWith("<text:p", tag) || content.startsWith("<text:h", tag)) {
        return "";
      }
      end = tag;
    }
    return content.substring(content.lastIndexOf('>', end - 1) + 1, end);
  }
}
