package org.findbuch.web.edge;

import io.javalin.http.Context;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/**
 * What is left of a request's body when its answer is ready, as after a refusal. A client may send
 * its next request over the same connection, so the rest is either taken, or the answer says that
 * the connection ends; a connection that ends unannounced is an error that no client can explain.
 */
public final class Unread {
  /** More than this is not waited for. */
  private static final int MOST = 1 << 20;

  private Unread() {}

  public static void settle(Context http) {
    if (http.res().isCommitted() || !hasBody(http)) {
      return;
    }
    if (http.req().getContentLengthLong() > MOST || !isTaken(http)) {
      http.header("Connection", "close");
    }
  }

  private static boolean hasBody(Context http) {
    return http.req().getContentLengthLong() > 0 || http.header("Transfer-Encoding") != null;
  }

  /** Reads on to the end of the body; false when that does not come. */
  private static boolean isTaken(Context http) {
    try {
      ServletInputStream body = http.req().getInputStream();
      body.skip(MOST);
      return body.isFinished() || body.read() < 0;
    } catch (IOException | IllegalStateException gone) {
      return false;
    }
  }
}
