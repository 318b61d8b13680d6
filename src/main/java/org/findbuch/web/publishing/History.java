package org.findbuch.web.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Document;
import org.findbuch.document.Kind;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Tombstone;
import org.findbuch.reading.Wording;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.publishing.RecordPage.Event;

/** Says what was done to a document, and what of it can be taken back. */
record History(PageTexts texts, Wording wording) {
  private static final int LONGEST_SHOWN = 80;

  List<Event> events(List<ChangeRow> changes, Document now) {
    return changes.stream().map(row -> event(row, now)).toList();
  }

  private Event event(ChangeRow row, Document now) {
    Optional<Undoing> undoing = Undoing.of(row);
    boolean canGoBack = undoing.filter(one -> one.isPossible(now)).isPresent();
    return new Event(
        what(row.change().act()),
        row.change().who(),
        texts.moment(row.change().when()),
        details(row, undoing),
        canGoBack ? String.valueOf(row.change().number()) : null);
  }

  private String what(String act) {
    return act.matches("add|add-version|edit|publish|withdraw|restore|erase")
        ? texts.say("record.act." + act)
        : texts.say("record.act.edit");
  }

  private List<String> details(ChangeRow row, Optional<Undoing> undoing) {
    List<String> details = new ArrayList<>();
    if (row.after().orElse(null) instanceof Item.OfDocument(var after)) {
      Tombstone tombstone = after.tombstone();
      if (tombstone != null) {
        details.add(texts.say("record.history.reason", shown(tombstone.reason())));
      } else if (undoing.isEmpty()) {
        details.add(after.newest().name());
      }
    }
    undoing.ifPresent(
        one -> {
          if (one.isOfRelease()) {
            details.add(
                texts.say(
                    "record.history.state",
                    wording.name(one.after().publication()),
                    wording.name(one.before().publication())));
          }
          one.fields().stream()
              .filter(field -> field.place() != MetadataField.Place.RECORD)
              .forEach(field -> details.add(changed(one, field)));
        });
    return details;
  }

  private String changed(Undoing one, MetadataField field) {
    Object value = one.before().metadata().get(field);
    String before = value instanceof Kind kind ? wording.name(kind) : RecordForm.words(value);
    String label = texts.name(field);
    return before.isEmpty()
        ? texts.say("record.history.new", label)
        : texts.say("record.history.before", label, shown(before));
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN / 2)) + " …";
  }
}
