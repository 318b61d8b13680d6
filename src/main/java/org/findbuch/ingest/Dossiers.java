package org.findbuch.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.findbuch.archive.Archive;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.NearlyFullException;
import org.findbuch.document.Sha256;
import org.findbuch.extract.FolderTree;
import org.findbuch.extract.binding.Bindery;
import org.findbuch.extract.binding.CoverSheet;
import org.findbuch.ingest.dossier.Copied;
import org.findbuch.ingest.dossier.DossierBinding;
import org.findbuch.ingest.dossier.DossierPart;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has dossiers made: one PDF of chosen pages of public documents, in a thread of its own, one after
 * the other. What is made is kept for a while in a folder that is emptied at every start, so that
 * whoever has waited for it gets it, and a download that broke off goes on.
 */
public final class Dossiers implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Dossiers.class);

  /** Of one dossier. */
  public static final int MOST_PAGES = 300;

  /** Whoever comes when so many wait has to come again. */
  private static final int MOST_WAITING = 20;

  private static final int MOST_KEPT = 20;
  private static final long MOST_KEPT_BYTES = 400_000_000;

  private final Archive archive;
  private final Path below;
  private final long freeBytes;
  private final DossierBinding binding;
  private final ExecutorService maker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().name("dossiers").factory());
  private final Map<String, Job> inHand = new ConcurrentHashMap<>();

  /** What could not be made, until somebody has been told. */
  private final Map<String, Throwable> failed = new ConcurrentHashMap<>();

  /** By its key, the one that was asked for last at the end. */
  private final Map<String, Answer.Made> kept = new LinkedHashMap<>(16, 0.75f, true);

  private @Nullable Path folder;

  /**
   * Prepares it; the first who asks costs a start.
   *
   * @param pictures knows what prints office documents
   * @param below a folder on the disk of the archive that is emptied at every start
   * @param freeBytes stay free of its disk
   */
  public Dossiers(
      Archive archive,
      Indexing indexing,
      Bindery bindery,
      PagePictures pictures,
      Path below,
      long freeBytes) {
    this.archive = archive;
    this.below = below;
    this.freeBytes = freeBytes;
    this.binding = new DossierBinding(archive, bindery, pictures.office());
    indexing.whenErased(_ -> forget());
  }

  /**
   * What is wanted.
   *
   * @param key is the same for what makes the same PDF
   * @param cover is made when it is known what came of each part, in their order
   */
  public record Order(
      String key, List<DossierPart> parts, Function<List<Copied>, CoverSheet> cover) {
    public Order {
      parts = List.copyOf(parts);
    }
  }

  /** What becomes of a wish. */
  public sealed interface Answer {
    /** A PDF, which may be deleted later; who has it open has it. */
    record Made(Path file, long bytes, Sha256 sha256) implements Answer {}

    /** It will be made: ask again. */
    record Waits() implements Answer {}

    /** So many wait that it was not even taken down. */
    record Busy() implements Answer {}
  }

  /**
   * The PDF of an order.
   *
   * @param millis that it may take, if it has to be made
   * @throws IOException when it could not be made, for reasons that lie with this machine
   */
  public Answer ask(Order order, long millis) throws IOException, InterruptedException {
    Optional<Answer.Made> made = find(order.key());
    if (made.isPresent()) {
      return made.get();
    }
    Throwable why = failed.remove(order.key());
    if (why != null) {
      throw new IOException(why);
    }
    Job job = job(order);
    if (job == null) {
      return new Answer.Busy();
    }
    try {
      Answer answer = job.done().get(millis, TimeUnit.MILLISECONDS);
      failed.remove(order.key());
      return answer;
    } catch (TimeoutException longer) {
      return new Answer.Waits();
    } catch (ExecutionException broken) {
      failed.remove(order.key());
      throw new IOException(broken.getCause());
    }
  }

  private record Job(Order order, CompletableFuture<Answer> done) {}

  private @Nullable Job job(Order order) {
    Job made = new Job(order, new CompletableFuture<>());
    Job before = inHand.putIfAbsent(order.key(), made);
    if (before != null) {
      return before;
    }
    try {
      maker.execute(() -> carryOut(made));
      return made;
    } catch (RejectedExecutionException tooMany) {
      inHand.remove(order.key());
      return null;
    }
  }

  private void carryOut(Job job) {
    String key = job.order().key();
    try {
      Answer.Made made = make(job.order());
      keep(key, made);
      inHand.remove(key);
      job.done().complete(made);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt(); // whoever waits is told when this is closed
    } catch (IOException | RuntimeException | Error broken) {
      LOG.warn("a dossier of {} parts is not made now", job.order().parts().size(), broken);
      if (failed.size() >= MOST_WAITING) {
        failed.clear(); // nobody has come back for them
      }
      failed.put(key, broken);
      inHand.remove(key);
      job.done().completeExceptionally(broken);
    }
  }

  private Answer.Made make(Order order) throws IOException, InterruptedException {
    Path place = place();
    long free = Files.getFileStore(place).getUsableSpace();
    if (free < freeBytes + DossierBinding.ROOM) {
      throw new NearlyFullException(place.toString(), free, freeBytes);
    }
    requirePublic(order);
    Path file = binding.make(order.parts(), order.cover(), place);
    try {
      requirePublic(order); // one may have been withdrawn meanwhile
      return new Answer.Made(file, Files.size(file), DossierBinding.sha256(file));
    } catch (IOException | RuntimeException | Error broken) {
      Files.deleteIfExists(file);
      throw broken;
    }
  }

  private void requirePublic(Order order) throws IOException {
    for (DossierPart part : order.parts()) {
      DocumentId id = part.document();
      if (archive.find(id).filter(h -> Access.PUBLIC.maySee(h.publication())).isEmpty()) {
        throw new IOException(id + " is not public any more");
      }
    }
  }

  private synchronized Path place() throws IOException {
    Path place = folder;
    if (place == null || Files.notExists(place)) {
      place = Files.createTempDirectory(below, "dossiers-");
      folder = place;
    }
    return place;
  }

  private synchronized Optional<Answer.Made> find(String key) {
    Answer.Made made = kept.get(key);
    if (made != null && Files.notExists(made.file())) {
      kept.remove(key);
      return Optional.empty();
    }
    return Optional.ofNullable(made);
  }

  private synchronized void keep(String key, Answer.Made made) throws IOException {
    kept.put(key, made);
    long bytes = kept.values().stream().mapToLong(Answer.Made::bytes).sum();
    for (String eldest : List.copyOf(kept.keySet())) {
      if ((kept.size() <= MOST_KEPT && bytes <= MOST_KEPT_BYTES) || eldest.equals(key)) {
        return;
      }
      Answer.Made gone = kept.remove(eldest);
      if (gone != null) {
        bytes -= gone.bytes();
        Files.deleteIfExists(gone.file());
      }
    }
  }

  /** Somebody wants the pages of a document gone: which dossiers have one is not kept. */
  private synchronized void forget() throws IOException {
    for (Answer.Made made : new ArrayList<>(kept.values())) {
      Files.deleteIfExists(made.file());
    }
    kept.clear();
  }

  @Override
  public void close() throws IOException {
    maker.shutdownNow();
    maker.close(); // waits for what is being made to end
    inHand.values().forEach(job -> job.done().complete(new Answer.Waits()));
    Path place = folder;
    if (place != null) {
      FolderTree.delete(place);
    }
  }
}
