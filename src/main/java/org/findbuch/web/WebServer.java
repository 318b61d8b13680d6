package org.findbuch.web;

import com.sun.management.UnixOperatingSystemMXBean;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.findbuch.web.edge.AccessLog;
import org.findbuch.web.edge.Metrics;
import org.findbuch.web.edge.PlainErrors;
import org.findbuch.web.edge.RateLimits;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.site.SiteFolder;
import org.jspecify.annotations.Nullable;

/** Answers HTTP until closed. */
public final class WebServer implements Closeable {
  private static final long IDLE_MILLIS = 30_000;
  private static final long STOP_MILLIS = 5_000;
  private static final long LAST_ANSWERS_NANOS = 15_000_000_000L;
  private static final long QUIET_MILLIS = 20;
  private static final int LARGEST_HEADERS = 16 * 1024;
  private static final int MOST_CONNECTIONS = 10_000;
  private static final int OWN_FILES = 256;

  /** When there are as many connections as may be, those that are silent end soon. */
  private static final long CROWDED_IDLE_MILLIS = 5_000;

  /** Bytes a second: whoever sends slower is no longer waited for. */
  private static final long SLOWEST_SENDER = 200;

  private final Services services;
  private final GracefulHandler graceful =
      new GracefulHandler(new MinimumDataRateHandler(SLOWEST_SENDER, 0));
  private volatile boolean stopping;
  private @Nullable Javalin javalin;
  private @Nullable ServerConnector connector;

  public WebServer(Services services) {
    this.services = services;
  }

  /**
   * How many carriers the virtual threads of requests want: those that ask the index keep one busy
   * for long, as nothing interrupts them, and others are not to wait for them.
   */
  public static int carriers() {
    return RateLimits.SEATS + Math.max(4, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Begins to answer.
   *
   * @param port 0 picks a free one
   * @return the port that it answers on
   * @throws PortInUseException when something else listens there
   */
  public int start(String host, int port) throws IOException {
    SiteFolder folder = new SiteFolder(services.site());
    Javalin created = Javalin.create(config -> configure(config, folder, host, port));
    try {
      created.start();
    } catch (Exception failed) { // Kotlin throws checked exceptions without declaring them
      created.stop();
      if (wasTaken(failed)) {
        throw new PortInUseException(host, port, failed);
      }
      throw new IOException("the web server cannot start on " + host + ":" + port, failed);
    }
    javalin = created;
    return connector == null ? port : connector.getLocalPort();
  }

  /** Stops listening, lets what has begun come to its end for some seconds, and ends. */
  @Override
  public void close() {
    if (javalin != null) {
      stopping = true;
      if (connector != null) {
        connector.close();
      }
      boolean isQuiet = awaitQuiet();
      if (isQuiet && connector != null) {
        // browsers keep connections open on which nothing is to come any more
        connector.setShutdownIdleTimeout(QUIET_MILLIS);
      }
      javalin.stop();
      javalin = null;
    }
  }

  /**
   * Until no request has been there for a moment. Jetty's own waiting begins with closing the
   * connections of those that have sent a request which no thread has taken up yet.
   */
  private boolean awaitQuiet() {
    long end = System.nanoTime() + LAST_ANSWERS_NANOS;
    try {
      int quiet = 0;
      while (quiet < 3 && System.nanoTime() < end) {
        Thread.sleep(QUIET_MILLIS);
        quiet = graceful.getCurrentRequestCount() == 0 ? quiet + 1 : 0;
      }
      return quiet == 3;
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void configure(JavalinConfig config, SiteFolder folder, String host, int port) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    // An Error would be answered without a word; as an exception it is answered like the others.
    config.router.handlerWrapper(endpoint -> caught(endpoint.handler));
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = ApiJson.LARGEST_BODY;
    config.http.compressionStrategy = CompressionStrategy.GZIP;
    config.jetty.modifyHttpConfiguration(WebServer::harden);
    config.jetty.modifyServer(this::harden);
    config.jetty.addConnector((server, http) -> connector(server, http, host, port));
    Metrics metrics =
        new Metrics(services.ingestor(), services.pictures(), services.status(), services.site());
    config.requestLogger.http(
        (answered, millis) -> {
          AccessLog.write(answered, millis);
          metrics.answered(answered, millis);
        });
    config.routes.before(this::sayLast);
    new Routes(services, folder, metrics).register(config.routes);
  }

  private void sayLast(Context http) {
    if (stopping) {
      http.header("Connection", "close");
    }
  }

  private static Handler caught(Handler handler) {
    return http -> {
      try {
        handler.handle(http);
      } catch (Error failed) {
        Thread.UncaughtExceptionHandler last = Thread.getDefaultUncaughtExceptionHandler();
        if (failed instanceof OutOfMemoryError && last != null) {
          last.uncaughtException(Thread.currentThread(), failed);
        }
        throw new IllegalStateException(failed);
      }
    };
  }

  private static void harden(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(LARGEST_HEADERS);
    // Else a value of the last request takes the place of one that differs in capitals only.
    http.setHeaderCacheCaseSensitive(true);
  }

  private void harden(Server server) {
    server.setStopTimeout(STOP_MILLIS);
    server.setErrorHandler(new PlainErrors());
    server.setHandler(graceful);
    NetworkConnectionLimit limit = new NetworkConnectionLimit(mostConnections(), server);
    limit.setEndPointIdleTimeout(CROWDED_IDLE_MILLIS);
    server.addBean(limit);
  }

  /**
   * Whoever opens connections and says nothing must not use up the files that the program may open:
   * a class that could not be loaded once is never loaded again. What comes beyond waits.
   */
  private static int mostConnections() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? Math.clamp((unix.getMaxFileDescriptorCount() - OWN_FILES) / 2, 32, MOST_CONNECTIONS)
        : MOST_CONNECTIONS;
  }

  private Connector connector(Server server, HttpConfiguration http, String host, int port) {
    ServerConnector made = new ServerConnector(server, new HttpConnectionFactory(http));
    made.setHost(host);
    made.setPort(port);
    made.setIdleTimeout(IDLE_MILLIS);
    connector = made;
    return made;
  }

  private static boolean wasTaken(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }
}
