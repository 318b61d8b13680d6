package org.findbuch.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.findbuch.document.Format;
import org.findbuch.extract.Extractor;
import org.findbuch.extract.Limits;
import org.findbuch.extract.pool.WorkerPool;

/**
 * How long a start takes with the AOT cache and without, in turn: of the service from the
 * launcher's first instruction to the first answered search in the demo collection, and of a worker
 * from its start to its first file read.
 */
public final class StartBench {
  private static final int ROUNDS = 9;
  private static final String OFF = "-XX:AOTMode=off";
  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final Path FILE =
      HOME.resolve("src/demo/documents/2014 GK11 Alt werden im Quartier/Programm GK 11.pdf");

  private StartBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 1) {
      System.out.println(readOnce(Path.of(arguments[0])));
      System.exit(0);
    }
    Path folder = Files.createTempDirectory("start-bench");
    finish(launcher(HOME.resolve(".ci/train").toString(), ""));
    service(folder, "demo", "");
    Report report = new Report("start", "what", "with the cache ms", "without ms", "ratio");
    report.fact("starts of each", ROUNDS);
    compare(report, "service", cache -> service(folder, "serve", cache ? "" : OFF));
    compare(report, "worker", cache -> worker(folder, cache));
    report.finish();
  }

  private interface Start {
    double millis(boolean cache) throws IOException, InterruptedException;
  }

  private static void compare(Report report, String what, Start start)
      throws IOException, InterruptedException {
    double[] with = new double[ROUNDS];
    double[] without = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      with[round] = start.millis(true);
      without[round] = start.millis(false);
    }
    double fast = Sampling.median(with);
    double slow = Sampling.median(without);
    report.row(what, fast, slow, fast / slow);
  }

  /** From the start of the launcher to the first answered search, in milliseconds. */
  private static double service(Path folder, String command, String options)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        launcher(
            HOME.resolve("findbuch").toString(),
            options,
            command,
            "--port",
            "0",
            "--archive",
            folder.resolve("archive").toString(),
            "--index",
            folder.resolve("index").toString());
    long start = System.nanoTime();
    Process process = builder.start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      String ready = String.valueOf(said.readLine());
      String address = ready.substring(ready.indexOf("http"));
      URI search = URI.create(address + "/api/search?q=gesundheit+alter");
      String answer =
          new String(search.toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
      double millis = (System.nanoTime() - start) / 1e6;
      if (!answer.contains("\"hits\":[{")) {
        throw new IllegalStateException("nothing found: " + answer);
      }
      return millis;
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  /** A JVM with the program's class path measures, as its workers get what it has. */
  private static double worker(Path folder, boolean cache)
      throws IOException, InterruptedException {
    Path target = HOME.resolve("target");
    List<String> classPath = new ArrayList<>(List.of(target.resolve("findbuch.jar").toString()));
    for (String jar :
        Files.readString(target.resolve("findbuch.classpath")).strip().split(":", -1)) {
      classPath.add(target.resolve(jar).toString());
    }
    classPath.add(target.resolve("test-classes").toString());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (cache) {
      command.add("-Dfindbuch.worker-cache=" + workerCache(target.resolve("aot")));
    }
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
    command.addAll(List.of(StartBench.class.getName(), folder.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    return Double.parseDouble(finish(builder).strip());
  }

  private static Path workerCache(Path folder) throws IOException {
    try (var caches = Files.list(folder)) {
      return caches
          .filter(file -> file.toString().endsWith(".worker"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no cache in " + folder));
    }
  }

  private static double readOnce(Path folder) throws IOException, InterruptedException {
    List<String> program = List.of("org.findbuch.Main", "worker");
    try (Extractor extractor = new WorkerPool(program, 1, Limits.DEFAULTS, folder)) {
      long start = System.nanoTime();
      extractor.read(FILE, Format.PDF, page -> {});
      return (System.nanoTime() - start) / 1e6;
    }
  }

  private static ProcessBuilder launcher(String program, String options, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("FINDBUCH_JAVA_OPTS", options);
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  private static String finish(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException(builder.command() + " failed");
    }
    return said;
  }
}
