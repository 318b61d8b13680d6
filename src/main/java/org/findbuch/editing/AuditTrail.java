package org.findbuch.editing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Collection;
import org.findbuch.document.Document;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Tombstone;
import org.findbuch.staff.Act;
import org.findbuch.staff.Audit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the audit's lines from the catalogue's changes, each once. A crash between a change and its
 * line, or a desk that was brought back from an older copy, only means that lines are made later.
 */
record AuditTrail(Archive archive, Audit audit) {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
  private static final int BATCH = 500;

  /** A damaged file was replaced by the sound one. */
  private static final String HEAL = "heal";

  /** Writes that somebody brought the sound file; that is no change of the catalogue. */
  void healed(Actor actor, Holding holding) {
    try {
      audit.write(actor.name(), HEAL, holding.id().value(), holding.title());
    } catch (IOException failed) {
      LOG.error("the audit lacks that {} healed {}", actor.name(), holding.id(), failed);
    }
  }

  /** Makes every line that is missing; durable when it returns. */
  synchronized void follow() throws IOException {
    long complete = archive.completeChanges();
    long followed = audit.followed();
    archive.numberAfter(followed);
    List<ChangeRow> rows = archive.changes(followed, BATCH);
    while (!rows.isEmpty()) {
      long last = rows.getLast().change().number();
      audit.follow(lines(rows), Math.min(last, complete));
      // What comes behind a batch that is not full is followed by whoever makes it.
      rows = rows.size() < BATCH ? List.of() : archive.changes(last, BATCH);
    }
  }

  /** A line that cannot be written now is made from its change later; the change itself is made. */
  void tryToFollow() {
    try {
      follow();
    } catch (IOException failed) {
      LOG.error("lines of the audit are made later", failed);
    }
  }

  private static Map<Long, Act> lines(List<ChangeRow> rows) {
    Map<Long, Act> lines = new LinkedHashMap<>();
    for (ChangeRow row : rows) {
      var change = row.change();
      // Who changed what before changes had numbers is not known, or stands in the audit already.
      if (!change.who().isEmpty()) {
        lines.put(
            change.number(),
            new Act(change.when(), change.who(), change.act(), row.id(), detail(row)));
      }
    }
    return lines;
  }

  private static String detail(ChangeRow row) {
    return switch (row.after().orElse(null)) {
      case null -> "";
      case Item.OfCollection(var collection) -> detail(row, collection);
      case Item.OfDocument(var document) -> detail(row, document);
    };
  }

  /** What was changed of one that stays; the title of one that comes, goes or is merged. */
  private static String detail(ChangeRow row, Collection after) {
    boolean isEdited =
        row.change().act().equals(Operation.EDIT_COLLECTION.code()) && row.before().isPresent();
    if (isEdited && row.before().get() instanceof Item.OfCollection(var before)) {
      return String.join(", ", before.differing(after));
    }
    return after.mergedInto() == null ? after.title() : after.title() + " > " + after.mergedInto();
  }

  private static String detail(ChangeRow row, Document after) {
    Tombstone tombstone = after.tombstone();
    if (tombstone != null) {
      return tombstone.reason();
    }
    if (row.before().orElse(null) instanceof Item.OfDocument(var before)
        && before.originals().equals(after.originals())) {
      List<String> changed = new ArrayList<>();
      if (!before.release().equals(after.release())) {
        changed.add(after.publication().code());
      }
      changed.addAll(differing(before.metadata(), after.metadata()));
      return String.join(", ", changed);
    }
    return after.newest().name();
  }

  private static List<String> differing(Metadata before, Metadata after) {
    return Arrays.stream(MetadataField.values())
        .filter(field -> !Objects.equals(before.get(field), after.get(field)))
        .map(MetadataField::code)
        .toList();
  }
}
