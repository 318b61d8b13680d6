package org.findbuch.editing;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.Publication;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends embargoes on their day, which begins at midnight in Germany; late ones at start. */
public final class Embargoes implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Embargoes.class);
  private static final ZoneId HERE = ZoneId.of("Europe/Berlin");
  private static final long LOOK_EVERY_MILLIS = 30_000;

  private final Archive archive;
  private final Editing editing;
  private final Clock clock;
  private @Nullable Thread thread;

  public Embargoes(Archive archive, Editing editing, Clock clock) {
    this.archive = archive;
    this.editing = editing;
    this.clock = clock;
  }

  /** Ends what is due, now and from now on in a thread of its own; may be called more than once. */
  public synchronized void start() {
    if (thread == null) {
      tryToEnd();
      thread = Thread.ofPlatform().name("embargoes").daemon().start(this::repeat);
    }
  }

  private void repeat() {
    try {
      while (true) {
        Thread.sleep(LOOK_EVERY_MILLIS);
        tryToEnd();
      }
    } catch (InterruptedException closed) {
      return;
    }
  }

  private void tryToEnd() {
    try {
      endDue();
    } catch (IOException | RuntimeException failed) {
      LOG.error("an embargo that is over could not be ended and is tried again", failed);
    }
  }

  /** Publishes every document whose day has come. */
  void endDue() throws IOException {
    LocalDate today = LocalDate.now(clock.withZone(HERE));
    archive.each(
        new DocumentFilter(Access.STAFF, null, Publication.EMBARGOED, null),
        holding -> {
          LocalDate until = holding.document().embargoUntil();
          if (until != null && !until.isAfter(today)) {
            editing.endEmbargo(holding.id(), today);
          }
        });
  }

  @Override
  public void close() {
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
