package org.findbuch.cli;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.findbuch.archive.Archive;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;

/** Finds what somebody may have meant. */
public final class Nearest {
  private Nearest() {}

  /** The collection of that id; if there is none, the nearest one is named. */
  public static CollectionId known(Archive archive, String typed) throws IOException {
    CollectionId id = CollectionId.parse(typed).orElse(null);
    if (id != null && archive.collections().find(id).isPresent()) {
      return id;
    }
    List<CollectionId> all = archive.collections().all().stream().map(Collection::id).toList();
    if (all.isEmpty()) {
      throw CommandException.failed("collection.none", typed);
    }
    throw CommandException.failed("collection.nearest", typed, of(typed, all).value());
  }

  private static CollectionId of(String typed, List<CollectionId> all) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return all.stream()
        .min(Comparator.comparingInt(id -> distance.apply(typed, id.value())))
        .orElseThrow();
  }
}
