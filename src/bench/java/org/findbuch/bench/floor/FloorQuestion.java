package org.findbuch.bench.floor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.function.FunctionMatchQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.findbuch.index.PartialMatch;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, in queries that Lucene brings along.
 *
 * @param clauses what documents are to have
 */
record FloorQuestion(List<FloorQuestion.Clause> clauses, BitSetProducer parents) {
  /** More than any score of words: what has all of them is first. */
  private static final float WHOLE = 1_000f;

  /**
   * One clause of a question on pages and on the record.
   *
   * @param asked as it was typed
   * @param ranking how well a page answers it
   * @param rankingRecord how well a record does
   * @param word the term of a single word, for looking for the next one near it
   */
  record Clause(
      String asked,
      Query pages,
      Query record,
      Query ranking,
      Query rankingRecord,
      @Nullable String word) {
    /** Documents that have it. */
    Query documents(BitSetProducer parents) {
      return new BooleanQuery.Builder()
          .add(new ToParentBlockJoinQuery(pages, parents, ScoreMode.None), Occur.SHOULD)
          .add(record, Occur.SHOULD)
          .build();
    }

    /**
     * What tells documents apart weighs most. No posting list is of documents: its pages are taken
     * to stand in them by chance.
     */
    float weight(IndexReader reader) throws IOException {
      long all = reader.docFreq(new Term("document", ""));
      int pages = reader.docFreq(new Term("text_de", String.valueOf(word)));
      long having = Math.round(all * -Math.expm1(-(double) pages / all));
      return pages == 0 ? 0 : (float) PartialMatch.weight(having, all);
    }
  }

  /** Documents that have every clause. */
  Query whole() {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    clauses.forEach(clause -> all.add(clause.documents(parents), Occur.FILTER));
    return all.build();
  }

  /** Those that have enough of it; a phrase or a beginning is never missing. */
  private Query most(IndexReader reader) throws IOException {
    BooleanQuery.Builder most = new BooleanQuery.Builder();
    BooleanQuery.Builder open = new BooleanQuery.Builder();
    float known = 0;
    float least = Float.MAX_VALUE;
    boolean isStrict = false;
    for (Clause clause : clauses) {
      Query documents = clause.documents(parents);
      if (clause.word() == null) {
        most.add(documents, Occur.FILTER);
        isStrict = true;
        continue;
      }
      float weight = clause.weight(reader);
      known += weight;
      least = Math.min(least, weight);
      open.add(new BoostQuery(new ConstantScoreQuery(documents), weight), Occur.SHOULD);
    }
    if (isStrict) {
      return most.build();
    }
    float needed = (float) PartialMatch.NEEDED * known;
    most.add(open.build(), Occur.FILTER);
    if (least < needed) {
      DoubleValuesSource had = DoubleValuesSource.fromQuery(open.build());
      most.add(new FunctionMatchQuery(had, share -> share >= needed), Occur.FILTER);
    }
    return known > 0 ? most.build() : new MatchNoDocsQuery("no word is known");
  }

  Query ranked(boolean isPartial, IndexReader reader) throws IOException {
    if (clauses.isEmpty()) {
      return new TermQuery(new Term("document", ""));
    }
    BooleanQuery.Builder ranked = new BooleanQuery.Builder();
    if (isPartial && clauses.size() > 1) {
      ranked.add(most(reader), Occur.FILTER);
      ranked.add(new BoostQuery(new ConstantScoreQuery(whole()), WHOLE), Occur.SHOULD);
    } else {
      ranked.add(whole(), Occur.FILTER);
    }
    clauses.forEach(clause -> ranked.add(clause.rankingRecord(), Occur.SHOULD));
    ranked.add(new ToParentBlockJoinQuery(bestPage(), parents, ScoreMode.Max), Occur.SHOULD);
    return ranked.build();
  }

  /** Pages that have one of the clauses. */
  Query anyPage() {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    clauses.forEach(clause -> any.add(clause.pages(), Occur.SHOULD));
    return any.build();
  }

  private Query bestPage() {
    BooleanQuery.Builder best = new BooleanQuery.Builder();
    String before = null;
    for (Clause clause : clauses) {
      best.add(clause.ranking(), Occur.SHOULD);
      if (before != null && clause.word() != null) {
        Query pair = new PhraseQuery(8, "text_de", before, clause.word());
        best.add(new BoostQuery(pair, 0.1f), Occur.SHOULD);
      }
      before = clause.word();
    }
    return best.build();
  }

  /** Words, phrases in quotation marks, and words that end with a star. */
  static FloorQuestion of(String question, BitSetProducer parents) {
    List<Clause> clauses = new ArrayList<>();
    String[] pieces = question.split("\"", -1);
    for (int i = 0; i < pieces.length; i++) {
      if (i % 2 == 1) {
        clauses.add(phrase(pieces[i]));
        continue;
      }
      for (String word : pieces[i].strip().split("\\s+", -1)) {
        if (word.endsWith("*")) {
          clauses.add(prefix(word.substring(0, word.length() - 1).toLowerCase(Locale.GERMAN)));
        } else {
          Terms.words(word).forEach(forms -> clauses.add(word(forms, word)));
        }
      }
    }
    if (clauses.isEmpty()) {
      Terms.of(Terms.EXACT, question).forEach(term -> clauses.add(common(term)));
    }
    return new FloorQuestion(clauses, parents);
  }

  private static Clause common(String term) {
    return clause(part -> new TermQuery(new Term(part + "_exact", term)));
  }

  /** A word in any form or as part of a compound, or its own parts near each other. */
  private static Clause word(List<String> forms, String typed) {
    String[] parts = forms.subList(1, forms.size()).toArray(String[]::new);
    String term = forms.getFirst();
    String exact = typed.toLowerCase(Locale.GERMAN);
    Clause found =
        clause(
            part -> {
              Query whole = new TermQuery(new Term(part + "_de", term));
              Query near = new BoostQuery(new PhraseQuery(6, part + "_de", parts), 0.5f);
              return parts.length < 2 ? whole : new DisjunctionMaxQuery(List.of(whole, near), 0f);
            });
    BooleanQuery.Builder ranking = new BooleanQuery.Builder();
    BooleanQuery.Builder each = new BooleanQuery.Builder();
    for (String part : parts) {
      each.add(new TermQuery(new Term("text_de", part)), Occur.SHOULD);
    }
    Query sum = new BoostQuery(each.build(), 0.7f);
    ranking.add(new DisjunctionMaxQuery(List.of(found.pages(), sum), 0.3f), Occur.SHOULD);
    ranking.add(new BoostQuery(new TermQuery(new Term("text_exact", exact)), 0.25f), Occur.SHOULD);
    BooleanQuery.Builder record = new BooleanQuery.Builder();
    record.add(found.record(), Occur.SHOULD);
    record.add(new BoostQuery(common(exact).record(), 0.25f), Occur.SHOULD);
    return new Clause(typed, found.pages(), found.record(), ranking.build(), record.build(), term);
  }

  /** Stop words in it are looked for as they stand when there is nothing else. */
  private static Clause phrase(String text) {
    if (Terms.words(text).isEmpty()) {
      String[] words = Terms.of(Terms.EXACT, text).toArray(String[]::new);
      return clause(part -> new PhraseQuery(part + "_exact", words));
    }
    return clause(part -> Terms.phrase(part + "_de", text));
  }

  private static Clause prefix(String start) {
    return clause(part -> new PrefixQuery(new Term(part + "_exact", start)));
  }

  private static Clause clause(Function<String, Query> in) {
    List<Query> record = new ArrayList<>();
    SearchFloorIndex.RECORD.forEach(
        (part, weight) -> record.add(new BoostQuery(in.apply(part), weight)));
    Query pages = in.apply("text");
    Query records = new DisjunctionMaxQuery(record, 0.1f);
    return new Clause("", pages, records, pages, records, null);
  }
}
