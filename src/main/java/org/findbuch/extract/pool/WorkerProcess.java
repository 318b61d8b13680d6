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
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.protocol.BrokenFrameException;
import org.findbuch.extract.protocol.WorkerMessage;
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

  Extraction read(Path file, Format format, Limits limits, PageSink sink)
      throws IOException, InterruptedException {
    String path = desk.put(file);
    RunningRead reading = new RunningRead(limits, sink);
    var ticking =
        watch.scheduleAtFixedRate(() -> endWhenDue(reading), 100, 100, TimeUnit.MILLISECONDS);
    boolean well = false;
    try {
      Extraction extraction =
          exchange(new WorkerMessage.Request(path, format, limits, sink.before()), reading);
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
}
