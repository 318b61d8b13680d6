package org.findbuch.web.exchange;

import io.javalin.http.Context;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.findbuch.document.Access;
import org.findbuch.document.Site;
import org.findbuch.reading.Libraries;
import org.findbuch.reading.Library;
import org.findbuch.reading.Wording;
import org.findbuch.staff.Account;
import org.findbuch.staff.Sessions.Session;
import org.jspecify.annotations.Nullable;

/**
 * One request: who asks, and in which language.
 *
 * @param number names the request in the log and in what a reader is told when we fail
 * @param chosen the language that the address names, or null
 * @param origin public address of the site, without a slash at the end
 * @param account who asks, by a key or signed in
 * @param session of somebody signed in
 */
public record Exchange(
    Context http,
    Libraries libraries,
    String number,
    PageTexts texts,
    @Nullable String chosen,
    String origin,
    @Nullable Account account,
    @Nullable Session session) {

  private static final String KEY = "exchange";

  public static Exchange begin(Context http, Libraries libraries, Site site, Proxies proxies) {
    byte[] number = new byte[4];
    ThreadLocalRandom.current().nextBytes(number);
    String asked = http.queryParam("lang");
    String chosen = "de".equals(asked) || "en".equals(asked) ? asked : null;
    String language = chosen == null ? preferred(http, site.language()) : chosen;
    String origin = site.url() == null ? proxies.origin(http) : site.url().toString();
    Exchange exchange =
        new Exchange(
            http,
            libraries,
            HexFormat.of().formatHex(number),
            PageTexts.of(language),
            chosen,
            origin,
            null,
            null);
    http.attribute(KEY, exchange);
    return exchange;
  }

  /** The exchange of a request; there is one as soon as anything handles it. */
  public static Exchange of(Context http) {
    Exchange exchange = http.attribute(KEY);
    if (exchange == null) {
      throw new IllegalStateException("no exchange yet");
    }
    return exchange;
  }

  public static boolean hasBegun(Context http) {
    return http.attribute(KEY) != null;
  }

  /** Somebody with a key. */
  public void by(Account known) {
    by(known, null);
  }

  /** Somebody who has signed in. */
  public void by(Session known) {
    by(known.account(), known);
  }

  private void by(Account known, @Nullable Session signedIn) {
    http.attribute(
        KEY, new Exchange(http, libraries, number, texts, chosen, origin, known, signedIn));
  }

  public Access access() {
    return account == null ? Access.PUBLIC : Access.STAFF;
  }

  public Library library() {
    return libraries.open(access(), Wording.of(texts.language()));
  }

  /** Who writes. */
  public Account writer() {
    if (account == null) {
      throw Problem.of(401, "key-missing")
          .header("WWW-Authenticate", "Bearer realm=\"Findbuch\"")
          .exception();
    }
    return account;
  }

  /**
   * Who has signed in.
   *
   * @throws ProblemException when nobody has
   */
  public Session signedIn() {
    if (session == null) {
      throw notSignedIn();
    }
    return session;
  }

  public static ProblemException notSignedIn() {
    return Problem.of(401, "not-signed-in")
        .header("WWW-Authenticate", "Cookie realm=\"Findbuch\"")
        .exception();
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
