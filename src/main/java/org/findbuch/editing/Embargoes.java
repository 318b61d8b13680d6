package org.findbuch.editing;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.Publication;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends embargoes on their day, which begins at midnight in Germany; late ones at start. At the same
 * times what a failure has left half done is completed.
 */
public final class Embargoes implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Embargoes.class);
  private static final ZoneId HERE = ZoneId.of("Europe/Berlin");
  private static final long LOOK_EVERY_SECONDS = 30;

  private final Archive archive;
  private final Editing editing;
  private final Clock clock;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("embargoes").daemon().factory());
  private @Nullable Future<?> ending;

  public Embargoes(Archive archive, Editing editing, Clock clock) {
    this.archive = archive;
    this.editing = editing;
    this.clock = clock;
  }

  /** Ends what is due, now and from now on in a thread of its own; may be called more than once. */
  public synchronized void start() {
    if (ending == null) {
      tryToEnd();
      ending =
          looking.scheduleWithFixedDelay(
              this::goOn, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void goOn() {
    tryToEnd();
    editing.keepDesk();
  }

  private void tryToEnd() {
    try {
      editing.catchUp();
      endDue();
    } catch (IOException | RuntimeException | Error failed) {
      // What is thrown here would end the schedule without a word.
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

  /** Lets an ending that has begun come to its end. */
  @Override
  public void close() {
    looking.close();
  }
}
