package org.findbuch.web.edge;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what is not even HTTP enough to reach a route: in one word, with the usual headers. */
public final class PlainErrors extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Guard.ALWAYS.forEach((name, value) -> response.getHeaders().put(new HttpField(name, value)));
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    if (response.getStatus() == 503 || response.getStatus() == 429) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, Problems.RETRY_SECONDS);
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, MimeTypes.Type.TEXT_PLAIN_UTF_8.asString());
    String text = "HTTP " + response.getStatus();
    Content.Sink.write(response, true, text, callback);
    return true;
  }
}
