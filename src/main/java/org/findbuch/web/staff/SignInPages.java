package org.findbuch.web.staff;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.findbuch.editing.Accounts;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.Site;
import org.findbuch.staff.Member;
import org.findbuch.staff.Users;
import org.findbuch.web.edge.CrossSite;
import org.findbuch.web.edge.SignInTries;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.ProblemException;
import org.findbuch.web.exchange.Proxies;
import org.findbuch.web.exchange.SessionCookie;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.jspecify.annotations.Nullable;

/** {@code /login} and {@code /logout}. */
public final class SignInPages {
  private static final String DESK = "/staff";

  /** Addresses of our own that somebody may be led to after signing in. */
  private static final Pattern OWN = Pattern.compile("/(?![/\\\\])[\\w/.?&=%+-]*");

  private final Accounts accounts;
  private final SignInTries tries;
  private final Proxies proxies;
  private final Site site;
  private final Pages pages;

  /**
   * The page where staff sign in.
   *
   * @param name that was typed
   * @param next address to go to afterwards
   * @param problem what was wrong with the last try, or null
   * @param possible whether a browser can sign in on this address
   * @param asksForCode whether anybody has a second factor
   */
  public record SignInPage(
      PageFrame frame,
      String name,
      String next,
      @Nullable String problem,
      boolean possible,
      boolean asksForCode) {}

  public SignInPages(
      Accounts accounts, SignInTries tries, Proxies proxies, Site site, Pages pages) {
    this.accounts = accounts;
    this.tries = tries;
    this.proxies = proxies;
    this.site = site;
    this.pages = pages;
  }

  /** Where to sign in, to come back to the address that was asked. */
  public static void lead(Exchange exchange) {
    Context http = exchange.http();
    String query = http.queryString();
    String asked = http.path() + (query == null ? "" : "?" + query);
    String language = exchange.chosen() == null ? "" : "&lang=" + exchange.chosen();
    String next = Addresses.escaped(asked);
    see(http, "/login?next=" + next + language);
  }

  /** Has a browser ask for another address. */
  public static void see(Context http, String address) {
    http.status(303).header("Location", address).header("Cache-Control", "no-store");
  }

  public void form(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    if (exchange.session() != null) {
      see(http, next(http.queryParam("next")));
      return;
    }
    render(exchange, "", next(http.queryParam("next")), null);
  }

  public void signIn(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    CrossSite.requireOwnSite(http);
    String name = Users.name(field(http, "name").strip());
    String next = next(field(http, "next"));
    if (!proxies.isPrivate(http, site)) {
      http.status(403);
      render(exchange, name, next, null);
      return;
    }
    String from = proxies.client(http).orElse("here");
    Optional<Member> member;
    try {
      pause(tries.begin(name, from).toMillis());
      member = accounts.check(name, field(http, "password"), field(http, "code"));
    } catch (ProblemException often) {
      http.status(429);
      often.problem().headers().forEach(http::header);
      render(exchange, name, next, often.problem().detail(exchange.texts()));
      return;
    }
    if (member.isEmpty()) {
      http.status(401).header("WWW-Authenticate", "Cookie realm=\"Findbuch\"");
      render(exchange, name, next, exchange.texts().say("login.wrong"));
      return;
    }
    tries.succeeded(name, from);
    Optional<String> before = SessionCookie.of(http);
    if (before.isPresent()) {
      accounts.signOut(before.get());
    }
    SessionCookie.set(http, accounts.signIn(member.get()));
    see(http, next);
  }

  public void signOut(Context http) throws IOException {
    Optional<String> token = SessionCookie.of(http);
    if (token.isPresent()) {
      accounts.signOut(token.get());
      SessionCookie.delete(http);
    }
    see(http, "/login");
  }

  static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while somebody signs in", stopping);
    }
  }

  private void render(Exchange exchange, String name, String next, @Nullable String problem)
      throws IOException {
    Context http = exchange.http();
    http.header("Cache-Control", "no-store");
    PageFrame frame = pages.frame(exchange, exchange.texts().say("login.title"), "", null);
    pages.render(
        http,
        "login.jte",
        new SignInPage(
            frame,
            name,
            next,
            problem,
            proxies.isPrivate(http, site),
            accounts.users().useCodes()));
  }

  /** A field of a form that fits into memory; empty where there is none. */
  public static String field(Context http, String name) {
    if (!CrossSite.isForm(http)) {
      throw Problem.of(415, "not-form").exception();
    }
    String typed = http.formParam(name);
    return typed == null ? "" : typed;
  }

  private static String next(@Nullable String asked) {
    return asked != null && OWN.matcher(asked).matches() ? asked : DESK;
  }
}
