package org.findbuch.web.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of cells as a file that a German spreadsheet opens as it is: UTF-8 with a byte order mark,
 * cells apart by semicolons, quoted by RFC 4180. What would be taken for a formula is not.
 */
public record CsvFile(List<List<String>> lines) {
  public static final String TYPE = "text/csv; charset=utf-8";

  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** With these a formula begins, also in the width of Chinese signs. */
  private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?\\s?(?:\\d{1,3}(?:[.\\u00a0\\u202f ]\\d{3})+|\\d+)(?:[.,]\\d+)?"
              + "\\s?(?:%|‰|€|EUR)?");

  private static final Pattern QUOTED = Pattern.compile("[;\"\\n\\r]|^\\s|\\s$");

  public byte[] bytes() {
    StringBuilder file = new StringBuilder(BYTE_ORDER_MARK);
    for (List<String> line : lines) {
      file.append(String.join(";", line.stream().map(CsvFile::written).toList()));
      file.append("\r\n");
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String written(String cell) {
    String safe = isFormula(cell) ? "'" + cell : cell;
    return QUOTED.matcher(safe).find() ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }

  private static boolean isFormula(String cell) {
    return cell.length() > 1
        && FORMULA.indexOf(cell.charAt(0)) >= 0
        && !NUMBER.matcher(cell).matches();
  }
}
