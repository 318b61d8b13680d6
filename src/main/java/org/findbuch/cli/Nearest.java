package org.findbuch.cli;

import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.findbuch.document.CollectionId;

/** Finds what somebody may have meant. */
final class Nearest {
  private Nearest() {}

  static CollectionId of(String typed, List<CollectionId> all) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return all.stream()
        .min(Comparator.comparingInt(id -> distance.apply(typed, id.value())))
        .orElseThrow();
  }
}
