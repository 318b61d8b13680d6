package org.findbuch.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.findbuch.document.CollectionId;
import org.findbuch.query.Query.And;
import org.findbuch.query.Query.Everything;
import org.findbuch.query.Query.Exact;
import org.findbuch.query.Query.In;
import org.findbuch.query.Query.Not;
import org.findbuch.query.Query.Or;
import org.findbuch.query.Query.Phrase;
import org.findbuch.query.Query.Required;
import org.findbuch.query.Query.Similar;
import org.findbuch.query.Query.Wildcard;
import org.findbuch.query.Query.Word;
import org.findbuch.query.Query.Years;

/**
 * Puts the ids of collections right where a question names them.
 *
 * @param known says what a collection is called now
 */
public record CollectionNames(Current known) {

  /** The id of a collection that holds now what was in another; the same as a rule. */
  @FunctionalInterface
  public interface Current {
    CollectionId of(CollectionId id) throws IOException;
  }

  /** The same question, with what {@code collection:} asks for as it is called now. */
  public Query followed(Query query) throws IOException {
    return switch (query) {
      case In(var field, var part) when field == Field.COLLECTION -> new In(field, current(part));
      case In _, Everything _, Word _, Required _, Exact _ -> query;
      case Wildcard _, Similar _, Phrase _, Years _ -> query;
      case Not(var part) -> new Not(followed(part));
      case And(var parts) -> new And(followed(parts));
      case Or(var parts) -> new Or(followed(parts));
    };
  }

  private List<Query> followed(List<Query> parts) throws IOException {
    List<Query> all = new ArrayList<>();
    for (Query part : parts) {
      all.add(followed(part));
    }
    return all;
  }

  private Query current(Query part) throws IOException {
    return switch (part) {
      case Word(var text) -> new Word(current(text));
      case Required(var word) -> new Required(new Word(current(word.text())));
      case Exact(var text) -> new Exact(current(text));
      case Not(var inner) -> new Not(current(inner));
      case And(var parts) -> new And(current(parts));
      case Or(var parts) -> new Or(current(parts));
      case Everything _, In _, Years _, Wildcard _, Similar _, Phrase _ -> part;
    };
  }

  private List<Query> current(List<Query> parts) throws IOException {
    List<Query> all = new ArrayList<>();
    for (Query part : parts) {
      all.add(current(part));
    }
    return all;
  }

  private String current(String typed) throws IOException {
    Optional<CollectionId> id = CollectionId.parse(typed.toLowerCase(Locale.ROOT));
    if (id.isEmpty()) {
      return typed;
    }
    CollectionId now = known.of(id.get());
    return now.equals(id.get()) ? typed : now.value();
  }
}
