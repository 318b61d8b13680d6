package org.findbuch.web;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line a request. It names the route, so neither what was searched for nor who asked. */
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger("org.findbuch.web.access");

  private AccessLog() {}

  static void write(Context http, float millis) {
    Endpoint endpoint = http.endpoints().matchedHttpEndpoint();
    String route = endpoint == null ? "none" : endpoint.path;
    String number = Visit.hasBegun(http) ? Visit.of(http).number() : "none";
    LOG.info(
        "request={} method={} route={} status={} ms={}",
        number,
        http.req().getMethod(),
        route,
        http.statusCode(),
        Math.round(millis));
  }
}
