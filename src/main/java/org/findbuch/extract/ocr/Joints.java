package org.findbuch.extract.ocr;

import java.util.List;
import java.util.regex.Pattern;

/** Parts words that only a grain of dust or the rule of a table joins. */
final class Joints {
  private static final Pattern RULE =
      Pattern.compile("(?<=[\\p{L}\\p{N}.,)])[|\\\\](?=[\\p{L}\\p{N}(])");
  private static final Pattern BEHIND_COMMA = Pattern.compile("(?<=\\p{L}[,;])\\.(?=\\p{L})");

  /** Between whole words; addresses, names of files and forms for both sexes have one, too. */
  private static final Pattern FOR_BLANK =
      Pattern.compile(
          "^(?!www)(\\p{L}\\p{Ll}{2,})\\.(?!(?:innen?|com|org|net|info|html?|pdf|docx?|xlsx?)$)"
              + "(\\p{Ll}{3,}[,;.]?)$");

  private Joints() {}

  static List<OcrWord> parted(List<OcrWord> words) {
    return words.stream().map(Joints::parted).toList();
  }

  private static OcrWord parted(OcrWord word) {
    String text = RULE.matcher(word.text()).replaceAll(" ");
    text = BEHIND_COMMA.matcher(text).replaceAll(" ");
    text = FOR_BLANK.matcher(text).replaceAll("$1 $2");
    return text.equals(word.text())
        ? word
        : new OcrWord(word.paragraph(), word.line(), word.box(), word.confidence(), text);
  }
}
