package org.findbuch.web.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.findbuch.document.DocumentId;
import org.findbuch.reading.DocumentView.TombstoneView;

/** Tells documents that were taken back from those that never were. */
public final class Gone {
  private Gone() {}

  public static ProblemException orNotFound(Exchange exchange, DocumentId id) {
    try {
      return problem(exchange, id).orElse(Problem.NOT_FOUND).exception();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public static Optional<Problem> problem(Exchange exchange, DocumentId id) throws IOException {
    return exchange.library().tombstone(id).map(stone -> problem(exchange.texts(), stone));
  }

  private static Problem problem(PageTexts texts, TombstoneView stone) {
    String title = stone.title();
    String what =
        title == null ? texts.say("gone.this") : texts.say("gone.named", title, year(stone));
    Problem problem =
        Problem.of(410, stone.publication().code(), texts.day(stone.since()), stone.reason(), what);
    return (title == null ? problem : problem.with("title", title))
        .with("id", stone.id())
        .with("publication", stone.publication())
        .with("since", stone.since())
        .with("reason", stone.reason());
  }

  /** With a blank before it; nothing where no date is known. */
  private static String year(TombstoneView stone) {
    return stone.date() == null ? "" : " (" + stone.date().firstYear() + ")";
  }
}
