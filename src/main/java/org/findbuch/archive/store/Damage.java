package org.findbuch.archive.store;

import org.findbuch.document.Coded;

/**
 * One fault that a check found.
 *
 * @param subject what is affected: a document id, a collection id or a path below the archive
 * @param detail what was expected and what is there
 */
public record Damage(Type type, String subject, String detail) {
  /** The kinds of fault. */
  public enum Type implements Coded {
    /** A stored file does not fit its checksum. */
    WRONG_BYTES,
    /** A file that the archive lists is not there. */
    MISSING_FILE,
    /** A file that nothing lists. */
    STRAY_FILE,
    /** The archive object itself cannot be understood. */
    BROKEN_OBJECT,
    /** The catalogue lists a document that has no object. */
    ROW_WITHOUT_OBJECT,
    /** The archive holds an object that the catalogue does not list. */
    OBJECT_WITHOUT_ROW,
    /** The catalogue says something else than the object. */
    ROW_DIFFERS,
    /** A document that is searchable is not in the index. */
    NOT_INDEXED,
    /** The index holds an older state of a document. */
    INDEX_STALE,
    /** A file of the index is not what it was, or is gone. */
    INDEX_DAMAGED,
    /** The index holds a document that it should not hold, or on the wrong shelf. */
    INDEX_STRAY,
    /** A document is said to be read, but its text is missing. */
    TEXT_MISSING,
    /** Texts were lost and are being read again. */
    TEXT_AWAITED,
    /** The file of a store is damaged. */
    STORE_DAMAGED,
    /** A backup held an object that the archive does not know; it was set aside. */
    SET_ASIDE
  }
}
