package org.findbuch.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that is run to its end and watched: how long it took, and what it and all that it
 * started used of processors and memory. Reads {@code /proc}, so figures but the time need Linux.
 */
final class Child {
  private static final int LOOK_EVERY_MILLIS = 50;
  private static final double TICKS_A_SECOND = 100;
  private static final int PAGE = 4_096;

  /**
   * Done, but some of the input could not be read: still a measurement, and what was said tells.
   */
  private static final int PARTLY = 3;

  private final Map<Long, Double> processors = new HashMap<>();
  private long peak;
  private long rootPeak;

  private Child() {}

  /**
   * What a run cost.
   *
   * @param processors seconds of all processors, of the program and all that it started
   * @param peak most memory that all of them had at the same time, in bytes
   * @param rootPeak most memory that the program itself had
   * @param output what it printed
   */
  record Run(double seconds, double processors, long peak, long rootPeak, String output) {}

  /** Runs it from here to its end; one that fails ends the benchmark with all that it printed. */
  static Run run(List<String> command, Map<String, String> environment) throws IOException {
    return new Child().watch(command, environment);
  }

  private Run watch(List<String> command, Map<String, String> environment) throws IOException {
    Path output = Files.createTempFile("bench-", ".out");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.redirectInput(new File("/dev/null"));
    double before = reaped();
    long start = System.nanoTime();
    Process process = builder.start();
    try {
      while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        look(process);
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      throw new IOException("stopped while measuring", stopped);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    if (process.exitValue() != 0 && process.exitValue() != PARTLY) {
      throw new IOException(command + " ended with " + process.exitValue() + ":\n" + printed);
    }
    // Each misses something: the one, what a parent did not wait for; the other, what was short.
    double seen = processors.values().stream().mapToDouble(Double::doubleValue).sum();
    return new Run(seconds, Math.max(seen, reaped() - before), peak, rootPeak, printed);
  }

  private void look(Process process) {
    long sum = 0;
    try (Stream<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants())) {
      for (ProcessHandle one : all.toList()) {
        String[] figures = figures("/proc/" + one.pid() + "/stat");
        if (figures.length > 21) {
          processors.merge(one.pid(), seconds(figures, 11), Math::max);
          long resident = Long.parseLong(figures[21]) * PAGE;
          sum += resident;
          rootPeak = one.pid() == process.pid() ? Math.max(rootPeak, resident) : rootPeak;
        }
      }
    }
    peak = Math.max(peak, sum);
  }

  /** What all children that ended so far have used. */
  private static double reaped() {
    String[] figures = figures("/proc/self/stat");
    return figures.length > 21 ? seconds(figures, 13) : 0;
  }

  /** Seconds of all processors that this process, what it started and what has ended have used. */
  static double processors() {
    try (Stream<ProcessHandle> started = ProcessHandle.current().descendants()) {
      return started.mapToDouble(one -> own("/proc/" + one.pid() + "/stat")).sum()
          + own("/proc/self/stat")
          + reaped();
    }
  }

  private static double own(String file) {
    String[] figures = figures(file);
    return figures.length > 21 ? seconds(figures, 11) : 0;
  }

  private static double seconds(String[] figures, int first) {
    return (Long.parseLong(figures[first]) + Long.parseLong(figures[first + 1])) / TICKS_A_SECOND;
  }

  /** The fields after the program's name, which may hold blanks itself; proc(5). */
  private static String[] figures(String file) {
    try {
      String line = Files.readString(Path.of(file));
      return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    } catch (IOException gone) {
      return new String[0];
    }
  }
}
