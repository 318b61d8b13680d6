package org.findbuch.web.search;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.findbuch.query.Match;
import org.findbuch.query.Query;
import org.findbuch.query.QueryParser;
import org.findbuch.query.QueryParts;
import org.findbuch.query.QueryPrinter;
import org.findbuch.reading.DocumentView.TwinView;
import org.findbuch.reading.SearchView;
import org.findbuch.reading.SearchView.Asked;
import org.findbuch.reading.SearchView.HitView;
import org.findbuch.reading.SearchView.PartView;
import org.findbuch.web.cite.CitationTags;
import org.findbuch.web.cite.CitationTags.Link;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pagination;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a search shows.
 *
 * @param count documents, or the matching pages of the one that is searched
 * @param within title of the one document that is searched, if only one is
 */
public record SearchPage(
    PageFrame frame,
    SearchAddress at,
    SearchView found,
    long count,
    List<Hit> hits,
    List<Chip> chips,
    List<Order> orders,
    List<Group> groups,
    Histogram years,
    Pagination steps,
    @Nullable String within) {

  /** Whether there are words of which nobody has asked yet how they were found. */
  public boolean mayExplain() {
    return !at.words().isBlank() && within == null && !at.shape().explain();
  }

  /** Whether a document may lack a word of the question, or might if it were asked otherwise. */
  public boolean isOpen() {
    return QueryParts.isOpen(parsed(found.answered()));
  }

  /** Whether hits that lack a word are left out. */
  public boolean isStrict() {
    return at.shape().match() == Match.ALL;
  }

  /** The same search with a word required. */
  public String requiring(Asked missing) {
    Query query = parsed(found.answered());
    return at.asking(QueryPrinter.print(QueryParts.requiring(query, (Query.Word) missing.query())))
        .href();
  }

  /** Whether something else was searched than what was typed. */
  public boolean isCorrected() {
    return !found.answered().equals(found.query());
  }

  private static Query parsed(String text) {
    return QueryParser.parse(text).query();
  }

  /** The words that were mended. */
  public String slips() {
    return slipped().stream().map(Query.Word::text).collect(Collectors.joining(", "));
  }

  private List<Query.Word> slipped() {
    return QueryParts.words(parsed(found.query()), parsed(found.answered()));
  }

  /** A search for the very words that were typed. */
  public String asTyped() {
    Query exactly = parsed(found.query());
    for (Query.Word slip : slipped()) {
      exactly = QueryParts.exactly(exactly, slip);
    }
    return at.asking(QueryPrinter.print(exactly)).href();
  }

  /** What each of several words finds alone, where they find nothing together. */
  public List<PartView> words() {
    return parts().size() < 2 ? List.of() : kept(part -> part.alone() != null);
  }

  /** What is found with one word less. */
  public List<PartView> fewer() {
    return kept(part -> part.others() != null && part.without() != null && part.without() > 0);
  }

  private List<PartView> kept(Predicate<PartView> helps) {
    return parts().stream().filter(helps).toList();
  }

  private List<PartView> parts() {
    return found.noHit() == null ? List.of() : found.noHit().parts();
  }

  /** One document that was found. */
  public record Hit(HitView view, String url, @Nullable String more) {
    private static final int MOST_TWINS = 4;

    /** The first of those that it stands for; its own page has all. */
    public List<TwinView> twins() {
      return view.twins().subList(0, Math.min(MOST_TWINS, view.twins().size()));
    }

    /** What the address of this very hit ends with. */
    public String anchor() {
      return "d-" + view.id();
    }
  }

  /** Something that narrows the search, and the search without it. */
  public record Chip(String label, boolean out, String remove) {}

  /** A way to sort. */
  public record Order(String label, boolean current, String url) {}

  /**
   * One facet.
   *
   * @param all where all of its values stand; null where they stand here
   */
  public record Group(String title, List<Value> values, List<Value> rest, @Nullable String all) {}

  /**
   * One value of a facet: switched by one link, left out by another.
   *
   * @param depth how many of the values before it hold it
   */
  public record Value(
      String label, long count, boolean selected, int depth, String toggle, String exclude) {}

  /** What the search finds, as files. */
  public List<Link> files() {
    return CitationTags.links(frame.say("list.csv"), at::file);
  }

  /** {@code PDF, 84 Seiten, 4,2 MB}: what somebody gets who takes the file. */
  public String file(HitView hit) {
    PageTexts texts = frame.texts();
    return Stream.of(
            hit.formatLabel(), texts.extent(hit.format(), hit.pageCount()), texts.size(hit.bytes()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
