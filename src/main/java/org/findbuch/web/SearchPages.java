package org.findbuch.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.findbuch.document.Facet;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.Library;
import org.findbuch.reading.SearchView;
import org.findbuch.reading.SearchView.FacetValue;
import org.findbuch.reading.SearchView.HitView;
import org.findbuch.reading.StatusView;
import org.findbuch.web.SearchPage.Chip;
import org.findbuch.web.SearchPage.Group;
import org.findbuch.web.SearchPage.Hidden;
import org.findbuch.web.SearchPage.Hit;
import org.findbuch.web.SearchPage.Order;
import org.findbuch.web.SearchPage.Value;
import org.findbuch.web.SearchPage.Word;
import org.jspecify.annotations.Nullable;

/** {@code /search} for people, {@code /api/search} for scripts. */
final class SearchPages {
  private static final int SIZE = 10;
  private static final int SHOWN_VALUES = 6;
  private static final int MOST_WORDS = 6;
  private static final List<Facet> REGISTER =
      List.of(
          Facet.KIND,
          Facet.TOPIC,
          Facet.COLLECTION,
          Facet.PLACE,
          Facet.AUDIENCE,
          Facet.CRITERION,
          Facet.FORM,
          Facet.AUTHOR,
          Facet.PUBLISHER,
          Facet.LANGUAGE,
          Facet.FORMAT,
          Facet.LICENCE);

  private final Services services;
  private final Pages pages;

  SearchPages(Services services, Pages pages) {
    this.services = services;
    this.pages = pages;
  }

  void json(Context http) throws IOException {
    Visit visit = Visit.of(http);
    Parameters parameters = new Parameters(visit);
    SearchRequest shape = parameters.search(SIZE);
    Json.answer(http, 200, visit.library().search(parameters.text("q"), shape));
  }

  void html(Context http) throws IOException {
    Visit visit = Visit.of(http);
    Parameters parameters = new Parameters(visit);
    String words = parameters.text("q");
    SearchRequest shape = parameters.search(SIZE);
    Library library = visit.library();
    SearchView found = library.search(words, shape);
    SearchAddress at = new SearchAddress(words, shape, visit.chosen());
    Frame frame = pages.frame(visit, title(visit, words, found), words, null);
    pages.render(
        http,
        "search.jte",
        new SearchPage(
            frame,
            at,
            found,
            found.hits().stream().map(hit -> hit(hit, words, frame.links())).toList(),
            chips(at, library, visit.texts()),
            orders(at, library),
            groups(at, found, library),
            Histogram.of(
                found.facets().getOrDefault("year", List.of()), shape.fromYear(), shape.toYear()),
            Steps.of(at, found),
            Steps.next(at, found),
            found.total() == 0 ? words(library, at, words) : List.of(),
            found.total() == 0 ? hidden(visit) : Hidden.NONE,
            within(library, shape)));
  }

  private static String title(Visit visit, String words, SearchView found) {
    if (words.isBlank()) {
      return visit.texts().say("search.all", found.total());
    }
    return found.total() == 0
        ? visit.texts().say("search.title.none", words)
        : visit.texts().say("search.title", words, found.total());
  }

  private static Hit hit(HitView view, String words, Links links) {
    boolean more = view.matchingPages() > view.passages().size() && !words.isBlank();
    String query = words.isBlank() ? "" : "?q=" + Addresses.escaped(words);
    return new Hit(
        view,
        links.to(view.url() + query),
        Frame.years(view.date()),
        view.passages().stream()
            .map(passage -> Passage.of(passage, view.format(), view.pageCount(), links))
            .toList(),
        more ? links.to(view.url() + query) + "#treffer" : null,
        view.collection() == null ? null : links.to("/c/" + view.collection().id()));
  }

  private static List<Chip> chips(SearchAddress at, Library library, Texts texts)
      throws IOException {
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
      chips.add(new Chip(span(shape, texts), false, at.years(null, null).href()));
    }
    return chips;
  }

  private static String span(SearchRequest shape, Texts texts) {
    if (shape.fromYear() == null) {
      return texts.say("search.until", String.valueOf(shape.toYear()));
    }
    return shape.toYear() == null
        ? texts.say("search.since", String.valueOf(shape.fromYear()))
        : shape.fromYear() + "–" + shape.toYear();
  }

  private static List<Order> orders(SearchAddress at, Library library) {
    List<Order> orders = new ArrayList<>();
    for (Sort sort : Sort.values()) {
      orders.add(
          new Order(
              library.wording().name(sort), sort == at.shape().sort(), at.sorted(sort).href()));
    }
    return orders;
  }

  private static List<Group> groups(SearchAddress at, SearchView found, Library library) {
    List<Group> groups = new ArrayList<>();
    for (Facet facet : REGISTER) {
      List<Value> values =
          found.facets().getOrDefault(facet.code(), List.of()).stream()
              .map(value -> value(at, facet, value))
              .toList();
      if (!values.isEmpty()) {
        int shown = Math.min(SHOWN_VALUES, values.size());
        groups.add(
            new Group(
                library.wording().name(facet),
                values.subList(0, shown),
                values.subList(shown, values.size())));
      }
    }
    return groups;
  }

  private static Value value(SearchAddress at, Facet facet, FacetValue value) {
    return new Value(
        value.label(),
        value.count(),
        value.selected(),
        at.toggled(facet, value.value()).href(),
        at.toggledOut(facet, value.value()).href());
  }

  /** What each word finds alone, where together they find nothing. */
  private static List<Word> words(Library library, SearchAddress at, String typed)
      throws IOException {
    List<String> words = List.of(typed.strip().split("\\s+"));
    boolean plain = words.stream().allMatch(word -> word.matches("[\\p{L}\\p{N}-]+"));
    if (words.size() < 2 || words.size() > MOST_WORDS || !plain) {
      return List.of();
    }
    List<Word> counted = new ArrayList<>();
    for (String word : words) {
      long count =
          library.search(word, SearchRequest.of(new Query.Everything()).page(1, 1)).total();
      counted.add(new Word(word, count, at.wide().asking(word).href()));
    }
    return counted;
  }

  private Hidden hidden(Visit visit) throws IOException {
    StatusView status = services.statuses().status(visit.audience());
    return new Hidden(status.totalPages() - status.searchablePages(), status.totalPages());
  }

  private static @Nullable String within(Library library, SearchRequest shape) throws IOException {
    if (shape.within() == null) {
      return null;
    }
    return library.document(shape.within()).map(document -> document.title()).orElse(null);
  }
}
