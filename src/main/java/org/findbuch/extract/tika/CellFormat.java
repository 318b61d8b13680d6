package org.findbuch.extract.tika;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.tika.parser.microsoft.TikaExcelDataFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the number in a cell as a German spreadsheet program shows it, a day also as ISO 8601 has
 * it.
 *
 * <p>Formats with a number of their own say only "as usual here" (ECMA-376, 18.8.30); what is usual
 * in Germany is the table below. In the others a slash stands for whatever parts the numbers of a
 * day, unless it is escaped.
 */
final class CellFormat extends TikaExcelDataFormatter {
  private static final String MONEY = "#,##0 \"€\";-#,##0 \"€\"";
  private static final String CENTS = "#,##0.00 \"€\";-#,##0.00 \"€\"";
  private static final Map<Integer, String> USUAL =
      Map.ofEntries(
          Map.entry(5, MONEY),
          Map.entry(6, MONEY),
          Map.entry(7, CENTS),
          Map.entry(8, CENTS),
          Map.entry(14, "dd.mm.yyyy"),
          Map.entry(15, "dd. mmm yy"),
          Map.entry(16, "dd. mmm"),
          Map.entry(17, "mmm yy"),
          Map.entry(22, "dd.mm.yyyy hh:mm"),
          Map.entry(41, "#,##0;-#,##0;\"-\""),
          Map.entry(42, "#,##0 \"€\";-#,##0 \"€\";\"- €\""),
          Map.entry(43, "#,##0.00;-#,##0.00;\"-\""),
          Map.entry(44, "#,##0.00 \"€\";-#,##0.00 \"€\";\"- €\""));

  /** A language, which POI takes for no format of a day where a short name stands before it. */
  private static final Pattern LANGUAGE = Pattern.compile("\\[\\$-[^\\]]*+\\]");

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*+)\"");
  private static final Pattern SLASH = Pattern.compile("(?<!\\\\)/");
  private static final Pattern DAY = Pattern.compile("(?i)d");

  private final boolean since1904;

  CellFormat(boolean since1904) {
    super(Locale.GERMANY);
    this.since1904 = since1904;
  }

  /** As it is shown, with the day behind it where it is one. */
  String shown(double value, int index, @Nullable String format) {
    return formatRawCellContents(value, index, format == null ? "General" : format, since1904);
  }

  @Override
  public String formatRawCellContents(
      double value, int index, String format, boolean unknownEpoch) {
    boolean isDate = DateUtil.isADateFormat(index, format) && DateUtil.isValidExcelDate(value);
    String german = USUAL.getOrDefault(index, isDate ? local(format) : format);
    String shown =
        super.formatRawCellContents(value, index, german, since1904)
            .replaceAll("\\h+", " ")
            .strip();
    // below a day it is a time, and what shows no day is none
    boolean isDay =
        isDate && value >= 1 && DAY.matcher(LANGUAGE.matcher(german).replaceAll("")).find();
    return isDay ? withDay(shown, value) : shown;
  }

  private static String local(String format) {
    if (format.contains("[$-F800]")) {
      return "dddd, d. mmmm yyyy";
    }
    if (format.contains("[$-F400]")) {
      return "hh:mm:ss";
    }
    String bare = LANGUAGE.matcher(format).replaceAll("");
    return SLASH.matcher(QUOTED.matcher(bare).replaceAll("'$1'")).replaceAll(".");
  }

  private String withDay(String shown, double value) {
    LocalDate day = DateUtil.getLocalDateTime(value, since1904).toLocalDate();
    return shown.contains(day.toString()) ? shown : shown + " (" + day + ")";
  }
}
