package org.findbuch.web.edge;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.util.Set;
import org.findbuch.web.exchange.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line a request. It names the route, so neither what was searched for nor who asked. */
public final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger("org.findbuch.web.access");

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private AccessLog() {}

  /** Strangers may call a method what they like. */
  private static String method(String said) {
    return METHODS.contains(said) ? said : "other";
  }

  public static void write(Context http, float millis) {
    Endpoint endpoint = http.endpoints().matchedHttpEndpoint();
    String route = endpoint == null ? "none" : endpoint.path;
    String number = Exchange.hasBegun(http) ? Exchange.of(http).number() : "none";
    LOG.info(
        "request={} method={} route={} status={} ms={}",
        number,
        method(http.req().getMethod()),
        route,
        http.statusCode(),
        Math.round(millis));
  }
}
