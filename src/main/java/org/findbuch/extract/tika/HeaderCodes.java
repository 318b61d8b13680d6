package org.findbuch.extract.tika;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in the header or footer of a sheet besides its codes (ECMA-376, 18.3.1.46): the name
 * of the sheet is put in, what only printing knows is left out.
 */
final class HeaderCodes {
  private static final Pattern CODE =
      Pattern.compile(
          "&(?:\"[^\"]*+\"|K[0-9A-Fa-f]{6}|K\\d\\d[+-]\\d{3}|\\d{1,3}|[PN](?:[+-]\\d++)?|.)",
          Pattern.DOTALL);

  private HeaderCodes() {}

  static String text(String coded, String sheet) {
    return CODE.matcher(coded)
        .replaceAll(code -> Matcher.quoteReplacement(meaning(code.group(), sheet)))
        .replaceAll("\\h+", " ")
        .strip();
  }

  private static String meaning(String code, String sheet) {
    return switch (code) {
      case "&&" -> "&";
      case "&A" -> sheet;
      // left, middle and right
      case "&L", "&C", "&R" -> "\n";
      default -> "";
    };
  }
}
