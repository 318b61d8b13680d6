package org.findbuch.extract;

import org.findbuch.document.Fault;
import org.findbuch.document.Format;

/** What a file is, by its content first and its name second. */
public sealed interface Recognition {
  record Known(Format format) implements Recognition {}

  /** Nothing that the archive takes. */
  record Refused(Fault fault) implements Recognition {}
}
