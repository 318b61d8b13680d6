package org.findbuch.web.exchange;

import io.javalin.http.Context;
import java.util.Optional;

/**
 * The cookie of somebody who has signed in; whoever only reads never gets one. Browsers take it
 * over TLS or from this machine only, send it to this very address only, and show it to no script.
 */
public final class SessionCookie {
  public static final String NAME = "__Host-findbuch";
  private static final String RULES = "; Path=/; Secure; HttpOnly; SameSite=Strict";

  private SessionCookie() {}

  /** The token that came along. */
  public static Optional<String> of(Context http) {
    return Optional.ofNullable(http.cookie(NAME)).filter(token -> !token.isEmpty());
  }

  public static void set(Context http, String token) {
    http.header("Set-Cookie", NAME + "=" + token + RULES);
  }

  public static void delete(Context http) {
    http.header("Set-Cookie", NAME + "=; Max-Age=0" + RULES);
  }
}
