package org.findbuch.web.adding;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Typed;
import org.findbuch.document.TypedDate;
import org.findbuch.document.WrongValueException;
import org.findbuch.editing.Additions;
import org.findbuch.staff.Batch;
import org.findbuch.staff.BatchFile;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.ProblemException;

/** Finds what an address names, and reads what is said of all files of a batch. */
record BatchDoor(Additions additions, Archive archive, BatchReading reading) {
  private static final int LONGEST_LICENCE = 300;

  Batch batch(Context http) throws IOException {
    return additions.batches().find(http.pathParam("id")).orElseThrow(Problem.NOT_FOUND::exception);
  }

  BatchFile file(Context http) throws IOException {
    String number = http.pathParam("n");
    Optional<BatchFile> file =
        number.matches("[1-9]\\d{0,8}")
            ? additions.batches().file(http.pathParam("id"), Integer.parseInt(number))
            : Optional.empty();
    return file.orElseThrow(Problem.NOT_FOUND::exception);
  }

  /** What was typed, each of it empty where nothing was. */
  Batch.Defaults defaults(Exchange exchange, String collection, String licence, String date)
      throws IOException {
    Optional<CollectionId> known = CollectionId.parse(collection.strip());
    if (!collection.isBlank()
        && (known.isEmpty() || archive.collections().find(known.get()).isEmpty())) {
      throw wrong(exchange, "collection", collection, "known-collection");
    }
    String line = Typed.line(licence).strip();
    if (line.length() > LONGEST_LICENCE) {
      throw wrong(exchange, "licence", line, "shorter");
    }
    DocumentDate day = date.isBlank() ? null : day(exchange, date);
    return new Batch.Defaults(known.orElse(null), line.isEmpty() ? null : line, day);
  }

  private static DocumentDate day(Exchange exchange, String typed) {
    try {
      return TypedDate.of("date", typed);
    } catch (WrongValueException wrong) {
      throw wrong(exchange, "date", typed, wrong.expected().code());
    }
  }

  /** The sentence calls the field what the page does; scripts get its own name beside it. */
  private static ProblemException wrong(Exchange exchange, String field, String value, String way) {
    String label = exchange.texts().say("adding." + field);
    return ProblemException.wrong("field", exchange.texts(), label, value, way)
        .problem()
        .with("field", field)
        .exception();
  }
}
