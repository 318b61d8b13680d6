package org.findbuch.query;

import java.util.List;

/**
 * What is asked for, as a small immutable tree. Words are kept as they were typed; an engine
 * analyses them. {@link QueryPrinter} writes a tree so that {@link QueryParser} reads the same one.
 */
public sealed interface Query {
  /** Matches every document. */
  record Everything() implements Query {}

  /** A word in any of its forms, or as part of a compound. */
  record Word(String text) implements Query {}

  /** This very form, upper and lower case alike. */
  record Exact(String text) implements Query {}

  /** Every word that begins so. */
  record Prefix(String text) implements Query {}

  /** Every word whose spelling is close. */
  record Similar(String text) implements Query {}

  /**
   * Words in this order, also over a page break.
   *
   * @param slop how many positions words may be moved; 0 for a phrase as it stands
   */
  record Phrase(List<String> words, int slop) implements Query {
    public Phrase {
      words = List.copyOf(words);
      if (words.isEmpty() || slop < 0) {
        throw new IllegalArgumentException("phrase of " + words + " with slop " + slop);
      }
    }
  }

  /** Only in this part of the record. */
  record In(Field field, Query part) implements Query {}

  /** Dated within these years, both included. */
  record Years(int first, int last) implements Query {}

  /** All of them, each somewhere in the document. */
  record And(List<Query> parts) implements Query {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one of them. */
  record Or(List<Query> parts) implements Query {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  record Not(Query part) implements Query {}
}
