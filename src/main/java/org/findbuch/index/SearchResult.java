package org.findbuch.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.document.Structure;
import org.findbuch.query.Notice;
import org.findbuch.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question: ids, pages and numbers, no markup.
 *
 * @param total documents that match
 * @param complete those that have every word of the question; they are first by relevance
 * @param facets for each facet its most frequent values, most frequent first; chosen ones always
 *     among them
 * @param notices what the engine had to limit
 * @param noHit where nothing was found, what would be; null where something was
 */
public record SearchResult(
    long total,
    long complete,
    List<Hit> hits,
    Map<Facet, List<Count>> facets,
    List<Notice> notices,
    @Nullable NoHit noHit) {

  public SearchResult {
    hits = List.copyOf(hits);
    notices = List.copyOf(notices);
    Map<Facet, List<Count>> copy = new LinkedHashMap<>();
    facets.forEach((facet, counts) -> copy.put(facet, List.copyOf(counts)));
    facets = java.util.Collections.unmodifiableMap(copy);
  }

  /**
   * One document.
   *
   * @param matchingPages pages that hold at least one of the words
   * @param passages from the best pages; empty where only the record matched
   * @param reasons how each word was found, where that was asked for
   * @param missing words of the question that it does not have
   * @param twins the other documents that it stands for, whether they match or not
   */
  public record Hit(
      DocumentId id,
      double score,
      int matchingPages,
      List<Passage> passages,
      List<Reason> reasons,
      List<Query> missing,
      List<DocumentId> twins) {
    public Hit {
      passages = List.copyOf(passages);
      reasons = List.copyOf(reasons);
      missing = List.copyOf(missing);
      twins = List.copyOf(twins);
    }

    public Hit(
        DocumentId id,
        double score,
        int matchingPages,
        List<Passage> passages,
        List<Reason> reasons) {
      this(id, score, matchingPages, passages, reasons, List.of(), List.of());
    }

    public Hit standingFor(List<DocumentId> others) {
      return new Hit(id, score, matchingPages, passages, reasons, missing, others);
    }

    public Hit missing(List<Query> words) {
      return new Hit(id, score, matchingPages, passages, reasons, words, twins);
    }
  }

  /**
   * Where a document has a word or phrase that was asked for. What it does not have, as one side of
   * an OR, has no reason.
   *
   * @param asked in its field, where it was asked for in one
   * @param others what it is also written like: an abbreviation, or what one stands for
   * @param forms as they stand on the pages that are shown, or on the first that has any
   * @param parts of the record that have it
   */
  public record Reason(Query asked, List<String> others, List<Form> forms, List<RecordPart> parts) {
    public Reason {
      others = List.copyOf(others);
      forms = List.copyOf(forms);
      parts = List.copyOf(parts);
    }
  }

  /**
   * A word or a stretch of words as it stands on a page.
   *
   * @param manner how it goes together with what was asked for
   */
  public record Form(String text, int page, String label, Manner manner) {}

  /**
   * What would be found where nothing is. Counts are of documents that the reader may see.
   *
   * @param unnarrowed what the words find without any filter; null where there was none, or where
   *     there was no time to count
   * @param parts what the question requires, where the question is to blame; empty where the
   *     filters are
   */
  public record NoHit(@Nullable Long unnarrowed, List<Part> parts) {
    public NoHit {
      parts = List.copyOf(parts);
    }
  }

  /**
   * One of the things that a question requires, counted without filters.
   *
   * @param alone what it finds by itself; null for an exclusion, or where there was no time
   * @param without what the others find; null where there are none, or where there was no time
   */
  public record Part(Query asked, @Nullable Long alone, @Nullable Long without) {}

  /**
   * A piece of one page.
   *
   * @param page number of the page, from 1
   * @param label what the page is called
   * @param structure the rows of tables among it, with their heads
   */
  public record Passage(
      int page, String label, String text, List<Mark> marks, Structure structure) {
    public Passage {
      marks = List.copyOf(marks);
    }
  }

  /** A found word in a passage: half-open range of UTF-16 code units. */
  public record Mark(int start, int end) {}

  /** How many documents have a facet value. */
  public record Count(String value, long count) {}
}
