package org.findbuch.archive.store;

import java.io.Closeable;
import java.io.IOException;

/**
 * Copies objects to or from a folder elsewhere that holds the same ones. What is copied stands
 * aside until {@link #publish} puts it in its place; in its place it is whole and on the disk.
 *
 * <p>Files of an object never change, so only new ones are copied. A file that does not fit its
 * checksum is named, and never replaces one that is there.
 */
public interface Mirror extends Closeable {
  /** Name of the folder in a backup for what is not in its place yet. */
  String STAGING = "partial";

  int NO_OBJECT = -1;

  /** Makes the folder a storage root of its own that others can read. */
  void begin() throws IOException;

  /**
   * Every object of the source, in no order and several at once. What has been copied is put in its
   * place whenever it is much, and at the end.
   */
  void each(ObjectConsumer objects) throws IOException;

  /**
   * Copies what is new of one object, which nobody may change meanwhile.
   *
   * @return number of the newest version in the source, 0 if it makes no sense, or {@link
   *     #NO_OBJECT}
   */
  int copy(boolean document, String id) throws IOException;

  /** Puts everything copied in its place. */
  void publish() throws IOException;

  /** Moves objects that are not known aside. */
  void setAside(KnownObjects known) throws IOException;

  Tally tally();

  /** Takes objects one after the other. */
  @FunctionalInterface
  interface ObjectConsumer {
    void object(boolean document, String id) throws IOException;
  }

  /** Knows which objects belong here. */
  @FunctionalInterface
  interface KnownObjects {
    boolean isKnown(boolean document, String id) throws IOException;
  }

  /**
   * What was done so far, in files.
   *
   * @param removed files of objects that have been erased
   */
  record Tally(long copied, long unchanged, long removed, long bytes) {}

  /** What a mirror asks of whoever uses it, and tells them; in several threads. */
  interface Errand {
    /** Whether files that are there already are left unread. */
    boolean isQuick();

    boolean isStopAsked();

    /** Whether a document has been erased, so that what was copied of it has to go. */
    boolean isErased(String id) throws IOException;

    /** Whether a file, named below the folder, was already wrong when it was copied. */
    boolean isUnsound(String file);

    void unsound(String file);

    void sound(String file);

    void damage(Damage damage);

    /** A file that had become damaged where it is copied to has been replaced by the sound one. */
    void mended(String file);

    /** Called before anything is put in its place. */
    void publishing() throws IOException;
  }
}
