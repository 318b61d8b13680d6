package org.findbuch.web.page;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Facet;
import org.findbuch.reading.Addresses;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Addresses on a page, which carry on the language that the reader has chosen, and what the reader
 * has collected: both stand nowhere else.
 *
 * @param chosen the language in the address, or null
 * @param other the same page in the other language
 * @param taken what has been collected
 */
public record Links(@Nullable String chosen, String other, Selection taken) {
  /** Files, and what is for staff, where {@code d} is something else. */
  private static final Pattern NOT_FOR_READERS =
      Pattern.compile("(/(staff|login|logout|api)\\b|[^?#]*(\\.\\w+|/original)([?#]|$)).*");

  public static Links of(Exchange exchange) {
    boolean isForReaders = !NOT_FOR_READERS.matcher(exchange.http().path()).matches();
    return new Links(
        exchange.chosen(),
        "?" + otherLanguage(exchange),
        isForReaders ? Selection.of(exchange) : Selection.NONE);
  }

  /** Where nothing of the address may show. */
  public static Links bare(Exchange exchange) {
    return new Links(exchange.chosen(), "?lang=" + opposite(exchange), Selection.NONE);
  }

  public String to(String address) {
    String taking = address.startsWith("/") && !isFile(address) ? taken.query() : "";
    String whole = with(address, taking);
    return chosen == null ? whole : with(whole, "lang=" + chosen);
  }

  /** The page of what has been collected. */
  public String selection() {
    String address = taken.address("");
    return chosen == null ? address : with(address, "lang=" + chosen);
  }

  private static boolean isFile(String address) {
    return NOT_FOR_READERS.matcher(address).matches();
  }

  private static String with(String address, String parameters) {
    return parameters.isEmpty()
        ? address
        : address + (address.indexOf('?') < 0 ? "?" : "&") + parameters;
  }

  public String collection(CollectionId id) {
    return to(Addresses.collection(id));
  }

  /** A search for words. */
  public String search(String words) {
    return to("/search?q=" + Addresses.escaped(words));
  }

  /** A search for everything that has a value. */
  public String narrowed(Facet facet, String value) {
    return to("/search?" + facet.code() + "=" + Addresses.escaped(value));
  }

  private static String otherLanguage(Exchange exchange) {
    Context http = exchange.http();
    List<String> parameters = new ArrayList<>();
    for (Map.Entry<String, List<String>> parameter : http.queryParamMap().entrySet()) {
      if (!parameter.getKey().equals("lang")) {
        for (String value : parameter.getValue()) {
          parameters.add(Addresses.escaped(parameter.getKey()) + "=" + Addresses.escaped(value));
        }
      }
    }
    parameters.add("lang=" + opposite(exchange));
    return String.join("&", parameters);
  }

  private static String opposite(Exchange exchange) {
    return exchange.texts().language().equals("en") ? "de" : "en";
  }
}
