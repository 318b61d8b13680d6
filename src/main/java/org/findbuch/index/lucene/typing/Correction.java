package org.findbuch.index.lucene.typing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.index.lucene.match.Deadline;
import org.findbuch.index.lucene.question.Question;
import org.findbuch.index.lucene.store.Analysis;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.index.lucene.store.PointInTime.View;
import org.findbuch.query.Field;
import org.findbuch.query.Query;
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
import org.findbuch.query.QueryParts;
import org.findbuch.query.Reference;
import org.findbuch.query.SearchRequest;
import org.jspecify.annotations.Nullable;

/**
 * The question that was probably meant. Words and phrases are mended; what was asked for as it
 * stands, as a beginning or by its sound is left alone.
 */
public final class Correction {
  /** With more documents than this, a word that stands somewhere is no slip. */
  private static final int FEW = 3;

  /**
   * Looking for one word takes some milliseconds; a long list of unknown ones is not worth more.
   */
  private static final long LONGEST = 200;

  private final View view;
  private final Deadline deadline;
  private final long found;
  private final Deadline patience = new Deadline(LONGEST);

  /**
   * @param found documents that the question found as it is
   */
  public Correction(View view, Deadline deadline, long found) {
    this.view = view;
    this.deadline = deadline;
    this.found = found;
  }

  /**
   * Nothing unless the same search finds something with it, and no less: a slip may be found by its
   * stem, as "Datein" is by that of "Dateien".
   */
  public Optional<Query> of(SearchRequest request) throws IOException {
    Query query = request.query();
    Query meant = meant(query, null);
    if (meant.equals(query)) {
      return Optional.empty();
    }
    long findable = new Question(request.asking(meant), view, deadline, null).total();
    return findable > 0 && findable >= found ? Optional.of(meant) : Optional.empty();
  }

  private Query meant(Query query, @Nullable Field within) throws IOException {
    deadline.check();
    return switch (query) {
      case Word(var text) when Reference.of(text).isPresent() -> query;
      case Word(var text) -> Query.all(words(respelled(within).of(List.of(text))));
      case Phrase(var words, int slop) -> new Phrase(respelled(within).of(words), slop);
      case In(var field, var part) -> new In(field, meant(part, field));
      case Not(var part) -> new Not(meant(part, within));
      case And(var parts) -> Query.all(side(parts, within));
      case Or(var parts) -> new Or(each(parts, within));
      case Required(var word) -> QueryParts.required(meant(word, within));
      case Exact exact -> exact;
      case Wildcard wildcard -> wildcard;
      case Similar similar -> similar;
      case Years years -> years;
      case Everything everything -> everything;
    };
  }

  /** Words that stand side by side may belong together. */
  private List<Query> side(List<Query> parts, @Nullable Field within) throws IOException {
    List<Query> meant = new ArrayList<>();
    List<String> words = new ArrayList<>();
    Respelled respelled = respelled(within);
    for (Query part : parts) {
      if (part instanceof Word(var text) && Reference.of(text).isEmpty()) {
        words.add(text);
      } else {
        meant.addAll(words(respelled.of(words)));
        words.clear();
        meant.add(meant(part, within));
      }
    }
    meant.addAll(words(respelled.of(words)));
    return meant;
  }

  private List<Query> each(List<Query> parts, @Nullable Field within) throws IOException {
    List<Query> meant = new ArrayList<>();
    for (Query part : parts) {
      meant.add(meant(part, within));
    }
    return meant;
  }

  private static List<Query> words(List<String> words) {
    return words.stream().<Query>map(Word::new).toList();
  }

  private Respelled respelled(@Nullable Field within) {
    return new Respelled(spelling(view, within), found <= FEW ? FEW : 0, patience);
  }

  /**
   * Looks for words on pages and in titles, or in the part of the record that is asked for: each
   * field costs a millisecond or more for every unknown word. What stands in any other part of the
   * record is no slip all the same.
   */
  private static Spelling spelling(View view, @Nullable Field within) {
    List<String> everywhere =
        new ArrayList<>(within == null ? IndexFields.RECORD_PARTS : List.of());
    List<String> words =
        within == null ? List.of(IndexFields.TEXT, IndexFields.TITLE) : IndexFields.parts(within);
    everywhere.removeAll(words);
    return new Spelling(view.reader(), fields(view, words), fields(view, everywhere));
  }

  private static List<String> fields(View view, List<String> parts) {
    List<String> fields = new ArrayList<>();
    for (String part : parts) {
      for (Analysis language : Analysis.LANGUAGES) {
        fields.add(language.field(part));
      }
    }
    fields.retainAll(view.fields());
    return fields;
  }
}
