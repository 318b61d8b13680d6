package org.findbuch.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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

/** Takes questions apart. */
public final class QueryParts {
  private QueryParts() {}

  /**
   * The words and phrases that a document is to have, each once and in its field; not what is
   * excluded, and no years.
   */
  public static List<Query> asked(Query query) {
    Set<Query> asked = new LinkedHashSet<>();
    collect(query, true, asked::add);
    return List.copyOf(asked);
  }

  private static void collect(Query query, boolean wanted, Consumer<Query> into) {
    switch (query) {
      case Everything _, Years _ -> {}
      case Not(var part) -> collect(part, !wanted, into);
      case And(var parts) -> parts.forEach(part -> collect(part, wanted, into));
      case Or(var parts) -> parts.forEach(part -> collect(part, wanted, into));
      case In(var field, var part) ->
          collect(
              part,
              wanted,
              inner -> into.accept(inner instanceof In ? inner : new In(field, inner)));
      case Required(var word) -> collect(word, wanted, into);
      case Word _, Exact _, Wildcard _, Similar _, Phrase _ -> {
        if (wanted) {
          into.accept(query);
        }
      }
    }
  }

  /** What a document must have all of; one part where the question is no AND. */
  public static List<Query> parts(Query query) {
    return switch (query) {
      case Everything _ -> List.of();
      case And(var parts) -> parts;
      case Word _,
          Required _,
          Exact _,
          Wildcard _,
          Similar _,
          Phrase _,
          In _,
          Years _,
          Or _,
          Not _ ->
          List.of(query);
    };
  }

  /** The same question with none of its words left open to be missing. */
  public static Query required(Query query) {
    return switch (query) {
      case Word word -> new Required(word);
      case And(var parts) -> new And(parts.stream().map(QueryParts::required).toList());
      case Everything _, Required _, Exact _, Wildcard _, Similar _, Phrase _ -> query;
      case In _, Years _, Or _, Not _ -> query;
    };
  }

  /** Whether a document may lack a word of the question and have others of it. */
  public static boolean isOpen(Query query) {
    return query instanceof And(var parts) && parts.stream().anyMatch(Word.class::isInstance);
  }

  /** The words of a question that another one does not ask for. */
  public static List<Word> words(Query query, Query without) {
    List<Query> others = asked(without);
    return asked(query).stream()
        .filter(asked -> asked instanceof Word && !others.contains(asked))
        .map(Word.class::cast)
        .toList();
  }

  /** The same question with a word that it leaves open required. */
  public static Query requiring(Query query, Word word) {
    return switch (query) {
      case And(var parts) ->
          new And(parts.stream().map(p -> p.equals(word) ? required(p) : p).toList());
      case Word _, Required _, Exact _, Wildcard _, Similar _, Phrase _ -> query;
      case Everything _, In _, Years _, Or _, Not _ -> query;
    };
  }

  /** The same question with a word in this very form only. */
  public static Query exactly(Query query, Word word) {
    return switch (query) {
      case Word asked when asked.equals(word) -> new Exact(word.text());
      case Required(var asked) when asked.equals(word) -> new Exact(word.text());
      case Not(var part) -> new Not(exactly(part, word));
      case In(var field, var part) -> new In(field, exactly(part, word));
      case And(var parts) -> new And(exactly(parts, word));
      case Or(var parts) -> new Or(exactly(parts, word));
      case Everything _, Word _, Required _, Exact _, Wildcard _ -> query;
      case Similar _, Phrase _, Years _ -> query;
    };
  }

  private static List<Query> exactly(List<Query> parts, Word word) {
    return parts.stream().map(part -> exactly(part, word)).toList();
  }

  /** The word or phrase itself, required or not, in whatever field. */
  public static Query word(Query asked) {
    return bare(asked) instanceof Required(var word) ? word : bare(asked);
  }

  /** The word or phrase itself, without its field. */
  public static Query bare(Query asked) {
    return asked instanceof In(var _, var part) ? bare(part) : asked;
  }
}
