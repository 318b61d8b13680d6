package org.findbuch.web.exchange;

import java.io.IOException;
import java.util.Optional;
import org.findbuch.document.DocumentId;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.reading.Library;
import org.jspecify.annotations.Nullable;

/** What the address of a page names, as the reader may see it. */
public final class Visible {
  private Visible() {}

  /**
   * Those taken back are gone for everybody here; staff see them at their desk. Whoever has signed
   * in sees the record as everybody will.
   */
  public static DocumentView document(Exchange exchange) throws IOException {
    DocumentId id = Address.document(exchange.http());
    Optional<Problem> gone = Gone.problem(exchange, id);
    if (gone.isPresent()) {
      throw gone.get().exception();
    }
    Library library = exchange.library();
    Optional<DocumentView> shown =
        exchange.session() == null
            ? library.document(id)
            : exchange.libraries().preview(id, library.wording());
    return shown.orElseThrow(Problem.NOT_FOUND::exception);
  }

  /**
   * One of a document's files.
   *
   * @param number of it; null for the newest
   */
  public static OriginalView original(DocumentView document, @Nullable Integer number) {
    if (number == null) {
      return document.newest();
    }
    return document.originals().stream()
        .filter(original -> original.number() == number)
        .findFirst()
        .orElseThrow(Problem.NOT_FOUND::exception);
  }
}
