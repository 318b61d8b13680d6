package org.findbuch.archive.ocfl;

import io.ocfl.api.DigestAlgorithmRegistry;
import io.ocfl.api.OcflObjectUpdater;
import io.ocfl.api.OcflOption;
import io.ocfl.api.OcflRepository;
import io.ocfl.api.exception.OcflJavaException;
import io.ocfl.api.model.ObjectVersionId;
import io.ocfl.api.model.OcflVersion;
import io.ocfl.api.model.VersionInfo;
import io.ocfl.core.OcflRepositoryBuilder;
import io.ocfl.core.extension.storage.layout.HashedNTupleIdEncapsulationLayoutExtension;
import io.ocfl.core.extension.storage.layout.OcflStorageLayoutExtension;
import io.ocfl.core.extension.storage.layout.config.HashedNTupleIdEncapsulationLayoutConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.findbuch.archive.store.Change;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.Held;
import org.findbuch.archive.store.Intent;
import org.findbuch.archive.store.Item;
import org.findbuch.archive.store.Mirror;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Original;
import org.jspecify.annotations.Nullable;

/**
 * Objects in an OCFL 1.1 storage root: {@code original/<name>} and {@code metadata.json} in each
 * version, identified by SHA-256, laid out by extension 0003.
 */
public final class OcflStore implements ObjectStore {
  private static final String ORIGINAL = "original/";
  private static final String USER = "Findbuch";

  private final StorageRoot root;
  private final OcflRepository repository;
  private final OcflStorageLayoutExtension layout;
  private final RecordCodec records = new JsonRecords();
  private final RecordReader reader;

  /** Folders that became empty are deleted; nobody may be filling one then. */
  private final ReadWriteLock folders = new ReentrantReadWriteLock();

  private OcflStore(StorageRoot root, OcflRepository repository) {
    this.root = root;
    this.repository = repository;
    this.reader = new RecordReader(repository, records);
    this.layout = new HashedNTupleIdEncapsulationLayoutExtension();
    this.layout.init(layout());
  }

  /** How records are written in objects, and wherever else they are kept. */
  public static RecordCodec records() {
    return new JsonRecords();
  }

  /** Opens the storage root {@code ocfl/} in an archive's folder, or makes a new one. */
  public static OcflStore open(Path archive) throws IOException {
    Path root = Files.createDirectories(archive.resolve("ocfl"));
    StorageRoot storage = new StorageRoot(root);
    boolean isUnused = storage.isUnused();
    if (isUnused) {
      // A power cut may have left a half of what makes it a storage root.
      try (Stream<Path> all = Files.list(root)) {
        for (Path half : all.toList()) {
          Staging.delete(half);
        }
      }
    }
    Path work = Files.createDirectories(archive.resolve("incoming"));
    try {
      OcflRepository repository =
          new OcflRepositoryBuilder()
              .defaultLayoutConfig(layout())
              .ocflConfig(
                  config ->
                      config
                          .setOcflVersion(OcflVersion.OCFL_1_1)
                          .setDefaultDigestAlgorithm(DigestAlgorithmRegistry.sha256))
              .prettyPrintJson()
              .storage(builder -> builder.storage(new ForcedStorage(root)))
              .workDir(work)
              .build();
      if (isUnused) {
        Disk.forceEach(root);
        ObjectFolder.force(archive.toAbsolutePath().resolveSibling("."));
      }
      ObjectFolder.force(archive);
      return new OcflStore(storage, repository);
    } catch (OcflJavaException e) {
      throw new IOException("the archive's objects cannot be opened: " + e.getMessage(), e);
    }
  }

  private static HashedNTupleIdEncapsulationLayoutConfig layout() {
    return new HashedNTupleIdEncapsulationLayoutConfig()
        .setDigestAlgorithm(DigestAlgorithmRegistry.sha256)
        .setTupleSize(3)
        .setNumberOfTuples(1);
  }

  @Override
  public void put(Item item, Change change, @Nullable Path file) throws IOException {
    ObjectName name = ObjectName.of(item);
    if (item instanceof Item.OfDocument(var document)
        && document.version() == 1
        && folder(name).exists()) {
      throw new IOException(
          "there is an object " + document.id() + " that the catalogue does not list: recover it");
    }
    update(
        name,
        info(item, change),
        updater -> {
          if (file != null && item instanceof Item.OfDocument(var document)) {
            replaceOriginal(updater, document, file);
          }
          write(updater, records.write(item, change));
        });
  }

  /** What any OCFL tool shows of a version. */
  private static VersionInfo info(Item item, Change change) {
    String what =
        switch (item) {
          case Item.OfDocument(var document) ->
              "version " + document.version() + ", " + document.publication().code();
          case Item.OfCollection ignored -> "collection";
        };
    return new VersionInfo()
        .setMessage(change.act().isEmpty() ? what : change.act() + ": " + what)
        .setUser(change.who().isEmpty() ? USER : change.who(), "urn:findbuch")
        .setCreated(change.when().atOffset(ZoneOffset.UTC));
  }

  private static void replaceOriginal(OcflObjectUpdater updater, Document document, Path file) {
    int count = document.originals().size();
    if (count > 1) {
      updater.removeFile(ORIGINAL + document.originals().get(count - 2).name());
    }
    updater.addPath(file, ORIGINAL + document.newest().name(), OcflOption.MOVE_SOURCE);
  }

  private static void write(OcflObjectUpdater updater, String json) {
    byte[] bytes = (json + "\n").getBytes(StandardCharsets.UTF_8);
    updater.writeFile(new ByteArrayInputStream(bytes), RecordReader.METADATA, OcflOption.OVERWRITE);
  }

  private void update(ObjectName name, VersionInfo info, Consumer<OcflObjectUpdater> changes)
      throws IOException {
    try (Held _ = hold(folders.readLock())) {
      repository.updateObject(ObjectVersionId.head(name.urn()), info, changes);
    } catch (OcflJavaException e) {
      throw RecordReader.failed("could not be written", name, e);
    }
  }

  private static Held hold(Lock lock) {
    lock.lock();
    return lock::unlock;
  }

  @Override
  public void force(Item item) throws IOException {
    folder(ObjectName.of(item)).force();
  }

  @Override
  public void erase(Document tombstone, Change change) throws IOException {
    ObjectName name = ObjectName.of(tombstone.id());
    try (Held _ = hold(folders.writeLock())) {
      if (folder(name).exists()) {
        repository.purgeObject(name.urn());
      }
    } catch (OcflJavaException e) {
      throw RecordReader.failed("could not be erased", name, e);
    }
    put(new Item.OfDocument(tombstone), change, null);
    folder(name).force();
  }

  @Override
  public boolean mend(Intent intent) throws IOException {
    ObjectName name = ObjectName.of(intent.item());
    ObjectFolder folder = folder(name);
    try (Held _ = hold(folders.writeLock())) {
      boolean whole = folder.exists() && folder.mend(intent.change().when());
      repository.invalidateCache(name.urn());
      if (!whole && folder.exists() && !intent.isNew()) {
        throw new IOException("object " + name.id() + " has no whole version left");
      }
      if (!whole) {
        folder.delete();
      }
      return whole;
    }
  }

  @Override
  public void takeBack(Intent intent) throws IOException {
    ObjectName name = ObjectName.of(intent.item());
    ObjectFolder folder = folder(name);
    try (Held _ = hold(folders.writeLock())) {
      repository.invalidateCache(name.urn());
      if (intent.isNew()) {
        folder.delete();
      } else {
        folder.takeBack(record -> reader.isOf(intent.change(), record));
      }
    }
  }

  @Override
  public Optional<Document> document(DocumentId id) throws IOException {
    return reader.document(id);
  }

  @Override
  public Optional<Collection> collection(CollectionId id) throws IOException {
    return reader.collection(id);
  }

  @Override
  public Optional<Path> original(DocumentId id, Original original) throws IOException {
    ObjectName name = ObjectName.of(id);
    try {
      return reader.place(name, ORIGINAL, original).map(root.path()::resolve);
    } catch (OcflJavaException unreadable) {
      return folder(name).find(ORIGINAL, original.sha256().hex());
    }
  }

  @Override
  public void heal(DocumentId id, Original original, Path sound) throws IOException {
    Path place = original(id, original).orElseThrow();
    ObjectFolder.force(sound);
    Path around = Files.createDirectories(Objects.requireNonNull(place.getParent()));
    Files.move(sound, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    new ObjectFolder(root.path(), around).forceFolders();
  }

  @Override
  public List<Damage> inspect(boolean document, String id) throws IOException {
    return new Inspection(folder(new ObjectName(document, id)), id).damages();
  }

  @Override
  public void each(ItemConsumer items, Consumer<String> problems) throws IOException {
    root.walk(new ItemReader(reader, items, problems));
  }

  @Override
  public void check(Inspector inspector) throws IOException {
    root.walk(new Checking(reader, repository, root, inspector));
  }

  @Override
  public Mirror mirrorTo(Path folder, Mirror.Errand errand) throws IOException {
    return new OcflMirror(root, folder, Mirror.STAGING, this::place, errand);
  }

  @Override
  public Mirror mirrorFrom(Path folder, Mirror.Errand errand) throws IOException {
    StorageRoot from = new StorageRoot(folder.resolve("ocfl"));
    Path archive = root.path().resolveSibling(".").normalize();
    return new OcflMirror(from, archive, "incoming/restore", this::place, errand);
  }

  @Override
  public List<Damage> mendAll() throws IOException {
    List<Damage> broken = new ArrayList<>();
    root.walk(new Mending(broken));
    repository.invalidateCache();
    return broken;
  }

  @Override
  public long examine(Path folder, Consumer<Damage> damages) throws IOException {
    return new Examination(new StorageRoot(folder.resolve("ocfl")), damages).objects();
  }

  private String place(ObjectName name) {
    return layout.mapObjectId(name.urn());
  }

  @Override
  public boolean isEmpty() throws IOException {
    return root.isEmpty();
  }

  @Override
  public RecordCodec codec() {
    return records;
  }

  @Override
  public Optional<String> record(DocumentId id) throws IOException {
    return reader.record(ObjectName.of(id));
  }

  private ObjectFolder folder(ObjectName name) {
    return new ObjectFolder(root.path(), root.path().resolve(place(name)));
  }

  @Override
  public void close() {
    repository.close();
  }
}
