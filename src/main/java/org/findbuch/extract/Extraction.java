package org.findbuch.extract;

import java.util.Optional;
import org.findbuch.document.Fault;
import org.findbuch.document.Found;
import org.jspecify.annotations.Nullable;

/** What came of reading a file. */
public sealed interface Extraction {
  /**
   * Its pages have been handed over.
   *
   * @param cutShort why the pages end before the file does, or null when they do not
   */
  record Read(Found found, @Nullable Fault cutShort) implements Extraction {}

  /** No page could be had. */
  record Unreadable(Fault fault) implements Extraction {}

  /** Whether this is why not all of it was read. */
  default boolean endedBy(Fault fault) {
    return why().filter(fault::equals).isPresent();
  }

  /** Why not all of it was read; empty when it was. */
  default Optional<Fault> why() {
    return switch (this) {
      case Read(var found, var cutShort) -> Optional.ofNullable(cutShort);
      case Unreadable(var fault) -> Optional.of(fault);
    };
  }
}
