package org.findbuch.cli.add;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.findbuch.cli.Action;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Workplace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the service until the process is stopped. */
@Command(name = "serve")
class ServeCommand extends Action {
  @Option(names = "--host", paramLabel = "HOST")
  private @Nullable String host;

  @Option(names = "--port", paramLabel = "PORT")
  private @Nullable String port;

  @Override
  public boolean isService() {
    return true;
  }

  @Override
  public boolean movesDocuments() {
    return true;
  }

  @Override
  public Map<String, String> settings() {
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
  public int run(Workplace workplace) throws IOException, InterruptedException {
    workplace.service().serve(out(), say().wording(), terminal().stop());
    return ExitCode.OK;
  }

  /** Loads the demo collection if it is not there, then serves. */
  @Command(name = "demo")
  static final class Demo extends ServeCommand {
    @Override
    public int run(Workplace workplace) throws IOException, InterruptedException {
      new DemoLoading(workplace, terminal(), say()).load();
      return super.run(workplace);
    }
  }
}
