package org.findbuch.web.publishing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Document;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Relation;
import org.findbuch.document.Tombstone;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.page.Timeline;
import org.findbuch.web.page.Timeline.Event;
import org.findbuch.web.page.Values;
import org.findbuch.web.page.Visibility;
import org.jspecify.annotations.Nullable;

/** Says what was done to a document, and what of it can be taken back. */
record History(PageTexts texts, Values values) {
  Timeline of(List<ChangeRow> changes, Document now) throws IOException {
    List<Event> events = new ArrayList<>();
    for (int place = 0; place < changes.size(); place++) {
      boolean canGoBack = Undoing.at(changes, place, now).isPresent();
      ChangeRow row = changes.get(place);
      events.add(event(row, Undoing.takenBack(changes, place).orElse(null), canGoBack));
    }
    return new Timeline(events);
  }

  private Event event(ChangeRow row, @Nullable ChangeRow back, boolean canGoBack)
      throws IOException {
    List<String> details = new ArrayList<>(details(row));
    if (back != null) {
      String when = texts.moment(back.change().when());
      details.addFirst(texts.say("record.history.undone", when, back.change().who()));
    }
    return new Event(
        back == null ? what(row.change().act()) : texts.say("record.act.undone"),
        row.change().who(),
        texts.moment(row.change().when()),
        details,
        canGoBack ? String.valueOf(row.change().number()) : null);
  }

  private String what(String act) {
    return act.matches("add|add-version|edit|publish|withdraw|restore|erase")
        ? texts.say("record.act." + act)
        : texts.say("record.act.edit");
  }

  private List<String> details(ChangeRow row) throws IOException {
    if (!(row.after().orElse(null) instanceof Item.OfDocument(var after))) {
      return List.of();
    }
    Tombstone tombstone = after.tombstone();
    Document before =
        row.before().orElse(null) instanceof Item.OfDocument(var document) ? document : null;
    List<String> details = new ArrayList<>();
    if (tombstone != null) {
      details.add(texts.say("record.history.reason", Values.cut(tombstone.reason())));
    }
    if (before == null) {
      if (tombstone == null) {
        details.add(after.newest().name());
      }
      return details;
    }
    if (!before.originals().equals(after.originals()) && tombstone == null) {
      details.add(texts.say("record.history.state", after.newest().name(), before.newest().name()));
    }
    Optional<Undoing> undoing = Undoing.of(row);
    if (undoing.isPresent()) {
      details.addAll(changed(undoing.get()));
    }
    return details;
  }

  private List<String> changed(Undoing change) throws IOException {
    List<String> details = new ArrayList<>();
    if (change.isOfRelease()) {
      details.add(
          texts.say("record.history.state", standing(change.after()), standing(change.before())));
    }
    for (MetadataField field : change.fields()) {
      switch (field) {
        case RELATIONS -> details.addAll(relations(change));
        case REFUSED -> details.addAll(refusals(change));
        default -> details.add(changed(change, field));
      }
    }
    return details;
  }

  /** With the day, where one is planned. */
  private String standing(Document document) {
    return new Visibility(document.publication(), document.embargoUntil(), null).text(texts);
  }

  private String changed(Undoing change, MetadataField field) throws IOException {
    return values.changed(
        values.name(field),
        values.text(change.before().metadata().get(field)),
        values.text(change.after().metadata().get(field)));
  }

  private List<String> relations(Undoing change) throws IOException {
    List<Relation> before = change.before().metadata().relations();
    List<Relation> after = change.after().metadata().relations();
    List<String> details = new ArrayList<>();
    for (Relation each : after) {
      if (!before.contains(each)) {
        details.add(texts.say("record.history.related", values.text(each)));
      }
    }
    for (Relation each : before) {
      if (!after.contains(each)) {
        details.add(texts.say("record.history.unrelated", values.text(each)));
      }
    }
    return details;
  }

  private List<String> refusals(Undoing change) {
    List<String> before = refused(change.before());
    List<String> after = refused(change.after());
    List<String> details = new ArrayList<>();
    after.stream()
        .filter(each -> !before.contains(each))
        .forEach(
            each -> details.add(texts.say("record.history.refused", Values.cut(refusal(each)))));
    before.stream()
        .filter(each -> !after.contains(each))
        .forEach(
            each -> details.add(texts.say("record.history.offered", Values.cut(refusal(each)))));
    return details;
  }

  private static List<String> refused(Document document) {
    return document.metadata().get(MetadataField.REFUSED) instanceof List<?> all
        ? all.stream().map(Object::toString).toList()
        : List.of();
  }

  /** {@code title=Erreger} as people read it. */
  private String refusal(String stored) {
    String[] sides = stored.split("=", 2);
    String value = sides.length > 1 ? sides[1] : "";
    String label = values.name(sides[0]);
    return value.isEmpty() || value.equals("*") ? label : label + ": " + value;
  }
}
