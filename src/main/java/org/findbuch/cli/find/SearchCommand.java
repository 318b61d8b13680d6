package org.findbuch.cli.find;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.findbuch.cli.Action;
import org.findbuch.cli.Catching;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.JsonOutput;
import org.findbuch.cli.Stop;
import org.findbuch.cli.Workplace;
import org.findbuch.document.Coded;
import org.findbuch.document.Facet;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.query.Match;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.findbuch.reading.SearchView;
import org.findbuch.reading.SearchView.Asked;
import org.findbuch.reading.SearchView.HitView;
import org.findbuch.reading.SearchView.PassageView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches everything that staff may see. */
@Command(name = "search")
final class SearchCommand extends Action {
  @Parameters(paramLabel = "QUERY", arity = "1..*")
  private List<String> query = List.of();

  @Option(names = "--size", paramLabel = "NUMBER", defaultValue = "10")
  private int size;

  @Option(names = "--page", paramLabel = "NUMBER", defaultValue = "1")
  private int page;

  @Option(names = "--sort", paramLabel = "ORDER", defaultValue = "relevance")
  private String sort = "relevance";

  @Option(names = "--filter", paramLabel = "FACET=VALUE")
  private List<String> filters = List.of();

  @Option(names = "--json")
  private boolean json;

  @Override
  public int run(Workplace workplace) throws IOException, InterruptedException {
    if (!workplace.index().generation().complete()) {
      workplace.begin().run();
      awaitIndex(workplace);
    }
    SearchView view = workplace.library(say().wording()).search(String.join(" ", query), request());
    if (json) {
      out().println(JsonOutput.pretty(view));
    } else {
      print(view);
    }
    return ExitCode.OK;
  }

  /** What has begun builds the index. */
  private void awaitIndex(Workplace workplace) throws IOException, InterruptedException {
    Stop stop = terminal().stop();
    while (!Catching.look(workplace, stop, millis -> isComplete(workplace, millis))) {
      // each look waits
    }
    Catching.up(workplace, stop);
  }

  private boolean isComplete(Workplace workplace, long millis) throws InterruptedException {
    return workplace.index().generation().complete()
        || (!terminal().stop().await(millis) && workplace.index().generation().complete());
  }

  private SearchRequest request() {
    checkRange("--size", size, SearchRequest.LARGEST_SIZE);
    checkRange("--page", page, SearchRequest.FARTHEST_HIT / size);
    Sort order =
        Coded.parse(Sort.class, sort)
            .orElseThrow(
                () ->
                    CommandException.usage(
                        "usage.value", "--sort", sort, "relevance, newest, oldest, title"));
    return SearchRequest.of(new Query.Everything())
        .choosing(chosen())
        .sorted(order)
        .matching(Match.usual(order))
        .page(page, size);
  }

  private static void checkRange(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw CommandException.usage("usage.value", option, Integer.toString(value), "1–" + most);
    }
  }

  private Map<Facet, List<String>> chosen() {
    Map<Facet, List<String>> chosen = new EnumMap<>(Facet.class);
    for (String filter : filters) {
      String[] sides = filter.split("=", 2);
      Facet facet = Coded.parse(Facet.class, sides[0]).orElse(null);
      if (facet == null || sides.length < 2) {
        throw CommandException.usage("usage.value", "--filter", filter, "kind=report");
      }
      chosen.computeIfAbsent(facet, f -> new ArrayList<>()).add(sides[1]);
    }
    return chosen;
  }

  private void print(SearchView view) {
    view.notices().forEach(notice -> out().println(notice));
    if (!view.answered().equals(view.query())) {
      print("search.answered", view.query(), view.answered());
    }
    print("search.total", view.total(), view.answered());
    if (view.totalAll() < view.total()) {
      print("search.total.all", view.totalAll());
    }
    for (HitView hit : view.hits()) {
      out().println();
      out().println(hit.title() + (hit.dateLabel() == null ? "" : " (" + hit.dateLabel() + ")"));
      out().println("  " + hit.kindLabel() + " · " + hit.id());
      hit.twins().forEach(twin -> out().println("  " + twin.text() + " (" + twin.id() + ")"));
      if (!hit.missing().isEmpty()) {
        String words = hit.missing().stream().map(Asked::word).collect(Collectors.joining(", "));
        out().println("  " + say().text("search.missing", words));
      }
      hit.passages().forEach(this::print);
    }
  }

  private void print(PassageView passage) {
    StringBuilder marked = new StringBuilder();
    int done = 0;
    for (Mark mark : passage.marks()) {
      marked.append(passage.text(), done, mark.start()).append('[');
      marked.append(passage.text(), mark.start(), mark.end()).append(']');
      done = mark.end();
    }
    marked.append(passage.text().substring(done));
    out().println("  " + passage.label() + ": " + marked.toString().replaceAll("\\s+", " "));
  }
}
