package org.findbuch.archive;

import java.io.IOException;
import org.findbuch.document.Holding;

/** Takes documents one after the other; may take long, and may change the archive meanwhile. */
@FunctionalInterface
public interface HoldingConsumer {
  void accept(Holding holding) throws IOException;

  /** Hands each to another one as well. */
  default HoldingConsumer and(HoldingConsumer also) {
    return holding -> {
      accept(holding);
      also.accept(holding);
    };
  }
}
