package org.findbuch.web.staff;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.findbuch.document.Site;
import org.findbuch.editing.Accounts;
import org.findbuch.reading.Addresses;
import org.findbuch.staff.Member;
import org.findbuch.staff.Sessions.Session;
import org.findbuch.staff.Users;
import org.findbuch.web.edge.CrossSite;
import org.findbuch.web.edge.SignInTries;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.ProblemException;
import org.findbuch.web.exchange.Proxies;
import org.findbuch.web.exchange.SessionCookie;
import org.findbuch.web.page.Links;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.jspecify.annotations.Nullable;

/** {@code /login} and {@code /logout}. */
public final class SignInPages {
  private static final String DESK = "/staff";

  /** Addresses of our own that somebody may be led to after signing in. */
  private static final Pattern OWN = Pattern.compile("/(?![/\\\\])[\\w/.?&=%+-]*");

  /** Before the names of kept fields, so that none is taken for a name or a password. */
  private static final String PREFIX = "kept.";

  private static final Set<String> UNKEPT = Set.of(CrossSite.FIELD, "do");

  /** Pages of staff whose forms can be shown again with what was typed. */
  private static final Pattern FORMS =
      Pattern.compile("/staff/(d/\\w+|publish|new-collection|collections/[a-z0-9-]+)");

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
   * @param news what else there is to know, or null
   * @param possible whether a browser can sign in on this address
   * @param asksForCode whether anybody has a second factor
   * @param kept what a form has brought that came without a session
   */
  public record SignInPage(
      PageFrame frame,
      String name,
      String next,
      @Nullable String problem,
      @Nullable String news,
      boolean possible,
      boolean asksForCode,
      List<Kept> kept) {}

  /** A field of a form that waits until whoever has sent it has signed in. */
  public record Kept(String name, String value) {}

  /**
   * What somebody typed before they signed in anew; a button brings it back into its form.
   *
   * @param next address of that form
   */
  public record KeptPage(PageFrame frame, String next, String csrf, List<Kept> kept) {}

  public SignInPages(
      Accounts accounts, SignInTries tries, Proxies proxies, Site site, Pages pages) {
    this.accounts = accounts;
    this.tries = tries;
    this.proxies = proxies;
    this.site = site;
    this.pages = pages;
  }

  /** A page for whoever has signed in; others are led to where they can. */
  public static Handler page(Handler page) {
    return http -> {
      Exchange exchange = Exchange.of(http);
      if (exchange.session() == null) {
        lead(exchange);
      } else {
        page.handle(http);
      }
    };
  }

  /** What the form of such a page is sent to; where the session is over, nothing typed is lost. */
  public Handler taking(Handler form) {
    return http -> {
      Exchange exchange = Exchange.of(http);
      if (exchange.session() == null) {
        keep(exchange);
      } else {
        CrossSite.requireForm(http);
        form.handle(http);
      }
    };
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

  /**
   * Leads from an address that only takes a form to the page above it that has this form: a browser
   * asks for it when the language is changed on what has come back, or from its history.
   */
  public static void back(Context http) {
    String page = http.path().substring(0, http.path().lastIndexOf('/'));
    see(http, Links.of(Exchange.of(http)).to(page));
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
    String done = new Parameters(exchange).oneOf("done", "", "", "signed-out");
    String next = next(http.queryParam("next"));
    String news = done.isEmpty() ? null : exchange.texts().say("login.signed-out");
    render(exchange, "", next, null, news, List.of());
  }

  /**
   * Where a form has come without a session that holds: one signs in first, and what was typed
   * comes back. Nothing of it is done, and nothing is kept but in the answer.
   */
  private void keep(Exchange exchange) throws IOException {
    Context http = exchange.http();
    if (!CrossSite.isForm(http)) {
      throw Exchange.notSignedIn();
    }
    keep(exchange, http.path(), http.formParamMap());
  }

  /**
   * As {@link #keep(Exchange)}.
   *
   * @param path of the page that has the form
   */
  public void keep(Exchange exchange, String path, Map<String, List<String>> fields)
      throws IOException {
    Context http = exchange.http();
    CrossSite.requireOwnSite(http);
    http.status(401).header("WWW-Authenticate", "Cookie realm=\"Findbuch\"");
    String ended = exchange.texts().say("login.kept");
    render(exchange, "", next(Links.of(exchange).to(path)), ended, kept(fields, ""));
  }

  /**
   * Where the form of a page of staff shows the token of an earlier session of the same browser:
   * what was typed comes back, and is sent again with the token of this one. False for any other.
   */
  public boolean isKept(Context http, Session session) {
    if (!FORMS.matcher(http.path()).matches() || !CrossSite.isForm(http)) {
      return false;
    }
    refuse(Exchange.of(http), session, http.path(), http.formParamMap());
    return true;
  }

  /** Gives back what a form has brought that shows the token of another session. */
  public void refuse(
      Exchange exchange, Session session, String path, Map<String, List<String>> fields) {
    CrossSite.requireOwnSite(exchange.http());
    exchange.http().status(403);
    giveBack(exchange, session, next(path), kept(fields, ""));
  }

  private void giveBack(Exchange exchange, Session session, String next, List<Kept> kept) {
    Context http = exchange.http();
    http.header("Cache-Control", "no-store");
    PageFrame frame = pages.frame(exchange, exchange.texts().say("kept.title"), "", null);
    pages.render(http, "kept.jte", new KeptPage(frame, next, session.csrf(), kept));
  }

  /** Fields whose names begin so, without that; never what was to be done with them. */
  private static List<Kept> kept(Map<String, List<String>> fields, String prefix) {
    List<Kept> kept = new ArrayList<>();
    fields.forEach(
        (name, values) -> {
          if (name.startsWith(prefix) && !UNKEPT.contains(name)) {
            String bare = name.substring(prefix.length());
            values.forEach(value -> kept.add(new Kept(bare, value)));
          }
        });
    return kept;
  }

  public void signIn(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    CrossSite.requireOwnSite(http);
    String name = Users.name(field(http, "name").strip());
    String next = next(field(http, "next"));
    List<Kept> kept = kept(http.formParamMap(), PREFIX);
    if (!proxies.isPrivate(http, site)) {
      http.status(403);
      render(exchange, name, next, null, kept);
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
      render(exchange, name, next, often.problem().detail(exchange.texts()), kept);
      return;
    }
    if (member.isEmpty()) {
      http.status(401).header("WWW-Authenticate", "Cookie realm=\"Findbuch\"");
      render(exchange, name, next, exchange.texts().say("login.wrong"), kept);
      return;
    }
    tries.succeeded(name, from);
    Optional<String> before = SessionCookie.of(http);
    if (before.isPresent()) {
      accounts.signOut(before.get());
    }
    String token = accounts.signIn(member.get());
    SessionCookie.set(http, token);
    if (kept.isEmpty()) {
      see(http, next);
      return;
    }
    Session session = accounts.session(token).orElseThrow();
    exchange.by(session);
    giveBack(Exchange.of(http), session, next, kept);
  }

  public void signOut(Context http) throws IOException {
    Optional<String> token = SessionCookie.of(http);
    if (token.isPresent()) {
      accounts.signOut(token.get());
      SessionCookie.delete(http);
    }
    see(http, Links.of(Exchange.of(http)).to("/login?done=signed-out"));
  }

  static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while somebody signs in", stopping);
    }
  }

  private void render(
      Exchange exchange, String name, String next, @Nullable String problem, List<Kept> kept)
      throws IOException {
    render(exchange, name, next, problem, null, kept);
  }

  private void render(
      Exchange exchange,
      String name,
      String next,
      @Nullable String problem,
      @Nullable String news,
      List<Kept> kept)
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
            news,
            proxies.isPrivate(http, site),
            accounts.users().useCodes(),
            kept));
  }

  /** A field of a form that fits into memory; empty where there is none. */
  public static String field(Context http, String name) {
    CrossSite.requireForm(http);
    String typed = http.formParam(name);
    return typed == null ? "" : typed;
  }

  private static String next(@Nullable String asked) {
    return asked != null && OWN.matcher(asked).matches() ? asked : DESK;
  }
}
