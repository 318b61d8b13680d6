package org.findbuch.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.findbuch.archive.Archive;
import org.findbuch.document.Coded;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Facet;
import org.findbuch.document.Format;
import org.findbuch.document.Kind;
import org.findbuch.index.SearchResult;
import org.findbuch.reading.SearchView.FacetValue;

/** Names the values of facets in the reader's language. */
final class FacetLabels {
  private final Archive archive;
  private final Wording wording;

  FacetLabels(Archive archive, Wording wording) {
    this.archive = archive;
    this.wording = wording;
  }

  Map<String, List<FacetValue>> label(
      Map<Facet, List<SearchResult.Count>> facets, Map<Facet, List<String>> chosen)
      throws IOException {
    Map<String, List<FacetValue>> labelled = new LinkedHashMap<>();
    for (Facet facet : Facet.values()) {
      List<FacetValue> values = new ArrayList<>();
      for (SearchResult.Count count : facets.getOrDefault(facet, List.of())) {
        boolean selected = chosen.getOrDefault(facet, List.of()).contains(count.value());
        values.add(
            new FacetValue(count.value(), label(facet, count.value()), count.count(), selected));
      }
      labelled.put(facet.code(), values);
    }
    return labelled;
  }

  String label(Facet facet, String value) throws IOException {
    return switch (facet) {
      case KIND -> Coded.parse(Kind.class, value).map(wording::name).orElse(value);
      case FORMAT -> Coded.parse(Format.class, value).map(wording::name).orElse(value);
      case LANGUAGE -> wording.languageName(value);
      case COLLECTION -> collection(value);
      case YEAR, TOPIC, CRITERION, FORM, AUDIENCE, PLACE, AUTHOR, PUBLISHER, LICENCE -> value;
    };
  }

  private String collection(String value) throws IOException {
    return CollectionId.parse(value).isEmpty()
        ? value
        : archive.collections().find(new CollectionId(value)).map(Collection::title).orElse(value);
  }
}
