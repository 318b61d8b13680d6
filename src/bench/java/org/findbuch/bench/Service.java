package org.findbuch.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, started by its launcher with the AOT cache. */
final class Service implements Closeable {
  private static final String READY = "findbuch ready on ";

  private final List<String> command;
  private final Process process;
  private final URI address;

  private Service(List<String> command, Process process, URI address) {
    this.command = command;
    this.process = process;
    this.address = address;
  }

  /** Serves two folders on a free port; returns when it answers. */
  static Service start(Path archive, Path index, String... options) throws IOException {
    return start(archive, index, Map.of(), options);
  }

  /**
   * As the other.
   *
   * @param settings for its environment
   */
  static Service start(Path archive, Path index, Map<String, String> settings, String... options)
      throws IOException {
    Map<String, String> environment = new HashMap<>(settings);
    if (options.length > 0) {
      environment.put("FINDBUCH_JAVA_OPTS", String.join(" ", options));
    }
    Child.run(List.of(".ci/train"), Map.of());
    List<String> command =
        List.of("./findbuch", "--archive", archive.toString(), "--index", index.toString());
    return serve(command, environment);
  }

  /** The same program, but that the floor answers searches. */
  static Service startFloor(Path archive, Path index) throws IOException {
    return serve(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx240m",
            "-XX:+UseSerialGC",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "-Dfindbuch.home=.",
            "-cp",
            System.getProperty("java.class.path"),
            "org.findbuch.FloorMain",
            "--archive",
            archive.toString(),
            "--index",
            index.toString()),
        Map.of());
  }

  private static Service serve(List<String> command, Map<String, String> environment)
      throws IOException {
    List<String> serving = new ArrayList<>(command);
    serving.addAll(List.of("serve", "--port", "0"));
    ProcessBuilder builder = new ProcessBuilder(serving);
    builder.environment().putAll(environment);
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader said = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(READY)) {
        return new Service(command, process, URI.create(line.substring(READY.length()).strip()));
      }
    }
    throw new IOException("the service ended before it was ready");
  }

  URI address(String path) {
    return address.resolve(path);
  }

  /** Runs the program on the same folders, once a command has been added. */
  List<String> command() {
    return command;
  }

  /** The body of what it answers. */
  String get(String path) throws IOException {
    try (InputStream in = address(path).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
