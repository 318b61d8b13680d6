package org.findbuch.index.lucene.match;

import java.util.List;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.findbuch.index.lucene.store.Parents;

/**
 * One word or phrase that is asked for: it is found where any of its sequences is.
 *
 * @param hints what says more about how well it is found
 */
public record Leaf(List<Sequence> onPages, List<Sequence> inRecord, Hints hints) {
  /** A word in the title as well as in the topics says a little more than in the title alone. */
  private static final float TIE = 0.1f;

  /**
   * Sequences that find nothing by themselves but rank what is found.
   *
   * @param exact the very form that was typed, on pages
   * @param exactInRecord the same in the record
   * @param parts each part of a compound for itself, on pages
   */
  public record Hints(List<Sequence> exact, List<Sequence> exactInRecord, List<Sequence> parts) {
    public static final Hints NONE = new Hints(List.of(), List.of(), List.of());

    public Hints {
      exact = List.copyOf(exact);
      exactInRecord = List.copyOf(exactInRecord);
      parts = List.copyOf(parts);
    }
  }

  public Leaf {
    onPages = List.copyOf(onPages);
    inRecord = List.copyOf(inRecord);
  }

  public Query pages() {
    return best(onPages, 0f);
  }

  public Query record() {
    return best(inRecord, TIE);
  }

  /** Documents that have it on a page or in the record. */
  public Query documents(Parents parents) {
    return new BlockQuery(queries(onPages), queries(inRecord), parents);
  }

  static Query best(List<Sequence> sequences, float tie) {
    List<Query> queries = queries(sequences);
    return switch (queries.size()) {
      case 0 -> new MatchNoDocsQuery("no field has it");
      case 1 -> queries.getFirst();
      default -> new DisjunctionMaxQuery(queries, tie);
    };
  }

  private static List<Query> queries(List<Sequence> sequences) {
    return sequences.stream().map(SequenceQuery::of).toList();
  }
}
