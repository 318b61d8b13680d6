package org.findbuch.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.util.BytesRef;
import org.findbuch.index.lucene.Analysis.Token;
import org.findbuch.index.lucene.Sequence.Slot;
import org.findbuch.query.Field;
import org.findbuch.query.Notice;
import org.findbuch.query.Query.And;
import org.findbuch.query.Query.Everything;
import org.findbuch.query.Query.Exact;
import org.findbuch.query.Query.In;
import org.findbuch.query.Query.Not;
import org.findbuch.query.Query.Or;
import org.findbuch.query.Query.Phrase;
import org.findbuch.query.Query.Prefix;
import org.findbuch.query.Query.Similar;
import org.findbuch.query.Query.Word;
import org.findbuch.query.Query.Years;
import org.jspecify.annotations.Nullable;

/**
 * Turns a tree into Lucene's queries. A word that has no term in one of the languages, as {@code
 * the} and {@code und}, is left out of the question; when nothing else was asked for, its exact
 * form is.
 */
final class Compiler {
  private final BitSetProducer parents;
  private final IndexReader reader;
  private final Set<String> fields;
  private final Deadline deadline;
  private final Set<Notice> notices = new LinkedHashSet<>();
  private final List<Leaf> asked = new ArrayList<>();
  private boolean everyWordCounts;

  /**
   * @param fields those that the index has; asking the others costs time
   */
  Compiler(IndexReader reader, Set<String> fields, BitSetProducer parents, Deadline deadline) {
    this.reader = reader;
    this.fields = fields;
    this.parents = parents;
    this.deadline = deadline;
  }

  /** Every document, and nothing else that stands in the index. */
  static Query everything() {
    return new TermQuery(new Term(Schema.DOCUMENT, ""));
  }

  Plan plan(org.findbuch.query.Query query) throws IOException {
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
    return new Plan(documents, asked, List.copyOf(notices));
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
      case Word(var text) -> leaf(words(text, 0, false, within), wanted);
      case Phrase(var words, int slop) ->
          leaf(words(String.join(" ", words), slop, true, within), wanted);
      case Exact(var text) -> leaf(exact(text, within), wanted);
      case Prefix(var text) -> leaf(expanded(text, within, query), wanted);
      case Similar(var text) -> leaf(expanded(text, within, query), wanted);
      case Years(int first, int last) -> IntPoint.newRangeQuery(Schema.YEAR, first, last);
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

  private @Nullable Leaf words(String text, int slop, boolean phrase, @Nullable Field within) {
    if (isWeak(text)) {
      return everyWordCounts ? exact(text, within) : null;
    }
    List<Sequence> pages = new ArrayList<>();
    List<Sequence> record = new ArrayList<>();
    for (Analysis analysis : Analysis.LANGUAGES) {
      List<Slot> slots = slots(analysis, text);
      if (within == null) {
        add(pages, new Sequence(analysis.field(Schema.TEXT), slots, slop, false, 1f));
        if (phrase && slots.size() > 1) {
          add(pages, new Sequence(analysis.field(Schema.ACROSS), slots, slop, true, 1f));
        }
      }
      for (String part : parts(within)) {
        add(record, new Sequence(analysis.field(part), slots, slop, false, Schema.weight(part)));
      }
    }
    return new Leaf(pages, record);
  }

  /** Whether a text has no term in at least one language, and so says nothing about a document. */
  static boolean isWeak(String text) {
    return Analysis.LANGUAGES.stream().anyMatch(analysis -> analysis.tokens(text).isEmpty());
  }

  private @Nullable Leaf exact(String text, @Nullable Field within) {
    List<Slot> slots = slots(Analysis.EXACT, text);
    if (slots.isEmpty()) {
      return null;
    }
    List<Sequence> pages = new ArrayList<>();
    List<Sequence> record = new ArrayList<>();
    if (within == null) {
      add(pages, new Sequence(Analysis.EXACT.field(Schema.TEXT), slots, 0, false, 1f));
    }
    for (String part : parts(within)) {
      float weight = Schema.weight(part);
      add(record, new Sequence(Analysis.EXACT.field(part), slots, 0, false, weight));
    }
    return new Leaf(pages, record);
  }

  private @Nullable Leaf expanded(
      String text, @Nullable Field within, org.findbuch.query.Query query) throws IOException {
    List<Slot> slots = slots(Analysis.EXACT, text);
    if (slots.isEmpty()) {
      return null;
    }
    Expansion expansion = new Expansion(reader, deadline);
    List<Sequence> pages = new ArrayList<>();
    List<Sequence> record = new ArrayList<>();
    if (within == null) {
      expand(expansion, slots, query, Schema.TEXT, pages);
    }
    for (String part : parts(within)) {
      expand(expansion, slots, query, part, record);
    }
    if (expansion.wasLimited()) {
      notices.add(Notice.of(Notice.Code.EXPANSION_LIMITED, text));
    }
    return new Leaf(pages, record);
  }

  /** A field without any of the terms is left out. */
  private static void expand(
      Expansion expansion,
      List<Slot> slots,
      org.findbuch.query.Query query,
      String part,
      List<Sequence> into)
      throws IOException {
    String field = Analysis.EXACT.field(part);
    List<Slot> expanded = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      BytesRef typed = slots.get(i).terms().getFirst();
      List<BytesRef> terms =
          query instanceof Similar
              ? expansion.spelledLike(field, typed)
              : i == slots.size() - 1 ? expansion.startingWith(field, typed) : List.of(typed);
      if (terms.isEmpty()) {
        return;
      }
      expanded.add(new Slot(slots.get(i).position(), terms));
    }
    into.add(new Sequence(field, expanded, 0, false, Schema.weight(part)));
  }

  private void add(List<Sequence> sequences, Sequence sequence) {
    if (fields.contains(sequence.field())) {
      sequences.add(sequence);
    }
  }

  private static List<String> parts(@Nullable Field within) {
    return within == null ? Schema.RECORD_PARTS : Schema.parts(within);
  }

  private static List<Slot> slots(Analysis analysis, String text) {
    List<Slot> slots = new ArrayList<>();
    List<Token> tokens = analysis.tokens(text).list();
    for (Token token : tokens) {
      int position = token.position() - tokens.getFirst().position();
      slots.add(new Slot(position, List.of(token.term())));
    }
    return slots;
  }
}
