package org.findbuch.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;

/**
 * Two shelves of documents that can be searched: what everybody may see, and what only staff may
 * see. A document stands on one of them. The public shelf has never held a document of the other,
 * so none of its counts, statistics or suggestions can tell of one.
 *
 * <p>All methods may be called from any thread. What holds for every engine: {@code put} and {@code
 * remove} may be repeated with the same result; what was not {@code refresh}ed may be lost when the
 * process ends; what was is there after a crash.
 */
public interface SearchIndex extends Closeable {
  /**
   * Adds a document or replaces the one with the same id, also when that stands on the other shelf.
   *
   * @throws IOException when the engine cannot take it; the index is then as it was before
   */
  void put(IndexedDocument document) throws IOException;

  /** Removes a document from both shelves; nothing happens when it is on neither. */
  void remove(DocumentId id) throws IOException;

  /**
   * Removes documents for good: when this returns, no file of the index holds a word of them, that
   * of a generation being built included. Costs about as much as building the segments that held
   * them, and refreshes everything else as well.
   *
   * @throws IOException when it could not be done; nobody finds the documents any more or
   *     everything is as before, and it is to be tried again
   */
  void erase(Set<DocumentId> ids) throws IOException;

  /** Makes all that was put and removed durable, and visible to searches that begin later. */
  void refresh() throws IOException;

  /** Every document that is visible now, with its shelf and the stamp that it was put with. */
  Map<DocumentId, Entry> entries() throws IOException;

  /** One document's place in the index. */
  record Entry(Access shelf, long stamp) {}

  /** Searches for a reader; staff find what is on either shelf. Always sees the newest refresh. */
  Searcher searcher(Access access);

  /** Begins an empty generation beside this one, which goes on answering until the switch. */
  Rebuild rebuild() throws IOException;

  /**
   * Finds damaged files, each with what is wrong with it, and answers no more where there are any,
   * until it has been built again.
   *
   * @param all whether the checksums of all files are verified, which reads them; else those that
   *     are gone or have changed are found, which costs next to nothing
   */
  Map<Path, String> damaged(boolean all) throws IOException;

  /** What is being served. */
  Generation generation();

  /** How large that is, nothing where it is damaged; costs the same however large. */
  Size size() throws IOException;

  /**
   * What searches see, on both shelves, and what it takes on disk.
   *
   * @param documents those with pages and those without
   */
  record Size(long documents, long pages, long bytes) {}

  /**
   * The generation that answers.
   *
   * @param name its folder
   * @param complete false while a search would miss documents: the first one is being built, or
   *     this one is damaged
   * @param outdated true when an older version of the program made it: it answers, and should be
   *     built again
   * @param built documents that the one holds which is being built beside it
   */
  record Generation(String name, boolean complete, boolean outdated, long built) {
    /** With none beside it. */
    public Generation(String name, boolean complete, boolean outdated) {
      this(name, complete, outdated, 0);
    }
  }

  /**
   * A new generation that nobody sees yet. Closing it without {@link #switchOver} throws it away.
   */
  interface Rebuild extends Closeable {
    void put(IndexedDocument document) throws IOException;

    void remove(DocumentId id) throws IOException;

    /** Makes it durable, lets it answer, and deletes the one before. */
    void switchOver() throws IOException;
  }
}
