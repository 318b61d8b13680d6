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

  /** What failed by itself waits until nothing else does. */
  private final Set<DocumentId> aside = new HashSet<>();

  LaneClaims(Queue queue, LaneWork work) {
    this.queue = queue;
    this.work = work;
  }

  LaneWork work() {
    return work;
  }

  /** Does the work for the next document; false when none waits. */
  boolean next() throws IOException, InterruptedException {
    Optional<Holding> next = work.isOpen() ? claim() : Optional.empty();
    if (next.isPresent()) {
      boolean isAside = false;
      try {
        work.carryOut(next.get());
      } catch (RuntimeException | Error failed) {
        isAside = true; // a fault of the program over this one; a disk fails for all
        throw failed;
      } finally {
        release(next.get().id(), isAside);
      }
    }
    return next.isPresent();
  }

  boolean isIdle() throws IOException {
    return !work.isOpen() || queue.next(work.lane(), 1, Set.of()).isEmpty();
  }

  synchronized boolean isBusy() {
    return !inHand.isEmpty();
  }

  private synchronized Optional<Holding> claim() throws IOException {
    Set<DocumentId> except = new HashSet<>(inHand);
    except.addAll(aside);
    Optional<Holding> next = queue.next(work.lane(), 1, except).stream().findFirst();
    next.ifPresent(holding -> inHand.add(holding.id()));
    if (next.isEmpty()) {
      aside.clear();
    }
    return next;
  }

  private synchronized void release(DocumentId id, boolean isAside) {
    inHand.remove(id);
    if (isAside) {
      aside.add(id);
    }
  }
}
