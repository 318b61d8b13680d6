package org.findbuch.extract.tika;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * A cell of an OpenDocument sheet with a number or a day in it (OASIS ODF 1.3, part 3, 19.385). It
 * says how it was shown where it was saved; that is kept but where it is plainly another country's.
 */
final class OpenCell {
  private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
  private static final Set<String> NUMBERS = Set.of("float", "currency", "percentage");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");

  private final String value;
  private final boolean isDate;
  private final boolean isPercentage;
  private final StringBuilder text = new StringBuilder();

  private OpenCell(String value, boolean isDate, boolean isPercentage) {
    this.value = value;
    this.isDate = isDate;
    this.isPercentage = isPercentage;
  }

  /** Null where there is neither. */
  static @Nullable OpenCell of(Attributes attributes) {
    String type = attributes.getValue(OFFICE, "value-type");
    boolean isDate = "date".equals(type);
    String value = attributes.getValue(OFFICE, isDate ? "date-value" : "value");
    return value == null || !(isDate || NUMBERS.contains(String.valueOf(type)))
        ? null
        : new OpenCell(value, isDate, "percentage".equals(type));
  }

  void write(String more) {
    text.append(more);
  }

  String shown() {
    String shown = text.toString().strip();
    return isDate ? date(shown) : number(shown);
  }

  private String date(String shown) {
    try {
      LocalDate day = LocalDate.parse(value.substring(0, Math.min(10, value.length())));
      boolean isForeign = shown.isEmpty() || shown.matches("\\d{1,4}/\\d{1,2}/\\d{1,4}");
      String german = isForeign ? DAY.format(day) : shown;
      return german.contains(day.toString()) ? german : german + " (" + day + ")";
    } catch (DateTimeParseException none) {
      return shown;
    }
  }

  private String number(String shown) {
    try {
      BigDecimal number = new BigDecimal(value);
      if (shown.isEmpty()) {
        return new DecimalFormat(
                isPercentage ? "0.##%" : "0.##########",
                DecimalFormatSymbols.getInstance(Locale.GERMANY))
            .format(number);
      }
      return isForeign(shown, number)
          ? shown.replaceAll("\\.(?=\\d)", "\0").replace(',', '.').replace('\0', ',')
          : shown;
    } catch (NumberFormatException none) {
      return shown;
    }
  }

  /** Whether its point stands before decimals, not before thousands. */
  private boolean isForeign(String shown, BigDecimal number) {
    String digits = shown.replaceAll("[^0-9.,]", "");
    int point = digits.lastIndexOf('.');
    int comma = digits.lastIndexOf(',');
    if (point < 0 && comma < 0) {
      return false;
    }
    BigDecimal whole = isPercentage ? number.movePointRight(2) : number;
    return isSame(digits.replace(",", ""), whole)
        && !isSame(digits.replace(".", "").replace(',', '.'), whole);
  }

  private static boolean isSame(String digits, BigDecimal number) {
    try {
      BigDecimal seen = new BigDecimal(digits);
      BigDecimal half = BigDecimal.ONE.movePointLeft(seen.scale());
      return seen.subtract(number.abs()).abs().compareTo(half) <= 0;
    } catch (NumberFormatException none) {
      return false;
    }
  }
}
