package org.findbuch.web.edge;

import io.javalin.http.Context;
import java.util.Map;
import org.findbuch.document.Site;
import org.findbuch.web.exchange.SessionCookie;
import org.jspecify.annotations.Nullable;

/** The headers that every answer carries, whatever it is. */
public final class Guard {
  public static final String PAGE_POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self';"
          + " media-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  /** For files that others made: whatever is in them, it gets no rights on our address. */
  public static final String FILE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

  /** For PDF: in a sandbox browsers do not show it, and what they show it with is not our page. */
  public static final String PDF_POLICY = "default-src 'none'; frame-ancestors 'none'";

  public static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy", PAGE_POLICY,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
          "X-Frame-Options", "DENY");

  private static final String HALF_A_YEAR = "max-age=15552000";
  private final boolean secure;

  public Guard(Site site) {
    this.secure = site.url() != null && "https".equals(site.url().getScheme());
  }

  public void protect(Context http, @Nullable String chosenLanguage) {
    ALWAYS.forEach(http::header);
    if (secure) {
      http.header("Strict-Transport-Security", HALF_A_YEAR);
      // Browsers heed it on secure addresses only, and complain about it on others.
      http.header("Cross-Origin-Opener-Policy", "same-origin");
    }
    boolean isOfStaff = http.header("Authorization") != null || SessionCookie.of(http).isPresent();
    http.header("Cache-Control", isOfStaff ? "no-store" : "no-cache");
    http.header("Vary", chosenLanguage == null ? "Accept-Language, Accept" : "Accept");
  }
}
