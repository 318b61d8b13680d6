package org.findbuch.archive.sql;

import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.Publication;
import org.findbuch.document.State;

/** A filter as a condition of SQL. */
final class Where {
  private final StringBuilder text = new StringBuilder("where 1 = 1");
  private final List<Object> values = new ArrayList<>();

  Where(DocumentFilter filter) {
    if (filter.access() == Access.PUBLIC) {
      and("publication = ?", Publication.PUBLISHED.code());
    }
    State state = filter.state();
    if (state != null) {
      and("state = ?", state.code());
    }
    Publication publication = filter.publication();
    if (publication != null) {
      and("publication = ?", publication.code());
    }
    var collection = filter.collection();
    if (collection != null) {
      and("collection = ?", collection.value());
    }
  }

  String text() {
    return text.toString();
  }

  /** The values of the condition, and those that follow in the statement. */
  Object[] values(Object... following) {
    List<Object> all = new ArrayList<>(values);
    all.addAll(List.of(following));
    return all.toArray();
  }

  private void and(String condition, Object value) {
    text.append(" and ").append(condition);
    values.add(value);
  }
}
