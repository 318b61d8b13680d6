package org.findbuch.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.findbuch.extract.Extraction;

/** Counts what is read; any thread may add. */
final class ReadCounts {
  private static final String WHOLE = "whole";
  private static final String PARTLY = "partly";
  private static final String UNREADABLE = "unreadable";

  private final Map<String, LongAdder> files = new ConcurrentHashMap<>();
  private final LongAdder pages = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  ReadCounts() {
    for (String outcome : List.of(WHOLE, PARTLY, UNREADABLE)) {
      files.put(outcome, new LongAdder());
    }
  }

  void page() {
    pages.increment();
  }

  void file(Extraction extraction) {
    String outcome =
        switch (extraction) {
          case Extraction.Read(var found, var cutShort) -> cutShort == null ? WHOLE : PARTLY;
          case Extraction.Unreadable unreadable -> UNREADABLE;
        };
    files.computeIfAbsent(outcome, first -> new LongAdder()).increment();
  }

  void took(long spent) {
    nanos.add(spent);
  }

  Figures.Read read() {
    Map<String, Long> counts = new LinkedHashMap<>();
    files.forEach((outcome, count) -> counts.put(outcome, count.sum()));
    return new Figures.Read(counts, pages.sum(), nanos.sum() / 1e9);
  }
}
