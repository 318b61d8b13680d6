package org.findbuch.extract.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts § where it was taken for another sign, and I where a gazette's part was taken for a rule:
 * tesseract's German model was not trained with it, and what people look for in statutes is most
 * often a section.
 */
final class SectionSigns {
  /** Before a number, alone or joined to it; digits only among them. */
  private static final Pattern ALIKE =
      Pattern.compile("(?<=^[(„\"]{0,2})([$&]{1,2}|8[$&]|[$&]8)(?=\\d|$)");

  /** Digits stand for it only where the number behind them is one of a section. */
  private static final Pattern DIGIT = Pattern.compile("(?<=^[(„\"]{0,2})[85]$");

  private static final Pattern DIGITS = Pattern.compile("(?<=^[(„\"]{0,2})88$");
  private static final Pattern JOINED = Pattern.compile("^8(?=\\d{1,3}[a-z]?$)");
  private static final Pattern BEHIND_WORD = Pattern.compile("(?<=^\\p{L}{2,9})[$&]$");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}[a-z]?[.,;)]?");
  private static final Pattern OF_SECTION =
      Pattern.compile(
          "(Abs|Absatz|Satz|Nr|Nummer|Ziff|Buchst|Lit)[.,]?|[A-Z][A-Za-z]*[A-Z]"
              + "|\\(\\d{1,2}[a-z]?\\)[.,;]?");

  /** What stands before several of them. */
  private static final Pattern OF_MANY = Pattern.compile("der|den|die|nach|gemäß|in|mit|und");

  private static final Pattern GAZETTE = Pattern.compile("[A-Z]\\w*B[Il1]\\.?");

  private SectionSigns() {}

  static List<OcrWord> mended(List<OcrWord> words) {
    List<OcrWord> mended = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      OcrWord word = words.get(i);
      String text = mended(text(words, i - 1), word.text(), text(words, i + 1), text(words, i + 2));
      mended.add(new OcrWord(word.paragraph(), word.line(), word.box(), word.confidence(), text));
    }
    return mended;
  }

  private static String mended(String before, String word, String next, String second) {
    if (word.equals("|") && GAZETTE.matcher(before.replaceAll("^\\(", "")).matches()) {
      return "I";
    }
    boolean isNumber = NUMBER.matcher(next).matches();
    String text = word;
    if (isNumber || ALIKE.matcher(text).replaceFirst("").matches(".*\\d.*")) {
      text = ALIKE.matcher(text).replaceFirst(found -> "§".repeat(found.group().length()));
    }
    if (isNumber) {
      text = BEHIND_WORD.matcher(text).replaceFirst(" §");
      text = OF_MANY.matcher(before).matches() ? DIGITS.matcher(text).replaceFirst("§§") : text;
    }
    if (isNumber && OF_SECTION.matcher(second).matches()) {
      text = DIGIT.matcher(text).replaceFirst("§");
    }
    return OF_SECTION.matcher(next).matches() && next.startsWith("(")
        ? JOINED.matcher(text).replaceFirst("§")
        : text;
  }

  private static String text(List<OcrWord> words, int index) {
    return index >= 0 && index < words.size() ? words.get(index).text() : "";
  }
}
