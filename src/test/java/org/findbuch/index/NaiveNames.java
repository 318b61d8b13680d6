package org.findbuch.index;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.findbuch.index.Abbreviations.Evidence;
import org.findbuch.language.Abbreviation;
import org.findbuch.language.Introductions;

/** What some documents introduce. */
record NaiveNames(List<Evidence> all) implements Abbreviations.Source {
  static NaiveNames of(List<IndexedDocument> documents) {
    Map<String, Evidence> counted = new TreeMap<>();
    for (IndexedDocument document : documents) {
      List<String> texts = new ArrayList<>();
      new SearchedPages(document.pages()).forEachRemaining(page -> texts.add(page.text()));
      Stream.of(document.title(), document.subtitle(), document.description())
          .filter(text -> text != null)
          .forEach(texts::add);
      Set<Abbreviation> said = new LinkedHashSet<>();
      texts.forEach(text -> said.addAll(Introductions.in(text)));
      for (Abbreviation one : said) {
        counted.merge(
            one.toString(),
            new Evidence(one, 1),
            (a, b) -> new Evidence(one, a.documents() + b.documents()));
      }
    }
    return new NaiveNames(List.copyOf(counted.values()));
  }

  @Override
  public List<Evidence> ofShort(String key) {
    return all.stream()
        .filter(one -> Abbreviation.shortKey(one.said().shortForm()).equals(key))
        .toList();
  }

  @Override
  public List<Evidence> ofLong(String first) {
    return all.stream()
        .filter(one -> Abbreviation.longKey(one.said().longForm()).getFirst().equals(first))
        .toList();
  }
}
