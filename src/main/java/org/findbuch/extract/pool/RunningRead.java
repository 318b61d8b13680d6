package org.findbuch.extract.pool;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.findbuch.document.Fault;
import org.findbuch.document.Found;
import org.findbuch.document.Page;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.protocol.BrokenFrameException;

/** One file being read: what has come, and how long that took without the sink's own time. */
final class RunningRead implements PageSink {
  private final Limits limits;
  private final PageSink sink;
  private final Thread reader = Thread.currentThread();
  private final long began = System.nanoTime();
  private volatile int pages;
  private final AtomicLong inSink = new AtomicLong();
  private volatile boolean sinking;
  private volatile boolean overdue;
  private long characters;

  RunningRead(Limits limits, PageSink sink) {
    this.limits = limits;
    this.sink = sink;
  }

  /** Checks what the worker says before it is believed. */
  void expect(Page page) throws BrokenFrameException {
    characters += page.text().length();
    if (page.number() != pages + 1
        || page.number() > limits.pages()
        || characters > limits.characters()) {
      throw new BrokenFrameException("page " + page.number() + " after " + pages);
    }
  }

  @Override
  public void accept(Page page) throws IOException {
    pages = page.number();
    long start = System.nanoTime();
    sinking = true;
    try {
      sink.accept(page);
    } finally {
      inSink.addAndGet(System.nanoTime() - start);
      sinking = false;
    }
  }

  boolean isOverdue() {
    overdue |=
        !sinking && System.nanoTime() - began - inSink.get() > limits.timeFor(pages).toNanos();
    return overdue;
  }

  boolean wasOverdue() {
    return overdue;
  }

  boolean isInterrupted() {
    return reader.isInterrupted();
  }

  Extraction cutShortBy(Fault fault) {
    return pages == 0
        ? new Extraction.Unreadable(fault)
        : new Extraction.Read(Found.NOTHING, fault);
  }
}
