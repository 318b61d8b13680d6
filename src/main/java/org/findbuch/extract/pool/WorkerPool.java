package org.findbuch.extract.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.extract.Cage;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Extractor;
import org.findbuch.extract.FolderTree;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Ocr;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.Painter;
import org.findbuch.extract.PdfConverter;
import org.findbuch.extract.PictureOrder;
import org.findbuch.extract.binding.Bindery;
import org.findbuch.extract.protocol.WorkerMessage.Errand;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads files in processes of their own.
 *
 * <p>Each worker is kept warm, and replaced after {@value #FILES_A_WORKER} files or any failure.
 */
public final class WorkerPool implements PdfConverter, Ocr, Painter, Bindery {
  private static final int FILES_A_WORKER = 1_000;

  /** One file that takes longer than this does not hold up the others. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Extractor.class);

  private final Limits limits;
  private final Path folder;
  private final WorkerStarter starter;
  private final Seats<Seat> seats;
  private final int workers;
  private final LongAdder starts = new LongAdder();
  private final Map<Fault, LongAdder> failures = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * Prepares the workers; each starts with the first file that is for it, so that a command that
   * reads none costs none.
   *
   * @param program the class with the main method that serves as a worker, and its arguments
   * @param workers how many files are read at once at most
   * @param below a folder that is emptied at every start: what a kill leaves in it does not stay
   */
  public WorkerPool(List<String> program, int workers, Limits limits, Path below)
      throws IOException {
    this(program, workers, limits, below, null);
  }

  /**
   * The same where it is known which isolation holds on this machine, as finding out takes time.
   */
  public WorkerPool(
      List<String> program, int workers, Limits limits, Path below, @Nullable Cage known)
      throws IOException {
    this(program, workers, limits, below, known, WorkerStarter.COMPILES_QUICKLY);
  }

  /** Workers that draw the same way again and again. */
  public static WorkerPool ofPainters(List<String> program, int workers, Path below, Cage known)
      throws IOException {
    return new WorkerPool(
        program, workers, Limits.OF_ONE_PICTURE, below, known, WorkerStarter.COMPILES_WELL);
  }

  private WorkerPool(
      List<String> program,
      int workers,
      Limits limits,
      Path below,
      @Nullable Cage known,
      String compiles)
      throws IOException {
    if (program.isEmpty() || workers < 1) {
      throw new IllegalArgumentException(workers + " workers of " + program);
    }
    this.limits = limits;
    this.workers = workers;
    folder = Files.createTempDirectory(below, "reading-");
    starter = new WorkerStarter(program, folder, known, compiles);
    seats = new Seats<>(workers, PATIENCE, Seat::new);
  }

  @Override
  public Extraction read(Path file, Format format, PageSink sink)
      throws IOException, InterruptedException {
    return read(file, format, null, sink);
  }

  @Override
  public Extraction recognise(Path file, Format format, List<Integer> pages, PageSink sink)
      throws IOException, InterruptedException {
    if (pages.isEmpty()) {
      throw new IllegalArgumentException("no page of " + file + " to recognise");
    }
    return read(file, format, new Errand.Recognise(pages), sink);
  }

  @Override
  public Extraction paint(Path file, Format format, PictureOrder order, PageSink sink)
      throws IOException, InterruptedException {
    return read(file, format, new Errand.Draw(order), sink);
  }

  @Override
  public Extraction print(Path file, Format format, PageSink sink)
      throws IOException, InterruptedException {
    return read(file, format, new Errand.Print(), sink);
  }

  @Override
  public Extraction copy(Path file, Format format, List<Integer> pages, PageSink sink)
      throws IOException, InterruptedException {
    if (pages.isEmpty()) {
      throw new IllegalArgumentException("no page of " + file + " to copy");
    }
    return read(file, format, new Errand.Copy(pages), sink);
  }

  @Override
  public Extraction bind(Path bundle, PageSink sink) throws IOException, InterruptedException {
    return read(bundle, Format.PDF, new Errand.Bind(), sink);
  }

  private Extraction read(Path file, Format format, @Nullable Errand errand, PageSink sink)
      throws IOException, InterruptedException {
    Seat seat = seats.take();
    try {
      if (closed) {
        throw new IOException("the extractor is closed");
      }
      return seat.read(file, format, errand, sink);
    } finally {
      seats.giveBack(seat);
    }
  }

  @Override
  public Workers workers() {
    Map<Fault, Long> counts = new EnumMap<>(Fault.class);
    failures.forEach((fault, count) -> counts.put(fault, count.sum()));
    return new Workers(workers, seats.busy(), starts.sum(), counts);
  }

  @Override
  public Cage cage() {
    return starter.cage();
  }

  private void failed(Fault fault) {
    failures.computeIfAbsent(fault, first -> new LongAdder()).increment();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    starter.close();
    FolderTree.delete(folder);
  }

  /** A place in which one worker sits at a time. */
  private final class Seat {
    private final int number;
    private @Nullable WorkerProcess worker;
    private int files;

    Seat(int number) {
      this.number = number;
    }

    Extraction read(Path file, Format format, @Nullable Errand errand, PageSink sink)
        throws IOException, InterruptedException {
      WorkerProcess reader = worker != null && worker.isAlive() ? worker : replace();
      files++;
      try {
        Extraction extraction = reader.read(file, format, limits, errand, sink);
        if (reader.hasFailed()) {
          extraction.why().ifPresent(WorkerPool.this::failed);
        }
        return extraction;
      } finally {
        if (!closed && (reader.hasFailed() || files >= FILES_A_WORKER)) {
          replaceForNext();
        }
      }
    }

    private WorkerProcess replace() throws IOException {
      if (worker != null) {
        worker.close();
        LOG.debug("worker {} is replaced", number);
      }
      files = 0;
      WorkerProcess started = starter.start(number);
      starts.increment();
      worker = started;
      return started;
    }

    /** What was read is not lost when this fails; the next file tries again. */
    private void replaceForNext() {
      try {
        replace();
      } catch (IOException failed) {
        if (failed.getCause() instanceof InterruptedException) {
          LOG.debug("worker {} is not replaced: the work is being ended", number);
        } else {
          LOG.warn("worker {} could not be replaced", number, failed);
        }
      }
    }
  }
}
