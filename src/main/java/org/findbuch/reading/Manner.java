package org.findbuch.reading;

import org.findbuch.document.Coded;

/** How a word that was asked for and a word that was found go together, the closest first. */
public enum Manner implements Coded {
  /** The same word, whatever its capitals and umlauts are written like. */
  EXACT,
  /** The words of a phrase one after the other. */
  PHRASE,
  /** The words of a phrase in the same stretch. */
  NEAR,
  /** Another form of it. */
  INFLECTED,
  /** It begins so. */
  PREFIX,
  /** It holds what was asked for, as a compound does. */
  PART,
  /** What was asked for is a compound, and this is a part of it. */
  SHARE,
  /** It is spelled much like it. */
  SIMILAR,
  /** It means the same to the search, for a reason that the letters do not show. */
  RELATED
}
