package org.findbuch.ingest;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.findbuch.archive.Queue;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;

/** Which of the documents that wait in a lane this process is at work on. */
final class LaneClaims {
  private final Queue queue;
  private final LaneWork work;
  private final Set<DocumentId> inHand = new HashSet<>();

  LaneClaims(Queue queue, LaneWork work) {
    this.queue = queue;
    this.work = work;
  }

  LaneWork work() {
    return work;
  }

  /** Does the work for the next document; empty when none waits. */
  Optional<DocumentId> next() throws IOException, InterruptedException {
    Optional<Holding> next = claim();
    if (next.isPresent()) {
      try {
        work.carryOut(next.get());
      } finally {
        release(next.get().id());
      }
    }
    return next.map(Holding::id);
  }

  boolean isIdle() throws IOException {
    return queue.next(work.lane(), 1, Set.of()).isEmpty();
  }

  synchronized boolean isBusy() {
    return !inHand.isEmpty();
  }

  private synchronized Optional<Holding> claim() throws IOException {
    Optional<Holding> next = queue.next(work.lane(), 1, inHand).stream().findFirst();
    next.ifPresent(holding -> inHand.add(holding.id()));
    return next;
  }

  private synchronized void release(DocumentId id) {
    inHand.remove(id);
  }
}
