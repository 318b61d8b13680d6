package org.findbuch.web;

import io.javalin.http.Context;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.findbuch.document.Access;
import org.findbuch.reading.Library;
import org.findbuch.reading.Wording;
import org.findbuch.staff.Account;
import org.jspecify.annotations.Nullable;

/**
 * One request: who asks, and in which language.
 *
 * @param number names the request in the log and in what a reader is told when we fail
 * @param chosen the language that the address names, or null
 * @param origin public address of the site, without a slash at the end
 */
record Visit(
    Context http,
    Services services,
    String number,
    Texts texts,
    @Nullable String chosen,
    String origin,
    @Nullable Account account) {

  private static final String KEY = "visit";

  static Visit begin(Context http, Services services, Proxies proxies) {
    byte[] number = new byte[4];
    ThreadLocalRandom.current().nextBytes(number);
    String asked = http.queryParam("lang");
    String chosen = "de".equals(asked) || "en".equals(asked) ? asked : null;
    String language = chosen == null ? preferred(http, services.site().language()) : chosen;
    String origin =
        services.site().url() == null ? proxies.origin(http) : services.site().url().toString();
    Visit visit =
        new Visit(
            http,
            services,
            HexFormat.of().formatHex(number),
            Texts.of(language),
            chosen,
            origin,
            null);
    http.attribute(KEY, visit);
    return visit;
  }

  /** The visit of a request; there is one as soon as anything handles it. */
  static Visit of(Context http) {
    Visit visit = http.attribute(KEY);
    if (visit == null) {
      throw new IllegalStateException("no visit yet");
    }
    return visit;
  }

  static boolean hasBegun(Context http) {
    return http.attribute(KEY) != null;
  }

  Visit by(Account known) {
    Visit visit = new Visit(http, services, number, texts, chosen, origin, known);
    http.attribute(KEY, visit);
    return visit;
  }

  Access access() {
    return account == null ? Access.PUBLIC : Access.STAFF;
  }

  Library library() {
    return services.libraries().open(access(), Wording.of(texts.language()));
  }

  /** Who writes. */
  Account writer() {
    if (account == null) {
      throw Problem.of(401, "key-missing")
          .header("WWW-Authenticate", "Bearer realm=\"Findbuch\"")
          .exception();
    }
    return account;
  }

  private static String preferred(Context http, String otherwise) {
    String accepted = http.header("Accept-Language");
    if (accepted == null || accepted.length() > 500) {
      return otherwise;
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(accepted);
      return ranges.stream()
          .filter(range -> range.getWeight() > 0)
          .map(range -> range.getRange().split("-", 2)[0])
          .filter(language -> language.equals("de") || language.equals("en"))
          .findFirst()
          .orElse(otherwise);
    } catch (IllegalArgumentException unreadable) {
      return otherwise;
    }
  }
}
