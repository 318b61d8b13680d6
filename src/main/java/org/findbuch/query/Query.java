package org.findbuch.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What is asked for, as a small immutable tree. Words are kept as they were typed; an engine
 * analyses them. {@link QueryPrinter} writes a tree so that {@link QueryParser} reads the same one.
 *
 * <p>{@link Everything} only ever stands alone, and {@link And} and {@link Or} have no part of
 * their own sort, so that each question has one tree.
 */
public sealed interface Query {
  /** Matches every document. */
  record Everything() implements Query {}

  /** A word in any of its forms, or as part of a compound. */
  record Word(String text) implements Query {}

  /** A word that no document may lack, even where others of the question may be missing. */
  record Required(Word word) implements Query {}

  /** This very form, upper and lower case alike. */
  record Exact(String text) implements Query {}

  /** Every word that is written so, where * stands for any letters and ? for one. */
  record Wildcard(String text) implements Query {}

  /** Every word whose spelling is close. */
  record Similar(String text) implements Query {}

  /**
   * Words that stand together, also over a page break.
   *
   * @param slop 0 for the words as they stand; otherwise they may be in any order, within a stretch
   *     that is longer than they are by at most so many words
   */
  record Phrase(List<String> words, int slop) implements Query {
    public static final int LARGEST_SLOP = 100;

    public Phrase {
      words = List.copyOf(words);
      if (words.isEmpty() || slop < 0 || slop > LARGEST_SLOP) {
        throw new IllegalArgumentException("phrase of " + words + " with slop " + slop);
      }
    }
  }

  /** Only in this part of the record. */
  record In(Field field, Query part) implements Query {
    public In {
      refuseEverything(part);
    }
  }

  /** Dated in at least one of these years, both included; open ends are 0 and 9999. */
  record Years(int first, int last) implements Query {
    public static final int FIRST = 0;
    public static final int LAST = 9999;

    public Years {
      if (first < FIRST || last > LAST || first > last) {
        throw new IllegalArgumentException("years " + first + " to " + last);
      }
    }
  }

  /** All of them, each somewhere in the document. */
  record And(List<Query> parts) implements Query {
    public And {
      parts = joined(parts, part -> part instanceof And(var inner) ? inner : List.of(part));
    }
  }

  /** At least one of them. */
  record Or(List<Query> parts) implements Query {
    public Or {
      parts = joined(parts, part -> part instanceof Or(var inner) ? inner : List.of(part));
    }
  }

  /** Every document that the part does not match. */
  record Not(Query part) implements Query {
    public Not {
      refuseEverything(part);
    }
  }

  /** All of them; one stands for itself, and none asks for everything. */
  static Query all(List<Query> parts) {
    List<Query> asked = new ArrayList<>(parts);
    asked.removeIf(Everything.class::isInstance);
    return switch (asked.size()) {
      case 0 -> new Everything();
      case 1 -> asked.getFirst();
      default -> new And(asked);
    };
  }

  private static List<Query> joined(List<Query> given, Function<Query, List<Query>> taken) {
    List<Query> parts = given.stream().map(taken).flatMap(List::stream).toList();
    if (parts.size() < 2) {
      throw new IllegalArgumentException("nothing to join in " + parts);
    }
    parts.forEach(Query::refuseEverything);
    return parts;
  }

  private static void refuseEverything(Query part) {
    if (part instanceof Everything) {
      throw new IllegalArgumentException("everything is no part of a larger question");
    }
  }
}
