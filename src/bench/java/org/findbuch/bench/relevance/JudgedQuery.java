package org.findbuch.bench.relevance;

import java.util.Set;

/** A question, and the documents that answer it. */
public record JudgedQuery(String id, String text, Set<String> relevant) {
  public JudgedQuery {
    relevant = Set.copyOf(relevant);
  }
}
