package org.findbuch.extract.tika;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * What the strict standard of office files calls otherwise than the transitional one (ECMA-376).
 */
final class StrictNames {
  private static final String STRICT = "http://purl.oclc.org/ooxml/";
  private static final Pattern STRICT_NAME =
      Pattern.compile("http://purl\\.oclc\\.org/ooxml/(\\w+)/");
  private static final Pattern DAY_CELL =
      Pattern.compile("(<(?:\\w+:)?c\\b[^>]*?)\\st=\"d\"([^>]*>\\s*<(?:\\w+:)?v>)([^<]*)<");

  private StrictNames() {}

  static boolean areIn(String xml) {
    return xml.contains(STRICT);
  }

  /** The same as the transitional standard writes it. */
  static String transitional(String strict) {
    String names =
        STRICT_NAME
            .matcher(strict)
            .replaceAll("http://schemas.openxmlformats.org/$1/2006/")
            .replace(
                "2006/relationships/extendedProperties", "2006/relationships/extended-properties")
            .replace("2006/extendedProperties", "2006/extended-properties")
            .replace("2006/customProperties", "2006/custom-properties");
    return DAY_CELL.matcher(names).replaceAll(cell -> Matcher.quoteReplacement(day(cell)));
  }

  /** The strict standard writes days as ISO 8601 has them (18.18.11). */
  private static String day(MatchResult cell) {
    try {
      String said = cell.group(3).replaceFirst("Z$", "");
      double day =
          DateUtil.getExcelDate(
              said.contains("T")
                  ? LocalDateTime.parse(said)
                  : LocalDate.parse(said).atStartOfDay());
      return cell.group(1) + cell.group(2) + day + "<";
    } catch (DateTimeException none) {
      return cell.group(1) + " t=\"str\"" + cell.group(2) + cell.group(3) + "<";
    }
  }
}
