package org.findbuch.editing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Revision;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Publication;

/**
 * The second pair of eyes: a document in review is published, or planned to be, by somebody else
 * than the person who asked for the review. To ask is free, and can be taken back.
 */
record Reviews(Archive archive) {
  /** A review that began before so many changes holds nobody back. */
  private static final int MOST_CHANGES = 500;

  /** Who asked for the review that a document is in, if that is known. */
  Optional<String> asker(DocumentId id) throws IOException {
    for (ChangeRow row : archive.changes(id, MOST_CHANGES)) {
      if (isInReview(row.after()) && !isInReview(row.before())) {
        return Optional.of(row.change().who());
      }
    }
    return Optional.empty();
  }

  private static boolean isInReview(Optional<Item> item) {
    return item.orElse(null) instanceof Item.OfDocument(var document)
        && document.publication() == Publication.REVIEW;
  }

  /** A revision that does not let somebody agree with themselves. */
  Revision guarded(Revision revision, String who) {
    return new Revision() {
      @Override
      public String act(Document before, Document after) {
        return revision.act(before, after);
      }

      @Override
      public Document of(Document before, Instant now) {
        Document after = revision.of(before, now);
        if (before.publication() == Publication.REVIEW && isReleased(after)) {
          requireAnother(before.id(), who);
        }
        return after;
      }
    };
  }

  private static boolean isReleased(Document after) {
    return after.publication() == Publication.PUBLISHED
        || after.publication() == Publication.EMBARGOED;
  }

  private void requireAnother(DocumentId id, String who) {
    try {
      if (asker(id).filter(who::equals).isPresent()) {
        throw new OwnReviewException(id, who);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
