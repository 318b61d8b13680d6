package org.findbuch.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the service until the process is stopped. */
@Command(name = "serve")
class ServeCommand extends Action {
  /** A copy over a network may pause for some seconds. */
  private static final Duration SETTLING = Duration.ofSeconds(5);

  @Option(names = "--host", paramLabel = "HOST")
  private @Nullable String host;

  @Option(names = "--port", paramLabel = "PORT")
  private @Nullable String port;

  @Override
  boolean isService() {
    return true;
  }

  @Override
  boolean movesDocuments() {
    return true;
  }

  @Override
  Map<String, String> settings() {
    Map<String, String> given = new LinkedHashMap<>();
    if (host != null) {
      given.put("host", host);
    }
    if (port != null) {
      given.put("port", port);
    }
    return given;
  }

  @Override
  int run(Workplace workplace) throws IOException, InterruptedException {
    if (workplace.inbox().isEmpty()) {
      workplace.service().serve(out(), terminal().stop());
      return ExitCode.OK;
    }
    Messages forStaff = new Messages(workplace.site().language());
    try (Inbox inbox = new Inbox(workplace.inbox().get(), workplace.intake(), forStaff, SETTLING)) {
      inbox.start();
      workplace.service().serve(out(), terminal().stop());
    }
    return ExitCode.OK;
  }

  /** Loads the demo collection if it is not there, then serves. */
  @Command(name = "demo")
  static final class Demo extends ServeCommand {
    @Override
    int run(Workplace workplace) throws IOException, InterruptedException {
      new DemoLoading(workplace, terminal(), say()).load();
      return super.run(workplace);
    }
  }
}
