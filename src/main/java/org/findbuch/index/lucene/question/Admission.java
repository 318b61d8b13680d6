package org.findbuch.index.lucene.question;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.findbuch.index.SearchTooExpensiveException;
import org.findbuch.index.lucene.match.Deadline;
import org.findbuch.query.Query;

/**
 * Lets questions in. Those of more words than a person types go one after the other and have less
 * time than others, so that everybody else finds a processor free, memory holds one of them, and
 * within a second each has its answer or is refused. After one that was too much there is a rest of
 * the same length, or who asks it again and again would have a processor for good.
 */
public final class Admission {
  /** Questions in one box have up to five words, questions of scripts two dozen. */
  private static final int MANY = 24;

  /** A beginning or a similar spelling stands for many words. */
  private static final int COST_OF_MANY_WORDS = 4;

  /** Milliseconds. Who waited long would have no time left to be answered in. */
  private static final long LONGEST_WAIT = 100;

  private static final long LONGEST_OF_COSTLY = 600;

  private final Semaphore one = new Semaphore(1, true);
  private volatile long restsUntil = System.nanoTime();
  private final long longest;

  /**
   * @param longest milliseconds that a question may take
   */
  public Admission(long longest) {
    this.longest = longest;
  }

  /**
   * The right to search until it is closed.
   *
   * @param costly whether others have to find a processor free meanwhile
   */
  public record Pass(Deadline deadline, boolean costly, Runnable leave) implements AutoCloseable {
    @Override
    public void close() {
      leave.run();
    }
  }

  /** For what costs little whatever it is asked for. */
  public Pass pass() {
    return new Pass(new Deadline(longest), false, () -> {});
  }

  /**
   * Waits while another costly question is being answered.
   *
   * @throws SearchTooExpensiveException when that takes too long, or another was too much just now
   */
  public Pass pass(Query query) throws SearchTooExpensiveException {
    if (!isCostly(query)) {
      return pass();
    }
    long most = Math.min(longest, LONGEST_OF_COSTLY);
    try {
      if (entersAlone()) {
        Deadline deadline = new Deadline(most);
        return new Pass(deadline, true, () -> leave(deadline));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    throw new SearchTooExpensiveException(most);
  }

  private boolean entersAlone() throws InterruptedException {
    if (!one.tryAcquire(LONGEST_WAIT, TimeUnit.MILLISECONDS)) {
      return false;
    }
    boolean enters = false;
    try {
      enters = hasRested();
    } finally {
      if (!enters) {
        one.release();
      }
    }
    return enters;
  }

  /** Waits for the end of the rest; a refusal that costs no wait would only be asked for again. */
  private boolean hasRested() throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.toMillis(restsUntil - System.nanoTime());
    if (left > 0) {
      Thread.sleep(Math.min(left, LONGEST_WAIT));
    }
    return left <= LONGEST_WAIT;
  }

  private void leave(Deadline deadline) {
    if (deadline.shouldExit()) {
      restsUntil = System.nanoTime() + LONGEST_OF_COSTLY * 1_000_000;
    }
    one.release();
  }

  public static boolean isCostly(Query query) {
    return cost(query) > MANY;
  }

  private static int cost(Query query) {
    return switch (query) {
      case Query.Everything _, Query.Years _ -> 0;
      case Query.Word _, Query.Required _, Query.Exact _ -> 1;
      case Query.Wildcard(var text) -> isOpen(text) ? MANY + 1 : COST_OF_MANY_WORDS;
      case Query.Similar _ -> COST_OF_MANY_WORDS;
      case Query.Phrase(var words, _) -> words.size();
      case Query.In(_, var part) -> cost(part);
      case Query.Not(var part) -> cost(part);
      case Query.And(var parts) -> cost(parts);
      case Query.Or(var parts) -> cost(parts);
    };
  }

  /** All words have to be looked through for one whose beginning is open. */
  private static boolean isOpen(String text) {
    return text.startsWith("*") || text.startsWith("?");
  }

  private static int cost(List<Query> parts) {
    return parts.stream().mapToInt(Admission::cost).sum();
  }
}
