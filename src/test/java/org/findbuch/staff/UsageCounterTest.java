package org.findbuch.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.findbuch.document.DocumentId;
import org.junit.jupiter.api.Test;

class UsageCounterTest {
  private static final DocumentId ID = new DocumentId("aaaaaaaaaaaa");
  private static final Instant NOVEMBER = Instant.parse("2026-11-30T23:00:00Z");

  private final Store store = new Store();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOVEMBER);
  private final UsageCounter counter =
      new UsageCounter(store, ((InstantSource) now::get).withZone(ZoneOffset.UTC));

  /** Keeps counts in memory, and fails when it is told to. */
  private static final class Store implements UsageStore {
    final Map<DocumentMonth, Usage> kept = new HashMap<>();
    boolean fails;

    @Override
    public void add(Map<DocumentMonth, Usage> usage) throws IOException {
      if (fails) {
        throw new IOException("the disk is full");
      }
      usage.forEach((key, more) -> kept.merge(key, more, Usage::and));
    }

    @Override
    public Usage of(DocumentId document) {
      return kept.entrySet().stream()
          .filter(each -> each.getKey().document().equals(document))
          .map(Map.Entry::getValue)
          .reduce(Usage.NONE, Usage::and);
    }

    @Override
    public SortedMap<YearMonth, Usage> months(YearMonth since) {
      SortedMap<YearMonth, Usage> months = new TreeMap<>();
      kept.forEach((key, usage) -> months.merge(key.month(), usage, Usage::and));
      return months.tailMap(since);
    }

    @Override
    public List<Ranked> most(YearMonth since, int most) {
      return List.of();
    }
  }

  @Test
  void what_was_counted_is_told_at_once_and_written_down_at_the_end() throws IOException {
    counter.count(ID, Usage.ONE_VIEW);
    counter.count(ID, Usage.ONE_VIEW);
    counter.count(ID, Usage.ONE_DOWNLOAD);
    assertThat(counter.of(ID)).isEqualTo(new Usage(2, 1));
    assertThat(store.kept).isEmpty();
    counter.close();
    assertThat(store.of(ID)).isEqualTo(new Usage(2, 1));
    assertThat(counter.of(ID)).as("nothing counts twice").isEqualTo(new Usage(2, 1));
  }

  @Test
  void months_without_use_are_there_too() throws IOException {
    counter.count(ID, Usage.ONE_VIEW);
    now.set(NOVEMBER.plusSeconds(7_200));
    counter.count(ID, Usage.ONE_DOWNLOAD);
    SortedMap<YearMonth, Usage> months = counter.months(3);
    assertThat(months)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                YearMonth.of(2026, 10), Usage.NONE,
                YearMonth.of(2026, 11), Usage.ONE_VIEW,
                YearMonth.of(2026, 12), Usage.ONE_DOWNLOAD));
  }

  @Test
  void what_cannot_be_written_now_is_written_later() throws IOException {
    store.fails = true;
    counter.count(ID, Usage.ONE_VIEW);
    assertThat(counter.months(1).values()).containsExactly(Usage.NONE);
    assertThat(counter.of(ID)).isEqualTo(Usage.ONE_VIEW);
    store.fails = false;
    counter.count(ID, Usage.ONE_VIEW);
    counter.close();
    assertThat(store.of(ID)).isEqualTo(new Usage(2, 0));
  }
}
