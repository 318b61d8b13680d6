package org.findbuch.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.query.Notice;

/**
 * The answer to one question: ids, pages and numbers, no markup.
 *
 * @param total documents that match
 * @param facets for each facet its most frequent values, most frequent first; chosen ones always
 *     among them
 * @param notices what the engine had to limit
 */
public record SearchResult(
    long total, List<Hit> hits, Map<Facet, List<Count>> facets, List<Notice> notices) {

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
   */
  public record Hit(DocumentId id, double score, int matchingPages, List<Passage> passages) {
    public Hit {
      passages = List.copyOf(passages);
    }
  }

  /**
   * A piece of one page.
   *
   * @param page number of the page, from 1
   * @param label what the page is called
   */
  public record Passage(int page, String label, String text, List<Mark> marks) {
    public Passage {
      marks = List.copyOf(marks);
    }
  }

  /** A found word in a passage: half-open range of UTF-16 code units. */
  public record Mark(int start, int end) {}

  /** How many documents have a facet value. */
  public record Count(String value, long count) {}
}
