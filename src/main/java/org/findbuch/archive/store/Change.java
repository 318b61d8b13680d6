package org.findbuch.archive.store;

import java.time.Instant;

/**
 * Who changed something. It is stored in the object that it changed, so that the catalogue's rows
 * can be made again.
 *
 * @param number rises strictly over the whole archive and is never given twice; 0 of a change that
 *     a program before this one made, which gets a number in the catalogue
 * @param who a name, or empty where nobody wrote it down
 * @param act a word such as {@code publish}, or empty
 */
public record Change(long number, Instant when, String who, String act) {
  /** One of which only the time is known. */
  public static Change before(Instant when) {
    return new Change(0, when, "", "");
  }
}
