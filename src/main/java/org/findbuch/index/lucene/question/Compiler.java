package org.findbuch.index.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.findbuch.index.lucene.match.Deadline;
import org.findbuch.index.lucene.match.Leaf;
import org.findbuch.index.lucene.match.OneSearch;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.index.lucene.store.Parents;
import org.findbuch.language.Morphology;
import org.findbuch.language.Wildcards;
import org.findbuch.language.Words;
import org.findbuch.query.Field;
import org.findbuch.query.Match;
import org.findbuch.query.Notice;
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
import org.jspecify.annotations.Nullable;

/**
 * Turns a tree into Lucene's queries. A word that has no term in one of the languages, as {@code
 * the} and {@code und}, is left out of the question; when nothing else was asked for, its exact
 * form is.
 */
public final class Compiler {
  private final Parents parents;
  private final OneSearch search;
  private final IndexReader reader;
  private final Leaves leaves;
  private final Deadline deadline;
  private final Set<Notice> notices = new LinkedHashSet<>();
  private final List<Leaf> asked = new ArrayList<>();
  private boolean everyWordCounts;

  /**
   * @param others for some words by their text what is looked for besides, and counts less
   */
  public Compiler(
      OneSearch search, Parents parents, Map<String, List<String>> others, Deadline deadline) {
    this.search = search;
    this.reader = search.getIndexReader();
    this.leaves = new Leaves(search.vocabulary(), others);
    this.parents = parents;
    this.deadline = deadline;
  }

  /** Every document, and nothing else that stands in the index. */
  static Query everything() {
    return new TermQuery(new Term(IndexFields.DOCUMENT, ""));
  }

  /** What finds all that is asked for, or most of it. */
  public Plan plan(org.findbuch.query.Query query, Match match) throws IOException {
    if (match == Match.MOST && query instanceof And(var parts)) {
      Partial partial = partial(parts);
      if (partial.isOpen()) {
        return new Plan(partial.documents(), asked, List.copyOf(notices), partial);
      }
      asked.clear();
    }
    return plan(query);
  }

  private Partial partial(List<org.findbuch.query.Query> asked) throws IOException {
    int all = search.count(everything());
    List<Partial.Part> parts = new ArrayList<>();
    for (org.findbuch.query.Query part : asked) {
      Query documents = compiled(part, null, true);
      if (documents != null) {
        Partial.Part one = Partial.Part.of(part, documents, search, all);
        parts.add(one);
        if (part instanceof Word(var text) && one.weight() == 0) {
          notices.add(Notice.of(Notice.Code.NOWHERE, text));
        }
      }
    }
    return new Partial(parts);
  }

  public Plan plan(org.findbuch.query.Query query) throws IOException {
    Query documents = compiled(query, null, true);
    if (documents == null) {
      everyWordCounts = true;
      documents = compiled(query, null, true);
    }
    if (documents == null) {
      if (!(query instanceof Everything)) {
        notices.add(Notice.of(Notice.Code.NOTHING_TO_SEARCH));
      }
      documents = everything();
    }
    return new Plan(documents, asked, List.copyOf(notices), null);
  }

  /** The documents of a part of a question; null where it says nothing there, as {@code und}. */
  @Nullable Query besideOthers(org.findbuch.query.Query part) throws IOException {
    return compiled(part, null, true);
  }

  /**
   * The documents that match, or null where nothing is asked for.
   *
   * @param wanted false below an exclusion
   */
  private @Nullable Query compiled(
      org.findbuch.query.Query query, @Nullable Field within, boolean wanted) throws IOException {
    return switch (query) {
      case Everything() -> null;
      case Word(var text) -> leaf(word(text, within), wanted);
      case Required(Word(var text)) -> leaf(word(text, within), wanted);
      case Phrase(var words, int slop) ->
          leaf(phrase(String.join(" ", words), slop, within), wanted);
      case Exact(var text) -> leaf(exact(text, within), wanted);
      case Wildcard(var text) -> leaf(wildcard(text, within), wanted);
      case Similar(var text) -> leaf(similar(text, within), wanted);
      case Years(int first, int last) -> IntPoint.newRangeQuery(IndexFields.YEAR, first, last);
      case In(var field, var part) -> compiled(part, field, wanted);
      case Not(var part) -> not(compiled(part, within, !wanted));
      case And(var parts) -> joined(parts, Occur.FILTER, within, wanted);
      case Or(var parts) -> joined(parts, Occur.SHOULD, within, wanted);
    };
  }

  private @Nullable Query joined(
      List<org.findbuch.query.Query> parts, Occur occur, @Nullable Field within, boolean wanted)
      throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean any = false;
    for (org.findbuch.query.Query part : parts) {
      Query compiled = compiled(part, within, wanted);
      if (compiled != null) {
        all.add(compiled, occur);
        any = true;
      }
    }
    return any ? all.build() : null;
  }

  private static @Nullable Query not(@Nullable Query part) {
    return part == null
        ? null
        : new BooleanQuery.Builder()
            .add(everything(), Occur.FILTER)
            .add(part, Occur.MUST_NOT)
            .build();
  }

  private @Nullable Query leaf(@Nullable Leaf leaf, boolean wanted) {
    if (leaf == null) {
      return null;
    }
    if (wanted) {
      asked.add(leaf);
    }
    return leaf.documents(parents);
  }

  private @Nullable Leaf word(String text, @Nullable Field within) throws IOException {
    return Morphology.isWeak(text) ? weak(text, within) : leaves.word(text, within);
  }

  private @Nullable Leaf phrase(String text, int slop, @Nullable Field within) throws IOException {
    return Morphology.isWeak(text) ? weak(text, within) : leaves.phrase(text, slop, within);
  }

  private @Nullable Leaf weak(String text, @Nullable Field within) throws IOException {
    return everyWordCounts ? exact(text, within) : null;
  }

  private @Nullable Leaf exact(String text, @Nullable Field within) throws IOException {
    return Words.of(text).isEmpty() ? null : leaves.exact(text, within);
  }

  private @Nullable Leaf similar(String text, @Nullable Field within) throws IOException {
    Expansion expansion = new Expansion(reader, deadline);
    List<String> words = Words.of(text).stream().map(org.findbuch.language.Word::text).toList();
    return expanded(text, leaves.expanded(words, within, expansion::spelledLike), expansion);
  }

  private @Nullable Leaf wildcard(String text, @Nullable Field within) throws IOException {
    Expansion expansion = new Expansion(reader, deadline);
    return expanded(text, leaves.wildcard(Wildcards.words(text), within, expansion), expansion);
  }

  private @Nullable Leaf expanded(String text, Leaf leaf, Expansion expansion) {
    if (expansion.wasLimited()) {
      notices.add(Notice.of(Notice.Code.EXPANSION_LIMITED, text));
    }
    return Words.of(text).isEmpty() ? null : leaf;
  }
}
