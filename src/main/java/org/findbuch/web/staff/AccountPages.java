package org.findbuch.web.staff;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.findbuch.editing.Accounts;
import org.findbuch.editing.Actor;
import org.findbuch.staff.Passwords;
import org.findbuch.staff.Sessions.Session;
import org.findbuch.staff.WrongPasswordException;
import org.findbuch.web.edge.SignInTries;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.Proxies;
import org.findbuch.web.exchange.SessionCookie;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.jspecify.annotations.Nullable;

/** {@code /staff/account}: one's own password and second factor. */
public record AccountPages(Accounts accounts, SignInTries tries, Proxies proxies, Pages pages) {
  private static final String HERE = "/staff/account";

  /**
   * The page of one's own account.
   *
   * @param csrf token of the session
   * @param done what has just been done, or null
   * @param problem why it has not, or null
   * @param hasSecondFactor whether signing in takes a code
   * @param secret for an app, where it does not yet; the same as long as the session lasts
   */
  public record AccountPage(
      PageFrame frame,
      String name,
      String csrf,
      @Nullable String done,
      @Nullable String problem,
      boolean hasSecondFactor,
      String secret) {

    /** What apps read. */
    public String link() {
      return "otpauth://totp/Findbuch:"
          + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20")
          + "?secret="
          + secret
          + "&issuer=Findbuch";
    }

    /** The same for the camera of another device. */
    public QrCode picture() {
      return QrCode.of(link());
    }
  }

  public void html(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    String done = new Parameters(exchange).oneOf("done", "", "", "password", "on", "off");
    render(exchange, done.isEmpty() ? null : exchange.texts().say("account.done." + done), null);
  }

  /** A new password; it ends all sessions but the new one that this browser gets. */
  public void password(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Session session = exchange.signedIn();
    String name = session.account().name();
    String next = SignInPages.field(http, "new");
    if (!isTheirs(http, name)) {
      refuse(exchange, "account.wrong");
    } else if (!next.equals(SignInPages.field(http, "again"))) {
      refuse(exchange, "account.differ");
    } else {
      try {
        accounts.setPassword(Actor.of(session.account()), name, next);
      } catch (WrongPasswordException wrong) {
        refuse(exchange, "account." + wrong.reason().name().toLowerCase(Locale.ROOT));
        return;
      }
      SessionCookie.set(http, accounts.signIn(accounts.users().find(name).orElseThrow()));
      SignInPages.see(http, HERE + "?done=password");
    }
  }

  /** Switches the second factor on, when a code shows that the app knows the secret, or off. */
  public void secondFactor(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Session session = exchange.signedIn();
    String name = session.account().name();
    String code = http.formParam("code");
    if (!isTheirs(http, name)) {
      refuse(exchange, "account.wrong");
    } else if (code == null) {
      accounts.setSecondFactor(Actor.of(session.account()), name, null);
      renew(http, name);
      SignInPages.see(http, HERE + "?done=off");
    } else if (accounts.users().confirms(session.factorKey(), code)) {
      accounts.setSecondFactor(Actor.of(session.account()), name, session.factorKey());
      renew(http, name);
      SignInPages.see(http, HERE + "?done=on");
    } else {
      refuse(exchange, "account.code");
    }
  }

  /** A key is a session's own: whoever switches the factor off and on again gets another. */
  private void renew(Context http, String name) throws IOException {
    Optional<String> token = SessionCookie.of(http);
    if (token.isPresent()) {
      accounts.signOut(token.get());
    }
    SessionCookie.set(http, accounts.signIn(accounts.users().find(name).orElseThrow()));
  }

  /** Whoever finds a browser that somebody has left must not take the account over. */
  private boolean isTheirs(Context http, String name) throws IOException {
    String from = proxies.client(http).orElse("here");
    SignInPages.pause(tries.begin(name, from).toMillis());
    boolean isTheirs = accounts.check(name, SignInPages.field(http, "password")).isPresent();
    if (isTheirs) {
      tries.succeeded(name, from);
    }
    return isTheirs;
  }

  private void refuse(Exchange exchange, String key) throws IOException {
    exchange.http().status(422);
    String problem = exchange.texts().say(key, Passwords.SHORTEST, Passwords.LONGEST);
    render(exchange, null, problem);
  }

  private void render(Exchange exchange, @Nullable String done, @Nullable String problem)
      throws IOException {
    Session session = exchange.signedIn();
    String name = session.account().name();
    PageFrame frame = pages.frame(exchange, exchange.texts().say("account.title"), "", null);
    pages.render(
        exchange.http(),
        "account.jte",
        new AccountPage(
            frame,
            name,
            session.csrf(),
            done,
            problem,
            accounts.users().find(name).orElseThrow().totpSecret() != null,
            session.factorKey()));
  }
}
