package org.findbuch.web.holdings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.Coded;
import org.findbuch.web.page.PageFrame;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do with a document.
 *
 * @param name as people call the licence; what was written, where nobody knows it
 * @param url where it says so itself; null where that cannot be told
 */
public record Licence(Terms terms, @Nullable String name, @Nullable String url) {
  private static final Pattern CREATIVE_COMMONS =
      Pattern.compile(
          "(?:cc|creative commons|creativecommons\\.org/licenses/)[- /]*by"
              + "((?:[- ](?:nc|sa|nd))*)(?:[- /]*v?(\\d\\.\\d))?(?:[- /](de|at|ch))?"
              + "(?:[ /(,]+(?:deed|legalcode|international|unported|deutschland).*|[/.]?)");

  private static final Pattern CC_ZERO =
      Pattern.compile("(?:cc[- ]?(?:0|zero)\\b|creativecommons\\.org/publicdomain/zero).*");

  private static final Pattern DATA_LICENCE =
      Pattern.compile(
          "(?:(?:www\\.)?govdata\\.de/)?(?:dl-de|datenlizenz deutschland)[- /–]*"
              + "(by|zero|namensnennung).*");

  /** What is allowed, and under which conditions; a sentence for each is among the messages. */
  public enum Terms implements Coded {
    BY,
    BY_SA,
    BY_ND,
    BY_NC,
    BY_NC_SA,
    BY_NC_ND,
    CC0,
    DL_BY,
    DL_ZERO,
    /** Official works are free by law. */
    OFFICIAL,
    RESERVED,
    UNKNOWN,
    /** Nothing is said. */
    NONE;

    /**
     * What stands on its badge, left and right; empty where nothing is said that a badge could say.
     */
    public List<String> badge() {
      return switch (this) {
        case BY, BY_SA, BY_ND, BY_NC, BY_NC_SA, BY_NC_ND -> List.of("CC", name().replace('_', ' '));
        case CC0 -> List.of("CC", "0");
        case DL_BY -> List.of("DL-DE", "BY");
        case DL_ZERO -> List.of("DL-DE", "ZERO");
        case OFFICIAL -> List.of("§", "5");
        case RESERVED, UNKNOWN, NONE -> List.of();
      };
    }

    /** Whether another city may use it for work of its own, under conditions or not. */
    boolean allowsReuse() {
      return switch (this) {
        case BY, BY_SA, BY_NC, BY_NC_SA, CC0, DL_BY, DL_ZERO, OFFICIAL -> true;
        case BY_ND, BY_NC_ND, RESERVED, UNKNOWN, NONE -> false;
      };
    }
  }

  /**
   * The licence that is meant by its name or its address.
   *
   * @param language of the page that it leads to, {@code de} or {@code en}
   */
  public static Licence of(@Nullable String written, String language) {
    if (written == null || written.isBlank()) {
      return new Licence(Terms.NONE, null, null);
    }
    String text = written.strip().toLowerCase(Locale.ROOT).replaceFirst("^https?://(www\\.)?", "");
    Matcher common = CREATIVE_COMMONS.matcher(text);
    if (common.matches()) {
      return creativeCommons(common, language);
    }
    if (CC_ZERO.matcher(text).matches()) {
      String deed = "https://creativecommons.org/publicdomain/zero/1.0/deed." + language;
      return new Licence(Terms.CC0, "CC0 1.0", deed);
    }
    Matcher data = DATA_LICENCE.matcher(text);
    if (data.matches()) {
      String name = data.group(1).equals("zero") ? "zero-2-0" : "by-2-0";
      return new Licence(
          name.startsWith("by") ? Terms.DL_BY : Terms.DL_ZERO,
          "dl-de/" + name,
          "https://www.govdata.de/dl-de/" + name);
    }
    if (text.matches("§ ?5\\b.*(urhg|urheberrechtsgesetz).*|amtliches werk.*")) {
      return new Licence(
          Terms.OFFICIAL, written, "https://www.gesetze-im-internet.de/urhg/__5.html");
    }
    if (text.matches("(alle rechte vorbehalten|all rights reserved|©|\\(c\\)).*")) {
      return new Licence(Terms.RESERVED, written, null);
    }
    return new Licence(Terms.UNKNOWN, written, PageFrame.web(written));
  }

  private static Licence creativeCommons(Matcher found, String language) {
    String given = found.group(1);
    StringBuilder kind = new StringBuilder("by");
    for (String condition : new String[] {"nc", "nd", "sa"}) {
      // who forbids changes has no use for conditions of what comes out of them
      boolean isVain = condition.equals("sa") && given.contains("nd");
      if (given.contains(condition) && !isVain) {
        kind.append('-').append(condition);
      }
    }
    Terms terms = Coded.parse(Terms.class, kind.toString().replace('-', '_')).orElse(Terms.UNKNOWN);
    String version = found.group(2);
    String country = found.group(3);
    String name =
        "CC "
            + kind.toString().toUpperCase(Locale.ROOT)
            + (version == null ? "" : " " + version)
            + (country == null ? "" : " " + country.toUpperCase(Locale.ROOT));
    String url =
        version == null
            ? null
            : "https://creativecommons.org/licenses/%s/%s/%sdeed.%s"
                .formatted(kind, version, country == null ? "" : country + "/", language);
    return new Licence(terms, name, url);
  }
}
