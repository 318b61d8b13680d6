package org.findbuch.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.findbuch.archive.change.Changes;
import org.findbuch.archive.change.Locks;
import org.findbuch.archive.change.Recovered;
import org.findbuch.archive.change.Repairs;
import org.findbuch.archive.change.Reserve;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.fixity.Fixity;
import org.findbuch.archive.fixity.FixityRounds;
import org.findbuch.archive.fixity.FixityState;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.archive.store.OriginalFile;
import org.findbuch.archive.store.PageHead;
import org.findbuch.archive.store.Reading;
import org.findbuch.archive.store.Texts;
import org.findbuch.archive.store.Totals;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.DocumentOutline;
import org.findbuch.document.Holding;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.Sha256;

/** The door to everything that is kept. What a method has returned from survives a power cut. */
public final class Archive implements Closeable {
  private static final int BATCH = 500;

  private final ObjectStore objects;
  private final Catalogue catalogue;
  private final Texts texts;
  private final Spool spool;
  private final Changes changes;
  private final Locks locks = new Locks();
  private final Fixity fixity;
  private final FixityRounds rounds;
  private final Receiving receiving;
  private final Revising revising;
  private final Queue queue;
  private final Editions editions;
  private final Collections collections;
  private final Saving saving;
  private final Repairs repairs;

  private Archive(
      Path folder,
      ObjectStore objects,
      Catalogue catalogue,
      Texts texts,
      Spool spool,
      Changes changes,
      Steps steps)
      throws IOException {
    this.objects = objects;
    this.catalogue = catalogue;
    this.texts = texts;
    this.spool = spool;
    this.changes = changes;
    this.queue = new Queue(catalogue, texts, locks, steps);
    this.editions = new Editions(catalogue);
    this.fixity = new Fixity(objects, catalogue);
    this.rounds = new FixityRounds(folder, fixity, catalogue, locks, Clock.systemUTC());
    this.receiving = new Receiving(catalogue, changes, locks, fixity, Clock.systemUTC());
    this.revising = new Revising(catalogue, changes, locks, Clock.systemUTC());
    this.collections = new Collections(catalogue, changes, locks);
    this.repairs = new Repairs(objects, catalogue, texts, changes, locks);
    this.saving =
        new Saving(folder, objects, catalogue, texts, changes, locks, spool.reserve(), steps);
  }

  /**
   * Opens the archive in a folder: settles what a crash left half done and empties {@code
   * incoming/}. The parts are closed with it.
   */
  public static Archive open(
      Path folder, ObjectStore objects, Catalogue catalogue, Texts texts, Steps steps)
      throws IOException {
    Spool spool = new Spool(folder.resolve("incoming"), new Reserve(folder), steps);
    spool.empty();
    Changes changes = new Changes(objects, catalogue, texts, steps, Clock.systemUTC());
    Archive archive = new Archive(folder, objects, catalogue, texts, spool, changes, steps);
    archive.repairs.open(
        () -> {
          changes.settleAll();
          archive.repairs.recoverIfLost();
          texts.sweep(archive::isToBeRead);
        });
    archive.repairs.begin();
    return archive;
  }

  /** Nothing new is taken when the disk has less left than this; 0 is no reserve. */
  public void keepFree(long bytes) {
    spool.reserve().keep(bytes);
  }

  private boolean isToBeRead(Sha256 file) throws IOException {
    Optional<Holding> holder = catalogue.holder(file);
    return holder.isPresent()
        && holder.get().document().newest().sha256().equals(file)
        && !catalogue.waiting(List.of(holder.get().id())).isEmpty();
  }

  /**
   * Copies a stream to the archive's disk and hashes it on the way.
   *
   * @throws FileTooLargeException when more than {@code mostBytes} come; nothing is kept
   * @throws org.findbuch.document.NearlyFullException when the reserve would be taken; likewise
   */
  public Spooled spool(InputStream in, long mostBytes) throws IOException {
    changes.settleLeft(locks);
    return spool.take(in, mostBytes);
  }

  /** Keeps a file as a new document, unless the same bytes are here. */
  public Receipt receive(Spooled spooled, Arrival arrival, String who) throws IOException {
    return receiving.receive(spooled, arrival, who);
  }

  /**
   * Keeps a file as the newest one of a document, unless the same bytes are here. Of the arrival
   * only name and format count.
   */
  public Receipt receiveVersion(DocumentId id, Spooled spooled, Arrival arrival, String who)
      throws IOException {
    return receiving.receiveVersion(id, spooled, arrival, who);
  }

  /**
   * Takes a document from one version to the next, which nobody else does meanwhile.
   *
   * @throws UnknownDocumentException when there is none
   * @throws CollectionException when its new collection does not exist
   */
  public Holding revise(DocumentId id, Revision revision, String who) throws IOException {
    return revising.revise(id, revision, who);
  }

  /** Settles what earlier failures have left half done; what still fails stays for later. */
  public void settleLeft() {
    changes.settleLeft(locks);
  }

  /** Changes that people made, after a number and in their order. */
  public List<ChangeRow> changes(long after, int most) throws IOException {
    return catalogue.changes(after, most);
  }

  /** Changes of one document, the newest first. */
  public List<ChangeRow> changes(DocumentId id, int most) throws IOException {
    return catalogue.changes(id, most);
  }

  /** Up to this number every change is among {@link #changes(long, int)} or never will be. */
  public long completeChanges() {
    return changes.complete();
  }

  /** Numbers of changes begin after this one, which somebody has seen already. */
  public void numberAfter(long number) {
    changes.numberAfter(number);
  }

  public Optional<Holding> find(DocumentId id) throws IOException {
    return catalogue.find(id);
  }

  /** As the other, but what is kept from somebody takes no longer than what there is not. */
  public Optional<Holding> find(DocumentId id, Access access) throws IOException {
    return catalogue.find(id, access);
  }

  /** Those of the documents that there are, in the order asked. */
  public Map<DocumentId, Holding> find(Collection<DocumentId> ids) throws IOException {
    return catalogue.find(ids);
  }

  /** Newest added first; pages count from 1. */
  public List<Holding> list(DocumentFilter filter, int page, int size) throws IOException {
    return catalogue.list(filter, page, size);
  }

  public long count(DocumentFilter filter) throws IOException {
    return catalogue.count(filter);
  }

  /** Every document of the filter, by id. What is added meanwhile may or may not be among them. */
  public void each(DocumentFilter filter, HoldingConsumer consumer) throws IOException {
    List<Holding> batch = catalogue.after(filter, null, BATCH);
    while (!batch.isEmpty()) {
      for (Holding holding : batch) {
        consumer.accept(holding);
      }
      batch = catalogue.after(filter, batch.getLast().id(), BATCH);
    }
  }

  /**
   * The bytes of any of a document's originals.
   *
   * @throws java.io.FileNotFoundException when they have been erased
   * @throws org.findbuch.archive.store.DamagedOriginalException when they are not the ones that
   *     came in; of a large file that may be known only while it is being read
   */
  public OriginalFile open(DocumentId id, Original original) throws IOException {
    return fixity.open(id, original);
  }

  /** Has everything that is stored read once in so many days; 0 for never. */
  public void startFixity(int days) {
    rounds.start(days);
  }

  public FixityState fixity() {
    return rounds.state();
  }

  public Optional<Page> page(Original original, int number) throws IOException {
    return texts.page(original.sha256(), number);
  }

  public List<PageHead> pages(Original original) throws IOException {
    return texts.heads(original.sha256());
  }

  /**
   * The pages in order, loaded in batches while one iterates; nothing when there is no text.
   * Iterating throws {@link java.io.UncheckedIOException}.
   */
  public Iterable<Page> text(Original original) throws IOException {
    return texts
        .reading(original.sha256())
        .<Iterable<Page>>map(
            reading -> new StoredText(texts, reading.number(), reading.coverage().pages()))
        .orElse(List.of());
  }

  /** What the pages of an original consist of. */
  public DocumentOutline outline(Original original) throws IOException {
    Optional<DocumentOutline> known = texts.outline(original.sha256());
    return known.isPresent() ? known.get() : HeadingList.of(text(original));
  }

  /** What came of reading an original, once it has been read. */
  public Optional<Reading> reading(Original original) throws IOException {
    return texts.reading(original.sha256());
  }

  /** How many pages of an original of a document are known. */
  public int pageCount(Holding holding, Original original) throws IOException {
    return holding.document().newest().equals(original)
        ? holding.coverage().pages()
        : reading(original).map(reading -> reading.coverage().pages()).orElse(0);
  }

  public Totals totals() throws IOException {
    return catalogue.totals();
  }

  public Collections collections() {
    return collections;
  }

  public Editions editions() {
    return editions;
  }

  public Queue queue() {
    return queue;
  }

  /** Compares every stored file with its checksum, and objects, catalogue and texts. */
  public void check(Consumer<Damage> damages) throws IOException {
    changes.settleLeft(locks);
    fixity.forget();
    new Referee(objects, catalogue, texts, locks, damages).check();
  }

  /**
   * Rebuilds the catalogue from the objects alone, and sets damaged texts aside; changes wait,
   * questions are answered.
   */
  public Recovered recover() throws IOException {
    return repairs.recoverAll();
  }

  /** Names of the stores that were damaged and are being made anew. */
  public List<String> repairs() {
    return repairs.underWay();
  }

  /** Backups of the archive, and the way back. */
  public Saving saving() {
    return saving;
  }

  /** What the archive itself says of a document, as it is stored. */
  public Optional<String> record(DocumentId id) throws IOException {
    return objects.record(id);
  }

  @Override
  public void close() throws IOException {
    try (objects;
        catalogue;
        texts;
        repairs;
        rounds) {
      // closed in turn, whichever of them fails
    }
  }
}
