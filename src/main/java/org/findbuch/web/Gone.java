package org.findbuch.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.findbuch.document.DocumentId;
import org.findbuch.reading.TombstoneView;

/** Tells documents that were taken back from those that never were. */
final class Gone {
  private Gone() {}

  static ProblemException orNotFound(Visit visit, DocumentId id) {
    try {
      return problem(visit, id).orElse(Problem.NOT_FOUND).exception();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Optional<Problem> problem(Visit visit, DocumentId id) throws IOException {
    return visit.library().tombstone(id).map(stone -> problem(visit.texts(), stone));
  }

  private static Problem problem(Texts texts, TombstoneView stone) {
    return Problem.of(410, stone.publication(), texts.day(stone.since()), stone.reason())
        .with("id", stone.id())
        .with("publication", stone.publication())
        .with("since", stone.since())
        .with("reason", stone.reason());
  }
}
