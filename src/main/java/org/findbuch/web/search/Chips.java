package org.findbuch.web.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.findbuch.document.Facet;
import org.findbuch.query.SearchRequest;
import org.findbuch.reading.Library;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.search.SearchPage.Chip;

/** All that narrows a search, each with the search without it. */
record Chips(Library library, PageTexts texts) {
  List<Chip> of(SearchAddress at) throws IOException {
    SearchRequest shape = at.shape();
    List<Chip> chips = new ArrayList<>();
    for (Map.Entry<Facet, List<String>> chosen : shape.chosen().entrySet()) {
      for (String value : chosen.getValue()) {
        String label =
            library.wording().name(chosen.getKey()) + ": " + library.label(chosen.getKey(), value);
        chips.add(new Chip(label, false, at.toggled(chosen.getKey(), value).href()));
      }
    }
    for (Map.Entry<Facet, List<String>> out : shape.excluded().entrySet()) {
      for (String value : out.getValue()) {
        String label = library.label(out.getKey(), value);
        chips.add(new Chip(label, true, at.toggledOut(out.getKey(), value).href()));
      }
    }
    if (shape.fromYear() != null || shape.toYear() != null) {
      chips.add(new Chip(span(shape), false, at.withoutSpan().href()));
    }
    return chips;
  }

  private String span(SearchRequest shape) {
    if (shape.fromYear() == null) {
      return texts.say("search.until", String.valueOf(shape.toYear()));
    }
    return shape.toYear() == null
        ? texts.say("search.since", String.valueOf(shape.fromYear()))
        : shape.fromYear() + "–" + shape.toYear();
  }
}
