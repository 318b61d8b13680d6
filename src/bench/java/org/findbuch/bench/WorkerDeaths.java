package org.findbuch.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Kills workers of a service, or has them stand still, one every ten seconds in turn; and sees how
 * long it takes until another stands in for one that has ended. Reads {@code /proc}.
 */
final class WorkerDeaths implements Closeable {
  private static final int EVERY_MILLIS = 10_000;
  private static final int LOOK_EVERY_MILLIS = 20;

  private final long service;
  private final int wanted;
  private final Thread thread;
  private final Set<Long> ended = new HashSet<>();
  private volatile boolean closed;
  private Set<Long> before = Set.of();
  private long fewerSince;
  private int killed;
  private int stopped;
  private double longest;

  /**
   * Begins.
   *
   * @param wanted workers that the service has while it has work
   */
  WorkerDeaths(Service service, int wanted) {
    this.service = service.pid();
    this.wanted = wanted;
    this.thread = Thread.ofPlatform().daemon().start(this::run);
  }

  private void run() {
    long next = System.nanoTime();
    while (!closed) {
      look();
      if (System.nanoTime() > next && before.size() == wanted) {
        strike();
        next = System.nanoTime() + EVERY_MILLIS * 1_000_000L;
      }
      try {
        Thread.sleep(LOOK_EVERY_MILLIS);
      } catch (InterruptedException over) {
        return;
      }
    }
  }

  private void look() {
    Set<Long> now = workers();
    before.stream().filter(pid -> !now.contains(pid)).forEach(ended::add);
    if (now.size() < wanted && before.size() >= wanted) {
      fewerSince = System.nanoTime();
    } else if (now.size() >= wanted && fewerSince != 0) {
      longest = Math.max(longest, (System.nanoTime() - fewerSince) / 1e9);
      fewerSince = 0;
    }
    before = now;
  }

  private void strike() {
    long pid = before.iterator().next();
    boolean kill = (killed + stopped) % 2 == 0;
    try {
      new ProcessBuilder("kill", kill ? "-KILL" : "-STOP", String.valueOf(pid)).start().waitFor();
    } catch (IOException | InterruptedException gone) {
      return;
    }
    killed += kill ? 1 : 0;
    stopped += kill ? 0 : 1;
  }

  private Set<Long> workers() {
    return ProcessHandle.of(service).stream()
        .flatMap(ProcessHandle::descendants)
        .map(ProcessHandle::pid)
        .filter(WorkerDeaths::isWorker)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The program itself, not the cage around it. */
  private static boolean isWorker(long pid) {
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
      String[] words = new String(line, StandardCharsets.UTF_8).split("\0", -1);
      return words[0].endsWith("java") && words[words.length - 2].equals("worker");
    } catch (IOException ended) {
      return false;
    }
  }

  /** Ends the killing, and tells what happened. */
  void report(Report report) {
    close();
    report.fact("workers killed", killed);
    report.fact("workers made to stand still", stopped);
    report.fact("workers that ended", ended.size());
    report.fact("longest time with a worker too few, in seconds", longest);
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
