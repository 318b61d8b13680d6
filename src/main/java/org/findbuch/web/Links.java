package org.findbuch.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.findbuch.reading.Addresses;
import org.jspecify.annotations.Nullable;

/**
 * Addresses on a page, which carry the language on where the reader has chosen one.
 *
 * @param chosen the language in the address, or null
 * @param other the same page in the other language
 */
public record Links(@Nullable String chosen, String other) {

  static Links of(Visit visit) {
    return new Links(visit.chosen(), "?" + otherLanguage(visit));
  }

  /** Where nothing of the address may show. */
  static Links bare(Visit visit) {
    return new Links(visit.chosen(), "?lang=" + opposite(visit));
  }

  public String to(String address) {
    if (chosen == null) {
      return address;
    }
    return address + (address.indexOf('?') < 0 ? "?" : "&") + "lang=" + chosen;
  }

  /** A search for words. */
  public String search(String words) {
    return to("/search?q=" + Addresses.escaped(words));
  }

  /** A search for everything that has a value. */
  public String narrowed(String facet, String value) {
    return to("/search?" + facet + "=" + Addresses.escaped(value));
  }

  private static String otherLanguage(Visit visit) {
    Context http = visit.http();
    List<String> parameters = new ArrayList<>();
    for (Map.Entry<String, List<String>> parameter : http.queryParamMap().entrySet()) {
      if (!parameter.getKey().equals("lang")) {
        for (String value : parameter.getValue()) {
          parameters.add(Addresses.escaped(parameter.getKey()) + "=" + Addresses.escaped(value));
        }
      }
    }
    parameters.add("lang=" + opposite(visit));
    return String.join("&", parameters);
  }

  private static String opposite(Visit visit) {
    return visit.texts().language().equals("en") ? "de" : "en";
  }
}
