package org.findbuch.staff;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.findbuch.document.DocumentId;
import org.findbuch.staff.UsageStore.DocumentMonth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts in memory how often documents are used, and writes it down twice a minute: what a kill
 * takes is half a minute of counts. Where it cannot be written now, it is tried again.
 */
public final class UsageCounter implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(UsageCounter.class);
  private static final int SECONDS = 30;

  private final UsageStore store;
  private final Clock clock;

  /** Guards itself; what reads and writes the store is guarded by the counter. */
  private final Map<DocumentMonth, Usage> pending = new HashMap<>();

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("usage").factory());
  private boolean failed;

  public UsageCounter(UsageStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Begins to write down what was counted. */
  public void start() {
    var _ = thread.scheduleWithFixedDelay(this::write, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  /** Counts; waits for no disk. */
  public void count(DocumentId document, Usage usage) {
    add(new DocumentMonth(document, month()), usage);
  }

  private void add(DocumentMonth key, Usage usage) {
    synchronized (pending) {
      pending.merge(key, usage, Usage::and);
    }
  }

  private YearMonth month() {
    return YearMonth.now(clock);
  }

  /** How often a document was used since counting began. */
  public synchronized Usage of(DocumentId document) throws IOException {
    Usage usage = store.of(document);
    synchronized (pending) {
      for (Map.Entry<DocumentMonth, Usage> each : pending.entrySet()) {
        usage = each.getKey().document().equals(document) ? usage.and(each.getValue()) : usage;
      }
    }
    return usage;
  }

  /** How often all were used together, by month: so many up to this one, also those without. */
  public synchronized SortedMap<YearMonth, Usage> months(int count) throws IOException {
    write();
    YearMonth last = month();
    YearMonth first = last.minusMonths(count - 1L);
    SortedMap<YearMonth, Usage> months = new TreeMap<>();
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      months.put(month, Usage.NONE);
    }
    months.putAll(store.months(first));
    return months;
  }

  /** The most used documents of so many months up to this one. */
  public synchronized List<UsageStore.Ranked> most(int months, int most) throws IOException {
    write();
    return store.most(month().minusMonths(months - 1L), most);
  }

  private synchronized void write() {
    Map<DocumentMonth, Usage> counted;
    synchronized (pending) {
      counted = Map.copyOf(pending);
      pending.clear();
    }
    if (counted.isEmpty()) {
      return;
    }
    try {
      store.add(counted);
      failed = false;
    } catch (IOException | RuntimeException later) {
      counted.forEach(this::add);
      if (!failed) {
        LOG.warn("how often documents were used cannot be written down now", later);
      }
      failed = true;
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    write();
  }
}
