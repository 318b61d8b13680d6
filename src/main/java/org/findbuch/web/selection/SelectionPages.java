package org.findbuch.web.selection;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import org.findbuch.query.Match;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.findbuch.web.cite.Citation;
import org.findbuch.web.cite.Cited;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.Selection;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.findbuch.web.search.SearchAddress;
import org.findbuch.web.search.SearchPages;
import org.findbuch.web.selection.SelectionPage.Row;
import org.findbuch.web.zip.Finds;
import org.findbuch.web.zip.ParcelSize;
import org.jspecify.annotations.Nullable;

/** {@code /auswahl}: what a reader has collected, and how to take it along. */
public record SelectionPages(Pages pages) {

  public void html(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Chosen chosen = Chosen.of(exchange);
    Selection selection = chosen.selection();
    int size = selection.size();
    String title = exchange.texts().say(size == 0 ? "selection.none" : "selection.title", size);
    PageFrame frame = pages.frame(exchange, title, "", null);
    String back = back(exchange, selection);
    List<Row> rows = chosen.entries().stream().map(found -> row(found, exchange, frame)).toList();
    http.header("X-Robots-Tag", "noindex");
    pages.render(
        http,
        "selection.jte",
        new SelectionPage(
            frame,
            selection,
            rows,
            ParcelSize.of(chosen.documents()),
            DossierSize.of(chosen.cited()),
            back,
            exchange.origin() + selection.address("")));
  }

  /** Collects all that a search finds, as far as there is room. */
  public void all(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Parameters parameters = new Parameters(exchange);
    SearchRequest shape = parameters.search(SearchPages.SIZE);
    Finds finds = Finds.of(parameters.text("q"), shape, Chosen.library(exchange));
    finds.size().require(exchange.texts());
    List<Selection.Entry> found =
        finds.ids().stream().map(id -> new Selection.Entry(id, 0)).toList();
    Selection all = Selection.of(exchange).with(found);
    http.redirect(
        new SearchAddress(parameters.text("q"), shape, exchange.chosen(), all).onSelection(),
        HttpStatus.SEE_OTHER);
  }

  private static @Nullable String back(Exchange exchange, Selection selection) {
    Parameters parameters = new Parameters(exchange);
    String words = parameters.text("q");
    SearchRequest shape = parameters.search(SearchPages.SIZE);
    SearchAddress search = new SearchAddress(words, shape, exchange.chosen(), selection);
    SearchRequest all = SearchRequest.of(shape.query()).matching(Match.usual(Sort.RELEVANCE));
    SearchAddress plain = new SearchAddress("", all, exchange.chosen(), selection);
    return search.untaken().href().equals(plain.untaken().href()) ? null : search.href();
  }

  private static Row row(Chosen.Found found, Exchange exchange, PageFrame frame) {
    Cited cited = found.cited();
    Citation citation = cited == null ? null : Papers.citation(cited, exchange);
    String without = frame.links().taken().without(found.entry()).address("");
    String chosen = frame.links().chosen();
    String remove =
        chosen == null
            ? without
            : without + (without.indexOf('?') < 0 ? "?" : "&") + "lang=" + chosen;
    return new Row(found.entry(), cited, citation, found.gone(), remove);
  }
}
