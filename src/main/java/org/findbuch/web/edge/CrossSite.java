package org.findbuch.web.edge;

import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.findbuch.staff.Sessions.Session;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Problem;
import org.jspecify.annotations.Nullable;

/** Refuses what another site has somebody's browser send here (CSRF). */
public final class CrossSite {
  /** What a script of our own pages sends; forms send the field. */
  public static final String HEADER = "X-CSRF-Token";

  public static final String FIELD = "csrf";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String FORM_WITH_FILES = "multipart/form-data";

  /** Where forms send files, and the token as their first field. */
  private static final Pattern WITH_FILES = Pattern.compile("/staff/(add.*|d/\\w+/file)");

  private CrossSite() {}

  /** Whether a request may change something. */
  public static boolean changes(Context http) {
    return !http.method().name().matches("GET|HEAD|OPTIONS");
  }

  /** Lets pass what shows the token of the session. */
  public static void requireToken(Context http, Session session) {
    String header = http.header(HEADER);
    requireToken(header == null && isForm(http) ? http.formParam(FIELD) : header, session);
  }

  /** Lets pass the token of the session. */
  public static void requireToken(@Nullable String sent, Session session) {
    if (!isToken(sent, session)) {
      throw Problem.of(403, "csrf").exception();
    }
  }

  /** Whether something is the token of the session. */
  public static boolean isToken(@Nullable String sent, Session session) {
    return sent != null && isSame(sent, session.csrf());
  }

  /** Where there is no session yet: lets pass what does not come from another site. */
  public static void requireOwnSite(Context http) {
    String site = http.header("Sec-Fetch-Site");
    boolean isOwn =
        site == null
            ? isOwn(http.header("Origin"), http)
            : site.equals("same-origin") || site.equals("none");
    if (!isOwn) {
      throw Problem.of(403, "csrf").exception();
    }
  }

  private static boolean isOwn(@Nullable String origin, Context http) {
    if (origin == null || origin.equals(Exchange.of(http).origin())) {
      return true;
    }
    try {
      return String.valueOf(URI.create(origin).getRawAuthority()).equals(http.header("Host"));
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  /** Whether a form has been sent whose fields fit into memory. */
  public static boolean isForm(Context http) {
    return isOf(http, FORM);
  }

  /** Lets pass a form whose fields fit into memory. */
  public static void requireForm(Context http) {
    if (!isForm(http)) {
      throw Problem.of(415, "not-form").exception();
    }
  }

  /** Whether a form has been sent that has files. */
  public static boolean isFormWithFiles(Context http) {
    return isOf(http, FORM_WITH_FILES);
  }

  /**
   * Whether the token comes in a body that is not read beforehand, as it may be large; whoever
   * reads it looks at the token before anything else.
   */
  public static boolean comesInBody(Context http) {
    return WITH_FILES.matcher(http.path()).matches()
        && http.header(HEADER) == null
        && isFormWithFiles(http);
  }

  private static boolean isOf(Context http, String form) {
    String type = http.req().getContentType();
    return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(form);
  }

  private static boolean isSame(String sent, String expected) {
    return MessageDigest.isEqual(
        sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
