package org.findbuch.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.DamagedOriginalException;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Holding;
import org.findbuch.document.Layout;
import org.findbuch.document.Original;
import org.findbuch.document.Publication;
import org.findbuch.document.Sha256;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Painter;
import org.findbuch.extract.PdfConverter;
import org.findbuch.extract.PictureOrder;
import org.findbuch.ingest.picture.KnownFaults;
import org.findbuch.ingest.picture.OfficePdfs;
import org.findbuch.ingest.picture.PictureCache;
import org.findbuch.ingest.picture.TakenBytes;
import org.findbuch.ingest.picture.WaitingLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has pages drawn when somebody asks for their picture, in threads of its own, and keeps what was
 * drawn. Nothing is drawn twice at once, and a page that nobody can draw is not tried again while
 * this process lives; one that took too long, after a while.
 */
public final class PagePictures implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(PagePictures.class);

  /** One that is hard to draw does not hold up the others. */
  public static final int SEATS = 2;

  private final Archive archive;
  private final Painter painter;
  private final PictureCache cache;
  private final @Nullable OfficePdfs office;
  private final WaitingLine<Job> waiting = new WaitingLine<>();
  private final Map<String, Job> inHand = new ConcurrentHashMap<>();
  private final KnownFaults<String> faults = new KnownFaults<>();
  private final LongAdder drawn = new LongAdder();
  private final LongAdder found = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  /**
   * Prepares it; the first who asks costs a start. What is erased it hears from the indexing.
   *
   * @param converter prints office documents; null where nothing does
   */
  public PagePictures(
      Archive archive,
      Indexing indexing,
      Painter painter,
      Shelf shelf,
      @Nullable OfficeConversion converter) {
    this.archive = archive;
    this.painter = painter;
    this.cache = new PictureCache(shelf.folder(), shelf.mostBytes(), shelf.freeBytes());
    this.office = converter == null ? null : converter.keeping(archive, cache);
    indexing.whenErased(this::forget);
  }

  /**
   * Where pictures are kept.
   *
   * @param mostBytes that they take
   * @param freeBytes stay free of the disk
   */
  public record Shelf(Path folder, long mostBytes, long freeBytes) {}

  /** What becomes of a wish. */
  public sealed interface Answer {
    /** The bytes of a PNG or JPEG. */
    record Drawn(ByteBuffer bytes) implements Answer {
      public String type() {
        return bytes.get(0) == (byte) 0x89 ? "image/png" : "image/jpeg";
      }
    }

    /** It will be drawn: ask again. */
    record Waits() implements Answer {}

    /** Nobody can draw it. */
    record Undrawable(Fault why) implements Answer {}
  }

  /**
   * What has been done since the start, and what is kept.
   *
   * @param found that were drawn before
   */
  public record Counts(long drawn, long found, long failed, long files, long bytes) {}

  /** Whether pages of such files can be shown on this machine. */
  public boolean paints(Format format) {
    return Painter.paints(format) || (PdfConverter.converts(format) && paintsOffice());
  }

  /** Whether those of office documents can. */
  public boolean paintsOffice() {
    return office != null && office.isOpen();
  }

  /** What prints office documents; null where nothing does. */
  @Nullable OfficePdfs office() {
    return office;
  }

  /** Counts what it has done; looks at the disk once. */
  public Counts counts() {
    return new Counts(drawn.sum(), found.sum(), failed.sum(), cache.files(), cache.bytes());
  }

  /** Why there is no picture of a page, as far as that is known. */
  public Optional<Fault> fault(Original original, int page) {
    return faults.find(page(original, page));
  }

  /** Where words stand on the picture of a page that was printed for it, once it is. */
  public Optional<Layout> layout(Original original, int page) {
    return office == null ? Optional.empty() : office.layout(original, page);
  }

  /**
   * The picture of a page of an original that whoever asks may see.
   *
   * @param millis that it may take, if it has to be drawn
   * @throws IOException when it cannot be drawn now, as where no worker can be started
   */
  public Answer ask(DocumentId id, Original original, PictureOrder order, long millis)
      throws IOException, InterruptedException {
    Optional<byte[]> kept = cache.find(original.sha256(), name(order));
    if (kept.isPresent()) {
      found.increment();
      return new Answer.Drawn(ByteBuffer.wrap(kept.get()));
    }
    Optional<Fault> fault = fault(original, order.page());
    if (fault.isPresent()) {
      return new Answer.Undrawable(fault.get());
    }
    try {
      return job(id, original, order).done().get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException longer) {
      return new Answer.Waits();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException) {
        throw new IOException(failed.getCause());
      }
      throw new IllegalStateException(failed);
    }
  }

  /** Removes the pictures of a document that is erased; none comes back. */
  void forget(Holding erased) throws IOException {
    for (Original original : erased.document().originals()) {
      cache.forget(original.sha256());
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (office != null) {
      office.close();
    }
    threads.forEach(Thread::interrupt);
    inHand.values().forEach(job -> job.done().complete(new Answer.Waits()));
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private record Job(
      String key,
      DocumentId id,
      Original original,
      PictureOrder order,
      CompletableFuture<Answer> done) {}

  private Job job(DocumentId id, Original original, PictureOrder order) {
    String key = original.sha256().hex() + "/" + name(order);
    Job made = new Job(key, id, original, order, new CompletableFuture<>());
    Job before = inHand.putIfAbsent(key, made);
    if (before != null) {
      return before;
    }
    start();
    waiting.add(made, order).ifPresent(longest -> settle(longest, new Answer.Waits()));
    return made;
  }

  private void settle(Job job, Answer answer) {
    inHand.remove(job.key());
    job.done().complete(answer);
  }

  private synchronized void start() {
    while (threads.size() < SEATS && !closed) {
      threads.add(Thread.ofPlatform().name("pictures-" + (threads.size() + 1)).start(this::work));
    }
  }

  private void work() {
    forgetErased();
    while (!closed) {
      try {
        carryOut(waiting.take());
      } catch (InterruptedException ending) {
        return;
      }
    }
  }

  /** A copy of the folder from another day may hold what was erased since. */
  private void forgetErased() {
    try {
      for (Sha256 original : cache.originals()) {
        if (!archive.queue().isKept(original)) {
          cache.forget(original);
        }
      }
    } catch (IOException | RuntimeException | Error later) {
      LOG.warn("old pictures cannot be looked through: {}", later.toString());
    }
  }

  private void carryOut(Job job) throws InterruptedException {
    try {
      if (office == null || Painter.paints(job.original().format())) {
        settle(job, made(job, null));
        return;
      }
      Optional<OfficePdfs.Printed> printed = office.find(job.original());
      if (printed.isPresent()) {
        settle(job, made(job, printed.get()));
      } else {
        office.print(job.id(), job.original(), why -> printed(job, why), why -> fail(job, why));
      }
    } catch (IOException | RuntimeException | Error failed) {
      fail(job, failed);
    }
  }

  private void fail(Job job, Throwable failed) {
    LOG.warn("page {} of document {} is not drawn now", job.order().page(), job.id(), failed);
    if (failed instanceof DamagedOriginalException) {
      settle(job, new Answer.Undrawable(Fault.DAMAGED)); // until somebody mends it
      return;
    }
    inHand.remove(job.key());
    job.done().completeExceptionally(failed);
  }

  private void printed(Job job, Optional<Fault> why) {
    if (why.isPresent()) {
      settle(job, undrawable(job, why.get()));
    } else {
      waiting.again(job);
    }
  }

  private Answer made(Job job, OfficePdfs.@Nullable Printed printed)
      throws IOException, InterruptedException {
    Optional<byte[]> meanwhile = cache.find(job.original().sha256(), name(job.order()));
    if (meanwhile.isPresent()) {
      return new Answer.Drawn(ByteBuffer.wrap(meanwhile.get()));
    }
    TakenBytes taken = new TakenBytes();
    Original own = job.original();
    Path file = printed == null ? archive.open(job.id(), own).proven() : printed.pdf();
    Format format = printed == null ? own.format() : Format.PDF;
    PictureOrder order = printed == null ? job.order() : job.order().as(printed::page);
    Extraction extraction = painter.paint(file, format, order, taken);
    if (extraction.endedBy(Fault.READER_DIED)) {
      // it may have been killed by something else than the page
      extraction = painter.paint(file, format, order, taken);
    }
    if (taken.isEmpty()) {
      return undrawable(job, extraction.why().orElse(Fault.DAMAGED));
    }
    drawn.increment();
    cache.keep(job.original().sha256(), name(job.order()), taken.bytes());
    Optional<Holding> now = archive.find(job.id());
    if (now.isEmpty() || now.get().publication() == Publication.ERASED) {
      cache.forget(job.original().sha256()); // it was erased while its page was drawn
    }
    return new Answer.Drawn(ByteBuffer.wrap(taken.bytes()));
  }

  private Answer undrawable(Job job, Fault why) {
    LOG.info("page {} of document {} is not drawn: {}", job.order().page(), job.id(), why.code());
    faults.put(page(job.original(), job.order().page()), why);
    failed.increment();
    return new Answer.Undrawable(why);
  }

  private static String name(PictureOrder order) {
    return order.page() + "-" + order.columns() + "." + order.as().code();
  }

  private static String page(Original original, int page) {
    return original.sha256().hex() + "/" + page;
  }
}
