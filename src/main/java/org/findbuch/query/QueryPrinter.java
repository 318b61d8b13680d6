package org.findbuch.query;

import java.util.List;

/** Writes a tree in the one form that {@link QueryParser} reads as the same tree. */
public final class QueryPrinter {
  private QueryPrinter() {}

  /**
   * The text of a question. A word that would be read as something else, as {@code OR} would, is
   * written as a phrase of one word.
   */
  public static String print(Query query) {
    return switch (query) {
      case Query.Everything() -> "";
      case Query.And(var parts) -> joined(parts, " ");
      case Query.Or(var parts) -> joined(parts, " OR ");
      case Query.Not(var part) -> "-" + closed(part);
      case Query.In(var field, var part) -> field.code() + ":" + closed(part);
      case Query.Years(int first, int last) -> "year:" + years(first, last);
      case Query.Phrase(var words, int slop) -> quoted(words) + (slop > 0 ? "~" + slop : "");
      case Query.Word(var text) -> safe(query, text, text);
      case Query.Required(Query.Word(var text)) -> safe(query, "+" + text, text);
      case Query.Exact(var text) -> safe(query, "=" + text, text);
      case Query.Wildcard(var text) -> safe(query, text, text);
      case Query.Similar(var text) -> safe(query, text + "~", text);
    };
  }

  private static String joined(List<Query> parts, String between) {
    StringBuilder joined = new StringBuilder();
    for (Query part : parts) {
      String text = print(part);
      joined.append(joined.isEmpty() ? "" : between);
      boolean leavesOut = text.startsWith("-") && QueryLexer.endsJoining(joined);
      joined.append(isJoined(part) || leavesOut ? "(" + text + ")" : text);
    }
    return joined.toString();
  }

  /** What can stand directly behind a hyphen or a field's colon. */
  private static String closed(Query part) {
    String text = print(part);
    boolean open = isJoined(part) || part instanceof Query.In || part instanceof Query.Years;
    return open || text.startsWith("-") || text.startsWith("+") ? "(" + text + ")" : text;
  }

  private static boolean isJoined(Query query) {
    return query instanceof Query.And || query instanceof Query.Or;
  }

  private static String years(int first, int last) {
    if (first == last) {
      return fourDigits(first);
    }
    boolean from = first > Query.Years.FIRST || last == Query.Years.LAST;
    return (from ? fourDigits(first) : "")
        + ".."
        + (last < Query.Years.LAST || first == Query.Years.FIRST ? fourDigits(last) : "");
  }

  private static String fourDigits(int year) {
    return "%04d".formatted(year);
  }

  private static String quoted(List<String> words) {
    return "\"" + String.join(" ", words) + "\"";
  }

  private static String safe(Query query, String written, String word) {
    boolean read = QueryParser.parse(written).query().equals(query);
    return read && !QueryLexer.isFieldName(word) ? written : quoted(List.of(word));
  }
}
