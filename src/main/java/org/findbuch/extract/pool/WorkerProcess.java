package org.findbuch.extract.pool;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Page;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.protocol.BrokenFrameException;
import org.findbuch.extract.protocol.WorkerMessage;
import org.findbuch.extract.protocol.WorkerMessage.Errand;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker seen from the server: asks it for one file at a time, and ends it when it must. */
final class WorkerProcess {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
  private static final int OUT_OF_MEMORY = 3;
  private static final int LOGGED_LINES = 2_000;
  private static final int LOGGED_WIDTH = 500;
  private static final int SECONDS_TO_DIE = 2;

  private final Process process;
  private final WorkerFolder desk;
  private final ScheduledExecutorService watch;
  private final Consumer<WorkerProcess> whenClosed;
  private final DataOutputStream requests;
  private final DataInputStream answers;
  private volatile boolean failed;
  private volatile boolean closed;
  private boolean greeted;

  WorkerProcess(
      Process process,
      WorkerFolder desk,
      ScheduledExecutorService watch,
      Consumer<WorkerProcess> whenClosed) {
    this.process = process;
    this.desk = desk;
    this.watch = watch;
    this.whenClosed = whenClosed;
    requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 64 * 1024));
    // A thread of its own: reading a pipe pins a virtual one, and there are only as many as cores.
    Thread.ofPlatform().daemon().name("worker-log-" + process.pid()).start(this::drainLog);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  boolean hasFailed() {
    return failed;
  }

  /** Ends the process at once. */
  void close() {
    closed = true;
    process.destroyForcibly();
    whenClosed.accept(this);
  }

  /** Has the file read, or something else done with it. */
  Extraction read(Path file, Format format, Limits limits, @Nullable Errand errand, PageSink sink)
      throws IOException, InterruptedException {
    String path = desk.put(file);
    RunningRead reading = new RunningRead(limits, errand, sink);
    var ticking =
        watch.scheduleAtFixedRate(() -> endWhenDue(reading), 100, 100, TimeUnit.MILLISECONDS);
    boolean well = false;
    try {
      Extraction extraction =
          exchange(new WorkerMessage.Request(path, format, limits, sink.before(), errand), reading);
      well = true;
      desk.clear();
      return extraction;
    } catch (WorkerGoneException gone) {
      return afterDeath(reading, gone);
    } finally {
      ticking.cancel(false);
      failed |= !well;
    }
  }

  private Extraction exchange(WorkerMessage.Request request, RunningRead reading)
      throws IOException {
    try {
      if (!greeted) {
        WorkerMessage.Hello.OURS.write(requests);
        greeted = true;
      }
      request.write(requests);
    } catch (IOException gone) {
      throw new WorkerGoneException(gone);
    }
    while (true) {
      WorkerMessage message = next();
      if (message instanceof WorkerMessage.End(Extraction extraction)) {
        return extraction;
      }
      try {
        reading.take(message);
      } catch (BrokenFrameException lie) {
        throw new WorkerGoneException(lie);
      }
    }
  }

  private WorkerMessage next() throws WorkerGoneException {
    try {
      return WorkerMessage.read(answers);
    } catch (IOException gone) {
      throw new WorkerGoneException(gone);
    }
  }

  private void endWhenDue(RunningRead reading) {
    if (reading.isOverdue() || reading.isInterrupted()) {
      process.destroyForcibly();
    }
  }

  private Extraction afterDeath(RunningRead reading, WorkerGoneException gone)
      throws IOException, InterruptedException {
    if (gone.getCause() instanceof BrokenFrameException) {
      process.destroyForcibly();
    }
    boolean ended = process.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS);
    if (closed) {
      throw new IOException("the extractor was closed while it read", gone);
    }
    Fault fault = Fault.READER_DIED;
    if (ended && process.exitValue() == OUT_OF_MEMORY) {
      // Told by the worker itself, even where its last collections took up all its time.
      fault = Fault.OUT_OF_MEMORY;
    } else if (reading.wasOverdue()) {
      fault = Fault.TOO_SLOW;
    }
    LOG.debug("a worker ended: {}", fault, gone);
    return reading.cutShortBy(fault);
  }

  private void drainLog() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      char[] piece = new char[LOGGED_WIDTH];
      int logged = 0;
      for (int read = lines.read(piece); read >= 0; read = lines.read(piece)) {
        if (logged++ < LOGGED_LINES) {
          LOG.debug("{}", new String(piece, 0, read).strip());
        }
      }
    } catch (IOException gone) {
      LOG.debug("the log of a worker ended", gone);
    }
  }

  /** The worker is gone or not to be trusted any more; never the sink's doing. */
  private static final class WorkerGoneException extends IOException {
    WorkerGoneException(IOException cause) {
      super(cause);
    }
  }

  /** One file being read: what has come, and how long that took without the sink's own time. */
  private static final class RunningRead {
    private final Limits limits;
    private final @Nullable Errand errand;

    /** Pages to be recognised that have not come yet. */
    private final Set<Integer> left = new HashSet<>();

    private final PageSink sink;
    private final Thread reader = Thread.currentThread();
    private final long began = System.nanoTime();
    private volatile int pages;
    private final AtomicLong inSink = new AtomicLong();
    private volatile boolean sinking;
    private volatile boolean overdue;
    private long characters;
    private long bytes;

    RunningRead(Limits limits, @Nullable Errand errand, PageSink sink) {
      this.limits = limits;
      this.errand = errand;
      if (errand instanceof Errand.Recognise(var asked)) {
        left.addAll(asked);
      }
      if (errand instanceof Errand.Copy(var asked)) {
        left.addAll(asked);
      }
      this.sink = sink;
      pages = sink.before().pages();
      characters = sink.before().characters();
    }

    /**
     * The worker has read what nobody has checked: what it says is checked before it is believed.
     */
    void take(WorkerMessage message) throws IOException {
      switch (message) {
        case WorkerMessage.PageRead(Page page) -> {
          characters += page.text().length();
          believe(
              errand == null ? page.number() == pages + 1 : left.remove(page.number()), message);
          believe(page.number() <= limits.pages(), message);
          believe(characters <= limits.characters(), message);
          int come = pages + 1; // by this thread only
          pages = come;
          pass(() -> sink.accept(page));
        }
        case WorkerMessage.BytesRead(PageBytes some) -> {
          bytes += some.bytes().remaining();
          int last =
              switch (errand) {
                case Errand.Draw(var order) -> order.page();
                case Errand.Print(), Errand.Bind(), Errand.Copy(_) -> 1;
                case Errand.Recognise _ -> pages;
                case null -> pages;
              };
          believe(some.page() <= last && bytes <= limits.inflatedBytes(), message);
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
}
