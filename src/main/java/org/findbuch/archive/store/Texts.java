package org.findbuch.archive.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.findbuch.document.DocumentOutline;
import org.findbuch.document.Fault;
import org.findbuch.document.Found;
import org.findbuch.document.NewerSchemaException;
import org.findbuch.document.Page;
import org.findbuch.document.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Page texts, by the checksum of the file that they were read from. A reading is seen only once it
 * is finished, and then replaces the one before.
 */
public interface Texts extends Closeable {
  /**
   * Begins a reading, or goes on with the unfinished one of the same version; others that are
   * unfinished are thrown away.
   */
  Unfinished begin(Sha256 file, int extraction) throws IOException;

  /**
   * A reading that nobody sees yet.
   *
   * @param number names it
   * @param pages that it has already
   * @param missed why something on them is not there, or null
   */
  record Unfinished(long number, int pages, @Nullable Fault missed) {}

  /** Something on the pages of an unfinished reading, or on the next, is not among them. */
  void miss(long reading, Fault why) throws IOException;

  /**
   * Adds pages to an unfinished reading.
   *
   * @throws IOException also when it is gone, because its file was erased
   */
  void add(long reading, List<Page> pages) throws IOException;

  /** Makes a reading the one that is seen; its coverage is counted from its pages. */
  void finish(long reading, Found found, @Nullable Fault cutShort) throws IOException;

  /** Makes a reading that has no page the one that is seen. */
  void fail(long reading, Fault fault) throws IOException;

  /**
   * Pages of the reading that is seen which are still to be recognised: those without text, and
   * those whose text an older version has recognised.
   */
  List<Integer> unrecognised(Sha256 file, int version) throws IOException;

  /**
   * Puts a recognised page in the place of what was there; one that is unread only counts as looked
   * at. The pages of a later reading of the same file take it over where they have no text.
   *
   * @return false when no reading is seen, because the file was erased
   */
  boolean recognise(Sha256 file, int version, Page page) throws IOException;

  /** Pages on which nothing was recognised count as not looked at. */
  void recogniseAgain(Sha256 file) throws IOException;

  /** Says anew what is found in a file whose reading is seen; nothing where none is. */
  void found(Sha256 file, Found found) throws IOException;

  void discard(long reading) throws IOException;

  /** Throws away the readings that nobody finished, but of files that are still wanted. */
  void sweep(Wanted wanted) throws IOException;

  /** Whether a file is still to be read. */
  @FunctionalInterface
  interface Wanted {
    boolean test(Sha256 file) throws IOException;
  }

  /** The reading that is seen. */
  Optional<Reading> reading(Sha256 file) throws IOException;

  Optional<Page> page(Sha256 file, int number) throws IOException;

  List<PageHead> heads(Sha256 file) throws IOException;

  /** What the file consists of; nothing where an older program read it, or nobody has. */
  Optional<DocumentOutline> outline(Sha256 file) throws IOException;

  /** The next pages of a reading after a page number, in order. */
  List<Page> pages(long reading, int after, int most) throws IOException;

  /** Whether a reading has all the pages that it counted. */
  boolean isWhole(Reading reading) throws IOException;

  /** Deletes a file's texts so that no byte of them stays on the disk. */
  void erase(Sha256 file) throws IOException;

  /** Whether nothing was ever read. */
  boolean isEmpty() throws IOException;

  DerivedFile derived();

  /** Keeps a file elsewhere like this; the file is made if there is none. */
  TextMirror mirror(Path file) throws IOException;

  /**
   * Takes over what such a file holds, in one step; the file stays as it is.
   *
   * @throws NewerSchemaException when a newer program wrote it; nothing has changed then
   */
  void restoreFrom(Path file) throws IOException;
}
