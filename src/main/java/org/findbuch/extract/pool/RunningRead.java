package org.findbuch.extract.pool;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.findbuch.document.Fault;
import org.findbuch.document.Found;
import org.findbuch.document.Page;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.protocol.BrokenFrameException;
import org.findbuch.extract.protocol.WorkerMessage;

/** One file being read: what has come, and how long that took without the sink's own time. */
final class RunningRead {
  private final Limits limits;
  private final PageSink sink;
  private final Thread reader = Thread.currentThread();
  private final long began = System.nanoTime();
  private volatile int pages;
  private final AtomicLong inSink = new AtomicLong();
  private volatile boolean sinking;
  private volatile boolean overdue;
  private long characters;
  private long bytes;

  RunningRead(Limits limits, PageSink sink) {
    this.limits = limits;
    this.sink = sink;
    pages = sink.before().pages();
    characters = sink.before().characters();
  }

  /** The worker has read what nobody has checked: what it says is checked before it is believed. */
  void take(WorkerMessage message) throws IOException {
    switch (message) {
      case WorkerMessage.PageRead(Page page) -> {
        characters += page.text().length();
        believe(page.number() == pages + 1 && page.number() <= limits.pages(), message);
        believe(characters <= limits.characters(), message);
        pages = page.number();
        pass(() -> sink.accept(page));
      }
      case WorkerMessage.BytesRead(PageBytes some) -> {
        bytes += some.bytes().remaining();
        believe(some.page() <= pages && bytes <= limits.inflatedBytes(), message);
        pass(() -> sink.accept(some));
      }
      case WorkerMessage.Missed(Fault why) -> pass(() -> sink.miss(why));
      case WorkerMessage.Hello hello -> believe(hello.isUnderstood(), message);
      case WorkerMessage.Request _, WorkerMessage.End _ -> believe(false, message);
    }
  }

  private void believe(boolean fits, WorkerMessage message) throws BrokenFrameException {
    if (!fits) {
      throw new BrokenFrameException(message.getClass().getSimpleName() + " after page " + pages);
    }
  }

  private interface Passing {
    void run() throws IOException;
  }

  private void pass(Passing passing) throws IOException {
    long start = System.nanoTime();
    sinking = true;
    try {
      passing.run();
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
