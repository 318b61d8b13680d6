package org.findbuch.archive;

import org.findbuch.document.Holding;

/** What became of a file that was handed in. */
public sealed interface Receipt {
  Holding holding();

  /** Safe on disk: original and record will be there after any crash. */
  record Stored(Holding holding) implements Receipt {}

  /**
   * The same bytes are here already, whoever may see them.
   *
   * @param healed whether those were damaged, and these took their place
   */
  record AlreadyThere(Holding holding, boolean healed) implements Receipt {}

  /** The same bytes were erased for good and are not taken again. */
  record Erased(Holding holding) implements Receipt {}
}
