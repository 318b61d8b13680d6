package org.findbuch.ingest.picture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.findbuch.archive.Archive;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Holding;
import org.findbuch.document.Layout;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.Publication;
import org.findbuch.document.Sha256;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.PdfConverter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has documents of office programs printed when somebody wants to see them, one after the other in
 * a thread of its own, and keeps the PDF beside the pictures.
 */
public final class OfficePdfs implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(OfficePdfs.class);

  private static final String PDF = "office.pdf";

  /** Which page of it shows each page that was read, and where the words stand on it. */
  private static final String PLACES = "office.places";

  private final Archive archive;
  private final PictureCache cache;
  private final PdfConverter converter;
  private final BooleanSupplier installed;
  private final LinkedBlockingDeque<Job> waiting = new LinkedBlockingDeque<>();
  private final Map<Sha256, Job> inHand = new ConcurrentHashMap<>();
  private final KnownFaults<Sha256> faults = new KnownFaults<>();
  private @Nullable Thread thread;
  private volatile boolean closed;

  /** A printed document. */
  public record Printed(Path pdf, PrintPlaces places) {
    /** The number of its page that shows a page as it was read. */
    public int page(int read) {
      return places.page(read);
    }
  }

  private record Job(DocumentId id, Original original, CompletableFuture<Optional<Fault>> done) {}

  /**
   * Keeps prints among the pictures.
   *
   * @param installed whether there is a program that prints
   */
  public OfficePdfs(
      Archive archive, PictureCache cache, PdfConverter converter, BooleanSupplier installed) {
    this.archive = archive;
    this.cache = cache;
    this.converter = converter;
    this.installed = installed;
  }

  /** Whether documents are printed on this machine: only in a cage. */
  public boolean isOpen() {
    return converter.cage().holds() && installed.getAsBoolean();
  }

  /** The print of an original, if it has been printed. */
  public Optional<Printed> find(Original original) {
    Optional<PrintPlaces> places = places(original);
    Optional<Path> pdf = places.isEmpty() ? Optional.empty() : cache.file(original.sha256(), PDF);
    return pdf.map(path -> new Printed(path, places.get()));
  }

  /** Where the words of a page, as it was read, stand on its print; none before it is printed. */
  public Optional<Layout> layout(Original original, int page) {
    return places(original).map(places -> places.layout(page));
  }

  private Optional<PrintPlaces> places(Original original) {
    return cache.find(original.sha256(), PLACES).map(PrintPlaces::stored);
  }

  /**
   * Prints it, unless somebody has it printed already.
   *
   * @param done hears why it cannot be printed, or nothing
   * @param failed hears why it could not be done now
   */
  public void print(
      DocumentId id,
      Original original,
      Consumer<Optional<Fault>> done,
      Consumer<Throwable> failed) {
    Optional<Fault> fault = faults.find(original.sha256());
    if (fault.isPresent()) {
      done.accept(fault);
      return;
    }
    Job made = new Job(id, original, new CompletableFuture<>());
    Job before = inHand.putIfAbsent(original.sha256(), made);
    var _ =
        (before == null ? made : before)
            .done()
            .whenComplete(
                (why, broken) -> {
                  if (broken == null) {
                    done.accept(why);
                  } else {
                    failed.accept(broken);
                  }
                });
    if (before == null) {
      start();
      waiting.addLast(made);
    }
  }

  private synchronized void start() {
    if (thread == null && !closed) {
      thread = Thread.ofPlatform().name("office").start(this::work);
    }
  }

  private void work() {
    while (!closed) {
      Job job;
      try {
        job = waiting.takeLast();
      } catch (InterruptedException ending) {
        return;
      }
      try {
        Optional<Fault> fault = carryOut(job);
        inHand.remove(job.original().sha256());
        job.done().complete(fault);
      } catch (InterruptedException ending) {
        return;
      } catch (IOException | RuntimeException | Error failed) {
        LOG.warn("document {} is not printed now", job.id(), failed);
        inHand.remove(job.original().sha256());
        job.done().completeExceptionally(failed);
      }
    }
  }

  private Optional<Fault> carryOut(Job job) throws IOException, InterruptedException {
    Original original = job.original();
    if (find(original).isPresent()) {
      return Optional.empty();
    }
    Path file = archive.open(job.id(), original).proven();
    TakenBytes taken = new TakenBytes();
    Extraction extraction = converter.print(file, original.format(), taken);
    if (extraction.endedBy(Fault.READER_DIED)) {
      // it may have been killed by something else than the document
      extraction = converter.print(file, original.format(), taken);
    }
    if (extraction.endedBy(Fault.READER_MISSING)) {
      throw new IOException("what prints documents is not there any more");
    }
    if (taken.isEmpty()) {
      Fault why = extraction.why().orElse(Fault.DAMAGED);
      LOG.info("document {} is not printed: {}", job.id(), why.code());
      faults.put(original.sha256(), why);
      return Optional.of(why);
    }
    cache.keep(original.sha256(), PDF, taken.bytes());
    Optional<Path> pdf = cache.file(original.sha256(), PDF);
    if (pdf.isPresent()) {
      cache.keep(original.sha256(), PLACES, places(original, pdf.get()).encoded());
    }
    Optional<Holding> now = archive.find(job.id());
    if (now.isEmpty() || now.get().publication() == Publication.ERASED) {
      cache.forget(original.sha256()); // it was erased while it was printed
    }
    if (find(original).isEmpty()) {
      throw new IOException("a printed document of " + taken.bytes().length + " bytes is not kept");
    }
    return Optional.empty();
  }

  private PrintPlaces places(Original original, Path pdf) throws IOException, InterruptedException {
    List<String> read = new ArrayList<>();
    for (int number = 1; ; number++) {
      Optional<Page> page = archive.page(original, number);
      if (page.isEmpty()) {
        break;
      }
      read.add(page.get().text());
    }
    List<Page> printed = new ArrayList<>();
    converter.read(pdf, Format.PDF, printed::add);
    return PrintPlaces.of(read, printed);
  }

  @Override
  public void close() {
    closed = true;
    Thread working;
    synchronized (this) {
      working = thread;
    }
    try {
      if (working != null) {
        working.interrupt();
        working.join();
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
