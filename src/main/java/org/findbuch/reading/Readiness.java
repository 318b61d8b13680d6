package org.findbuch.reading;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.findbuch.document.Coded;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Whether the service can do all that it is for. It is found out in a thread of its own, so that
 * whoever asks never waits, not even for a disk that does not answer.
 */
public final class Readiness implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
  private static final long LOOK_EVERY_MILLIS = 1_000;
  private static final long LONGEST_NANOS = 15_000_000_000L;

  private final Map<Obstacle, Check> checks;
  private volatile List<Obstacle> found = List.of(Obstacle.UNANSWERED);
  private volatile long looked = System.nanoTime();
  private @Nullable Thread thread;

  /**
   * Why the service is not all that it should be; a sentence for each is in the reader's language.
   */
  public enum Obstacle implements Coded {
    /** Another process may have the archive. */
    LOCK_LOST,
    ARCHIVE_SILENT,
    /** A damaged store is being made anew. */
    STORE_REBUILDING,
    /** An original is not what came in. */
    ARCHIVE_DAMAGED,
    INDEX_INCOMPLETE,
    DISK_NEARLY_FULL,
    /** Nothing that waits has moved for some time. */
    WORK_STUCK,
    /** One of these questions has had no answer for some time, as of a disk that is away. */
    UNANSWERED
  }

  /** Something that has to be so. */
  @FunctionalInterface
  public interface Check {
    boolean isWell() throws IOException;
  }

  public Readiness(Map<Obstacle, Check> checks) {
    this.checks = Map.copyOf(checks);
  }

  /** Looks once and then again and again until closed. */
  public void start() {
    look();
    thread = Thread.ofPlatform().name("readiness").daemon().start(this::repeat);
  }

  /** What stands in the way, the worst first; empty when nothing does. */
  public List<Obstacle> obstacles() {
    return System.nanoTime() - looked > LONGEST_NANOS ? List.of(Obstacle.UNANSWERED) : found;
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void repeat() {
    try {
      while (true) {
        Thread.sleep(LOOK_EVERY_MILLIS);
        look();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    List<Obstacle> now = new ArrayList<>();
    for (Obstacle obstacle : Obstacle.values()) {
      Check check = checks.get(obstacle);
      if (check != null && !isWell(obstacle, check)) {
        now.add(obstacle);
      }
    }
    if (!now.equals(found)) {
      LOG.atLevel(now.isEmpty() ? Level.INFO : Level.WARN)
          .log("ready: {}", now.isEmpty() ? "yes" : now);
    }
    found = List.copyOf(now);
    looked = System.nanoTime();
  }

  private static boolean isWell(Obstacle obstacle, Check check) {
    try {
      return check.isWell();
    } catch (OutOfMemoryError fatal) {
      throw fatal; // ends the process, see Main
    } catch (IOException | RuntimeException | Error failed) {
      LOG.debug("{} cannot be told", obstacle, failed);
      return false;
    }
  }
}
