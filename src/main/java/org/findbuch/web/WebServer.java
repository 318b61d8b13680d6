package org.findbuch.web;

import io.javalin.Javalin;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Answers HTTP until closed. */
public final class WebServer implements Closeable {
  private final Services services;
  private @Nullable Javalin javalin;

  public WebServer(Services services) {
    this.services = services;
  }

  /**
   * Begins to answer.
   *
   * @param port 0 picks a free one
   * @return the port that it answers on
   * @throws PortInUseException when something else listens there
   */
  public int start(String host, int port) throws IOException {
    Javalin started = Javalin.create(config -> config.routes.get("/health", c -> c.result("ok")));
    javalin = started;
    started.start(host, port);
    return started.port();
  }

  @Override
  public void close() {
    if (javalin != null) {
      javalin.stop();
    }
  }

  Services services() {
    return services;
  }
}
