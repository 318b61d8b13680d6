package org.findbuch.extract.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts § where it was taken for another sign: tesseract's German model was not trained with it, and
 * what people look for in statutes is most often a section.
 */
final class SectionSigns {
  /** Before a number, alone or joined to it. */
  private static final Pattern ALIKE = Pattern.compile("(?<=^[(„\"]{0,2})[$&]{1,2}(?=\\d|$)");

  /** Digits stand for it only where the number behind them is one of a section. */
  private static final Pattern DIGIT = Pattern.compile("(?<=^[(„\"]{0,2})[85]$");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}[a-z]?[.,;)]?");
  private static final Pattern OF_SECTION =
      Pattern.compile("(Abs|Absatz|Satz|Nr|Nummer|Ziff|Buchst|Lit)\\.?|[A-Z][A-Za-z]*[A-Z]");

  private SectionSigns() {}

  static List<OcrWord> mended(List<OcrWord> words) {
    List<OcrWord> mended = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      OcrWord word = words.get(i);
      String next = text(words, i + 1);
      String text = word.text();
      boolean isNumber = NUMBER.matcher(next).matches();
      if (isNumber || ALIKE.matcher(text).replaceFirst("").matches(".*\\d.*")) {
        text = ALIKE.matcher(text).replaceFirst(found -> "§".repeat(found.group().length()));
      }
      if (isNumber && OF_SECTION.matcher(text(words, i + 2)).matches()) {
        text = DIGIT.matcher(text).replaceFirst("§");
      }
      mended.add(new OcrWord(word.paragraph(), word.line(), word.box(), word.confidence(), text));
    }
    return mended;
  }

  private static String text(List<OcrWord> words, int index) {
    return index < words.size() ? words.get(index).text() : "";
  }
}
