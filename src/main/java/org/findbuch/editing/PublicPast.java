package org.findbuch.editing;

import java.io.IOException;
import java.util.List;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Document;

/**
 * Whether everybody could read a document once, whatever it has become since. Its address may be
 * cited then, and whoever follows it is told what became of the document.
 */
record PublicPast(Archive archive) {

  boolean holds(Document document) throws IOException {
    if (document.publication().isPublic()) {
      return true;
    }
    List<ChangeRow> all = archive.changes(document.id(), Integer.MAX_VALUE);
    return all.stream().anyMatch(PublicPast::endsPublic);
  }

  /** What was published was left so by one of its changes. */
  private static boolean endsPublic(ChangeRow row) {
    return row.after().orElse(null) instanceof Item.OfDocument(var after)
        && after.publication().isPublic();
  }
}
