package org.findbuch.web.arranging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Collection;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.page.Timeline;
import org.findbuch.web.page.Timeline.Event;
import org.findbuch.web.page.Values;

/** Says what was done to a collection: by whom, when, and what stood there before. */
record CollectionHistory(PageTexts texts, Values values) {

  Timeline of(List<ChangeRow> changes) throws IOException {
    List<Event> events = new ArrayList<>();
    for (ChangeRow row : changes) {
      events.add(
          new Event(
              texts.say("arrange.act." + row.change().act()),
              row.change().who(),
              texts.moment(row.change().when()),
              details(row),
              null));
    }
    return new Timeline(events);
  }

  private List<String> details(ChangeRow row) throws IOException {
    List<String> details = new ArrayList<>();
    if (row.after().orElse(null) instanceof Item.OfCollection(var merged)
        && merged.mergedInto() != null) {
      details.add(texts.say("arrange.history.merged", merged.title(), merged.id().value()));
    }
    if (row.before().orElse(null) instanceof Item.OfCollection(var before)
        && row.after().orElse(null) instanceof Item.OfCollection(var after)) {
      for (String field : before.differing(after)) {
        String label = texts.say("arrange.field." + field);
        details.add(values.changed(label, text(before, field), text(after, field)));
      }
    }
    return details;
  }

  private String text(Collection collection, String field) throws IOException {
    return field.equals(CollectionForm.ORDER)
        ? titles(collection.order())
        : values.text(collection.said().get(field));
  }

  private String titles(List<String> ids) throws IOException {
    List<String> titles = new ArrayList<>();
    for (String id : ids) {
      titles.add(values.title(id));
    }
    return String.join("; ", titles);
  }
}
