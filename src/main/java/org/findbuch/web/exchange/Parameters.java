package org.findbuch.web.exchange;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.findbuch.document.Coded;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.document.Format;
import org.findbuch.document.Kind;
import org.findbuch.document.Language;
import org.findbuch.document.Typed;
import org.findbuch.query.Match;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the question mark. Unknown names are ignored, empty values count as not given
 * (forms send them), wrong ones are refused by name.
 */
public final class Parameters {
  private static final int LONGEST_VALUE = 300;
  private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private final Context http;
  private final PageTexts texts;

  public Parameters(Exchange exchange) {
    this.http = exchange.http();
    this.texts = exchange.texts();
  }

  /** Everything that shapes a search but the words themselves. */
  public SearchRequest search(int usualSize) {
    int size = number("size", usualSize, 1, SearchRequest.LARGEST_SIZE);
    int page = number("page", 1, 1, Integer.MAX_VALUE);
    if ((long) page * size > SearchRequest.FARTHEST_HIT) {
      int last = SearchRequest.FARTHEST_HIT / size;
      throw wrong("page", String.valueOf(page), "number", 1, last);
    }
    Integer from = year("from");
    Integer to = year("to");
    if (from != null && to != null && from > to) {
      throw wrong("to", to.toString(), "not-before", from.toString());
    }
    Sort sort = oneOf("sort", Sort.class).orElse(Sort.RELEVANCE);
    return new SearchRequest(
        new Query.Everything(),
        facets(""),
        facets("not."),
        from,
        to,
        document("in"),
        sort,
        oneOf("match", Match.class).orElse(Match.usual(sort)),
        page,
        size,
        !oneOf("expand", "yes", "yes", "no").equals("no"),
        oneOf("why", "0", "0", "1").equals("1"));
  }

  /** What stands for no byte or no character: nobody knows what was meant, nothing is guessed. */
  public void refuseBrokenEncoding() {
    String query = http.queryString();
    if (query == null || query.indexOf('%') < 0) {
      return;
    }
    for (String given : query.split("&", -1)) {
      String[] sides = given.split("=", 2);
      String value = sides.length > 1 ? sides[1] : "";
      if (BROKEN.matcher(given).find()) {
        throw wrong(sides[0], value, "percent");
      }
      // what is no UTF-8 is decoded to this sign, which somebody may have meant
      if (!given.toUpperCase(Locale.ROOT).contains("%EF%BF%BD")
          && URLDecoder.decode(given, StandardCharsets.UTF_8).indexOf(0xFFFD) >= 0) {
        throw wrong(sides[0], value, "utf8");
      }
    }
  }

  public String text(String name) {
    return given(name).orElse("");
  }

  public Optional<String> given(String name) {
    List<String> typed =
        http.queryParams(name).stream()
            .map(Typed::line)
            .filter(value -> !value.isBlank())
            .distinct()
            .toList();
    if (typed.size() > 1) {
      throw wrong(name, String.join(", ", typed), "once");
    }
    return typed.stream().findFirst();
  }

  public int number(String name, int usual, int least, int most) {
    Optional<String> given = given(name);
    if (given.isEmpty()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(given.get().strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // refused below, like a number out of range
    }
    throw most == Integer.MAX_VALUE
        ? wrong(name, given.get(), "number-from", least)
        : wrong(name, given.get(), "number", least, most);
  }

  public <E extends Enum<E> & Coded> Optional<E> oneOf(String name, Class<E> type) {
    return given(name)
        .map(
            value ->
                Coded.parse(type, value)
                    .orElseThrow(() -> wrong(name, value, "one-of", Coded.codes(type))));
  }

  public String oneOf(String name, String usual, String... allowed) {
    String value = given(name).orElse(usual);
    if (!List.of(allowed).contains(value)) {
      throw wrong(name, value, "one-of", String.join(", ", allowed));
    }
    return value;
  }

  public Optional<CollectionId> collection(String name) {
    return given(name)
        .map(
            value -> CollectionId.parse(value).orElseThrow(() -> wrong(name, value, "collection")));
  }

  private @Nullable DocumentId document(String name) {
    return given(name)
        .map(value -> DocumentId.parse(value).orElseThrow(() -> wrong(name, value, "document")))
        .orElse(null);
  }

  private @Nullable Integer year(String name) {
    Optional<String> given = given(name).map(String::strip);
    if (given.isEmpty()) {
      return null;
    }
    if (!given.get().matches("\\d{4}")) {
      throw wrong(name, given.get(), "year");
    }
    return Integer.valueOf(given.get());
  }

  private Map<Facet, List<String>> facets(String prefix) {
    Map<Facet, List<String>> values = new LinkedHashMap<>();
    for (Facet facet : Facet.values()) {
      String name = prefix + facet.code();
      List<String> given = new ArrayList<>();
      for (String value : http.queryParams(name).stream().map(Typed::line).toList()) {
        if (!value.isBlank() && !given.contains(value)) {
          given.add(checked(facet, name, value));
        }
      }
      if (!given.isEmpty()) {
        values.put(facet, given);
      }
    }
    return values;
  }

  private String checked(Facet facet, String name, String value) {
    return switch (facet) {
      case KIND -> checked(Kind.class, name, value);
      case FORMAT -> checked(Format.class, name, value);
      case YEAR -> check(value.matches("\\d{4}"), name, value, "year");
      case LANGUAGE -> check(Language.parse(value).isPresent(), name, value, "language");
      case COLLECTION -> current(name, value);
      case TOPIC, CRITERION, FORM, AUDIENCE, PLACE, AUTHOR, PUBLISHER, LICENCE ->
          check(value.length() <= LONGEST_VALUE, name, value, "shorter");
    };
  }

  /** A kept address of a search in a collection that was merged searches where that is now. */
  private String current(String name, String value) {
    CollectionId typed =
        CollectionId.parse(value).orElseThrow(() -> wrong(name, value, "collection"));
    try {
      return Exchange.of(http).library().shelves().current(typed).value();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private <E extends Enum<E> & Coded> String checked(Class<E> type, String name, String value) {
    if (Coded.parse(type, value).isEmpty()) {
      throw wrong(name, value, "one-of", Coded.codes(type));
    }
    return value;
  }

  private String check(boolean right, String name, String value, String way) {
    if (!right) {
      throw wrong(name, value, way);
    }
    return value;
  }

  private ProblemException wrong(String name, String value, String way, Object... arguments) {
    return ProblemException.wrong("parameter", texts, name, value, way, arguments);
  }
}
