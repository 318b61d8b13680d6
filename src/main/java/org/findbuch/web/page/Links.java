package org.findbuch.web.page;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Facet;
import org.findbuch.reading.Addresses;
import org.findbuch.web.exchange.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Addresses on a page, which carry the language on where the reader has chosen one.
 *
 * @param chosen the language in the address, or null
 * @param other the same page in the other language
 */
public record Links(@Nullable String chosen, String other) {

  public static Links of(Exchange exchange) {
    return new Links(exchange.chosen(), "?" + otherLanguage(exchange));
  }

  /** Where nothing of the address may show. */
  public static Links bare(Exchange exchange) {
    return new Links(exchange.chosen(), "?lang=" + opposite(exchange));
  }

  public String to(String address) {
    if (chosen == null) {
      return address;
    }
    return address + (address.indexOf('?') < 0 ? "?" : "&") + "lang=" + chosen;
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
