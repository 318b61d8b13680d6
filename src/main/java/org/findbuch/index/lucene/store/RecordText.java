package org.findbuch.index.lucene.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.findbuch.document.Facet;
import org.findbuch.index.IndexedDocument;
import org.jspecify.annotations.Nullable;

/** The texts of a record by the part that they are searched as. */
public final class RecordText {
  private RecordText() {}

  public static Map<String, List<String>> of(IndexedDocument document) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    parts.put("title", List.of(document.title()));
    parts.put("subtitle", said(document.subtitle()));
    parts.put("description", said(document.description()));
    parts.put("authors", document.authors());
    parts.put("topics", document.facets().getOrDefault(Facet.TOPIC, List.of()));
    parts.put("places", document.facets().getOrDefault(Facet.PLACE, List.of()));
    parts.put("kinds", document.facets().getOrDefault(Facet.KIND, List.of()));
    parts.put("collections", document.collections());
    parts.put("slugs", document.facets().getOrDefault(Facet.COLLECTION, List.of()));
    return parts;
  }

  private static List<String> said(@Nullable String text) {
    return text == null ? List.of() : List.of(text);
  }
}
