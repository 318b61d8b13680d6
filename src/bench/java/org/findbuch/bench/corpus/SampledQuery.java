package org.findbuch.bench.corpus;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.findbuch.document.Facet;
import org.findbuch.query.Match;
import org.findbuch.query.QueryParser;
import org.findbuch.query.SearchRequest;

/**
 * A question that the corpus answers: at least the document it was drawn from is a hit.
 *
 * @param words as they stand in the document; a prefix without its asterisk
 * @param filters what narrows it, by the value of one facet each
 * @param documents in how many documents all its words stand, by a sample; never less than 1
 * @param band of the rarest word
 */
public record SampledQuery(
    Shape shape, List<String> words, Map<Facet, String> filters, double documents, Band band) {

  /** How the words are asked for. */
  public enum Shape {
    WORDS,
    /** Eight words that people say, some of which the document need not have. */
    QUESTION,
    PHRASE,
    PREFIX
  }

  /** In what share of all documents a word stands. */
  public enum Band {
    /** More than one in ten. */
    COMMON(0.1),
    /** More than one in a hundred. */
    MIDDLING(0.01),
    /** More than one in a thousand. */
    SELDOM(0.001),
    RARE(0);

    private final double above;

    Band(double above) {
      this.above = above;
    }

    static Band of(double share) {
      for (Band band : values()) {
        if (share > band.above) {
          return band;
        }
      }
      return RARE;
    }
  }

  public SampledQuery {
    words = List.copyOf(words);
    filters = Map.copyOf(filters);
  }

  /** As a reader types it. */
  public String text() {
    String joined = String.join(" ", words);
    return switch (shape) {
      case WORDS, QUESTION -> joined;
      case PHRASE -> '"' + joined + '"';
      case PREFIX -> joined + '*';
    };
  }

  /** As the address of the service asks it, the first ten hits. */
  public String address() {
    String narrowed =
        filters.entrySet().stream()
            .map(filter -> '&' + filter.getKey().code() + '=' + encoded(filter.getValue()))
            .sorted()
            .collect(Collectors.joining());
    return "/api/search?q=" + encoded(text()) + narrowed;
  }

  /** As the index is asked, the first ten hits. */
  public SearchRequest request() {
    return SearchRequest.of(QueryParser.parse(text()).query())
        .matching(Match.MOST)
        .choosing(
            filters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
