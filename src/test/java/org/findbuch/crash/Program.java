package org.findbuch.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The real program as a child process, with its lines as they come. */
public final class Program implements AutoCloseable {
  private static final String READY = "findbuch ready on ";

  /** Other programs of other tests run beside it. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
  private final List<String> errors = new ArrayList<>();
  private final List<Thread> pumps = new ArrayList<>();

  private Program(Process process) {
    this.process = process;
    pumps.add(pump(process.inputReader(StandardCharsets.UTF_8), out::add));
    pumps.add(
        pump(
            new BufferedReader(
                new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)),
            this::error));
  }

  /** Starts it on an archive and an index below a folder. */
  public static Program start(Path folder, Map<String, String> environment, String... command)
      throws IOException {
    return startBy(List.of(), folder, environment, command);
  }

  /** Has another program start it, which is given the whole line. */
  static Program startBy(
      List<String> starter, Path folder, Map<String, String> environment, String... command)
      throws IOException {
    List<String> line = new ArrayList<>(starter);
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-Xmx240m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "-Dfindbuch.home=" + System.getProperty("findbuch.home"),
            "-cp",
            System.getProperty("java.class.path"),
            "org.findbuch.Main"));
    line.addAll(List.of(command));
    line.addAll(List.of("--archive", folder + "/archive", "--index", folder + "/index"));
    if (!List.of(command).contains("--lang")) {
      line.addAll(List.of("--lang", "en"));
    }
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().keySet().removeIf(name -> name.startsWith("FINDBUCH_"));
    builder.environment().putAll(environment);
    return new Program(builder.start());
  }

  /** Runs a command to its end. */
  public static Result run(Path folder, String... command)
      throws IOException, InterruptedException {
    try (Program program = start(folder, Map.of(), command)) {
      return program.result();
    }
  }

  /** What a command printed, and its exit code. */
  public record Result(int exitCode, List<String> out, List<String> err) {
    public Result {
      out = List.copyOf(out);
      err = List.copyOf(err);
    }
  }

  public Result result() throws InterruptedException {
    int code = waitFor();
    return new Result(code, List.copyOf(out), errors());
  }

  /** Waits for the line that says that it answers; the address, or null when it ended before. */
  public @Nullable String address() throws InterruptedException {
    while (process.isAlive() || !out.isEmpty()) {
      String line = out.poll(50, TimeUnit.MILLISECONDS);
      if (line != null && line.startsWith(READY)) {
        return line.substring(READY.length());
      }
    }
    return null;
  }

  /** The next line on standard output, or null when there will be none. */
  public @Nullable String line() throws InterruptedException {
    while (true) {
      String line = out.poll(20, TimeUnit.MILLISECONDS);
      if (line != null || (!process.isAlive() && drained())) {
        return line == null ? out.poll() : line;
      }
    }
  }

  public void kill() {
    process.destroyForcibly();
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public int waitFor() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("still running after " + PATIENCE + "; it said " + errors());
    }
    for (Thread pump : pumps) {
      pump.join();
    }
    return process.exitValue();
  }

  public List<String> errors() {
    synchronized (errors) {
      return List.copyOf(errors);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private boolean drained() {
    return pumps.stream().noneMatch(Thread::isAlive);
  }

  private void error(String line) {
    synchronized (errors) {
      errors.add(line);
    }
  }

  private static Thread pump(BufferedReader reader, java.util.function.Consumer<String> lines) {
    // Reading a process's pipe holds a virtual thread's carrier, and there are few of those.
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (reader) {
                reader.lines().forEach(lines);
              } catch (IOException | java.io.UncheckedIOException killed) {
                // The process was killed in the middle of a line.
                return;
              }
            });
  }
}
