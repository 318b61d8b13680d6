package org.findbuch.web.page;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Publication;
import org.findbuch.document.Tombstone;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Wording;
import org.findbuch.web.exchange.PageTexts;
import org.jspecify.annotations.Nullable;

/**
 * Who may see a document, as staff read it.
 *
 * @param until day on which it appears by itself, or null
 * @param since moment from which everybody may see it, or nobody any more; null where that is
 *     something else or not known
 */
public record Visibility(
    Publication publication, @Nullable LocalDate until, @Nullable Instant since) {
  private static final int MOST_CHANGES = 500;

  public static Visibility of(Archive archive, Holding holding) throws IOException {
    Document document = holding.document();
    Tombstone tombstone = document.tombstone();
    Instant since =
        document.publication() == Publication.PUBLISHED
            ? published(archive, document.id()).orElse(null)
            : null;
    return new Visibility(
        document.publication(),
        document.embargoUntil(),
        tombstone == null ? since : tombstone.since());
  }

  /** Without since when, which only the history of the document says. */
  public static Visibility of(DocumentView document) {
    return new Visibility(document.publication(), document.embargoUntil(), null);
  }

  private static Optional<Instant> published(Archive archive, DocumentId id) throws IOException {
    for (ChangeRow row : archive.changes(id, MOST_CHANGES)) {
      if (isPublic(row.after()) && !isPublic(row.before())) {
        return Optional.of(row.change().when());
      }
    }
    return Optional.empty();
  }

  private static boolean isPublic(Optional<Item> item) {
    return item.orElse(null) instanceof Item.OfDocument(var document)
        && document.publication().isPublic();
  }

  /** {@code Öffentlich seit 30. November 2026}, {@code Gesperrt bis 1. Januar 2030}. */
  public String text(PageTexts texts) {
    String key = "standing." + publication.code();
    if (publication == Publication.EMBARGOED && until != null) {
      return texts.say(key, texts.day(until));
    }
    return since == null
        ? Wording.of(texts.language()).name(publication)
        : texts.say(key, texts.day(since));
  }
}
