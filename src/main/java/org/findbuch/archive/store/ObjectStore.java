package org.findbuch.archive.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Original;
import org.jspecify.annotations.Nullable;

/**
 * The truth: every version of files and metadata. Callers never change one object from two threads
 * at a time.
 *
 * <p>What holds for every store: after {@link #put} and {@link #force} an item survives a power
 * cut; a crash in between leaves the old version, the new one, or something that {@link #mend}
 * brings back to one of them.
 */
public interface ObjectStore extends Closeable {
  /**
   * Adds a version: the record, and the file as its newest original if one is given.
   *
   * @param file is moved away
   */
  void put(Item item, Change change, @Nullable Path file) throws IOException;

  /** Returns when the newest version of the object is on the disk, with all folders to it. */
  void force(Item item) throws IOException;

  /**
   * Replaces the object by one that holds nothing but this record; bytes and history are gone. May
   * be repeated.
   */
  void erase(Document tombstone, Change change) throws IOException;

  /**
   * Brings an object back to its newest whole version after a crash, without what was half made.
   *
   * @return whether there is an object afterwards
   */
  boolean mend(Intent intent) throws IOException;

  /**
   * Deletes what was made of a change that is refused. When this has returned it cannot be made any
   * more, whatever happens; {@link #mend} brings the object back to what it was before.
   */
  void takeBack(Intent intent) throws IOException;

  Optional<Document> document(DocumentId id) throws IOException;

  Optional<Collection> collection(CollectionId id) throws IOException;

  /**
   * Where the bytes of an original of a document lie, found by checksum; they may be damaged or
   * gone. Empty when its object lists no such file.
   */
  Optional<Path> original(DocumentId id, Original original) throws IOException;

  /** Puts sound bytes of an original where they lie, in one step; the file is moved away. */
  void heal(DocumentId id, Original original, Path sound) throws IOException;

  /** Reads every stored byte of a document, or else of a collection, and names each fault. */
  List<Damage> inspect(boolean document, String id) throws IOException;

  /** Every item, in no order; what cannot be understood is told as a sentence and left out. */
  void each(ItemConsumer items, Consumer<String> problems) throws IOException;

  /** Reads every stored byte and names each fault. */
  void check(Inspector inspector) throws IOException;

  /** Copies objects to a folder that becomes a storage root. */
  Mirror mirrorTo(Path folder, Mirror.Errand errand) throws IOException;

  /** Copies objects from a folder that {@link #mirrorTo} has filled. */
  Mirror mirrorFrom(Path folder, Mirror.Errand errand) throws IOException;

  /**
   * Brings every object back to its newest whole version, after a copying that broke off.
   *
   * @return those that have none
   */
  List<Damage> mendAll() throws IOException;

  /**
   * Reads every object in a folder that {@link #mirrorTo} has filled, and says how many there are.
   */
  long examine(Path folder, Consumer<Damage> damages) throws IOException;

  /** How records are written in objects, and wherever else they are kept. */
  RecordCodec codec();

  /** What an object says of its document, as it is stored. */
  Optional<String> record(DocumentId id) throws IOException;

  /** Whether there is no object at all. */
  boolean isEmpty() throws IOException;

  /** Takes items one after the other, each as the changes that made it, oldest first. */
  @FunctionalInterface
  interface ItemConsumer {
    void accept(List<Intent> versions) throws IOException;
  }

  /** Follows a check from object to object. */
  interface Inspector {
    /** Keeps an object from being changed until it has been looked at. */
    Held hold(boolean document, String id);

    /** There is an object, understood or not, of a document or else of a collection. */
    void seen(boolean document, String id);

    /** What an object says, when it can be understood. */
    void item(Item item) throws IOException;

    /** Something is wrong with the stored files. */
    void damage(Damage damage);
  }
}
