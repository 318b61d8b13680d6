package org.findbuch.archive;

import org.findbuch.document.Holding;
import org.findbuch.document.Twin;

/**
 * Another document with the text of one, or nearly so.
 *
 * @param said whether a person has said so; else it is likely
 */
public record Edition(Holding holding, Twin twin, boolean said) {
  /** Whether a search shows both as one hit. */
  public boolean isOneHit() {
    return said || twin.isClose();
  }
}
