package org.findbuch.web.cite;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Site;
import org.findbuch.query.SearchRequest;
import org.findbuch.reading.Library;
import org.findbuch.reading.SearchView;
import org.findbuch.reading.SearchView.HitView;
import org.findbuch.web.exchange.CsvFile;
import org.findbuch.web.exchange.Disposition;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Parameters;

/**
 * {@code /search.csv} and the like: what a search finds, as a table or for reference managers; the
 * first {@value #MOST} of it, in the order of the search, whatever page of it is asked for.
 */
public record HitFiles(Site site) {
  public static final int MOST = 1_000;

  /** The hits in a form. */
  public Handler in(CitationForm form) {
    return http -> {
      Exchange exchange = Exchange.of(http);
      send(
          exchange,
          form.ending(),
          form.mediaType() + "; charset=utf-8",
          Cited.file(found(exchange), form, exchange, site));
    };
  }

  /** The hits as a table, one a line. */
  public void csv(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    send(exchange, "csv", CsvFile.TYPE, RecordTable.of(found(exchange), exchange));
  }

  private static List<Cited> found(Exchange exchange) throws IOException {
    Parameters parameters = new Parameters(exchange);
    String words = parameters.text("q");
    SearchRequest shape = parameters.search(SearchRequest.LARGEST_SIZE);
    Library library = exchange.library();
    List<Cited> all = new ArrayList<>();
    for (int page = 1; all.size() < MOST; page++) {
      SearchView found = library.search(words, shape.page(page, SearchRequest.LARGEST_SIZE));
      library.documents(found.hits().stream().map(HitView::id).toList()).stream()
          .map(document -> new Cited(document, null))
          .forEach(all::add);
      if ((long) page * SearchRequest.LARGEST_SIZE >= found.total()) {
        break;
      }
    }
    return all;
  }

  private static void send(Exchange exchange, String ending, String type, byte[] file) {
    String words = new Parameters(exchange).text("q");
    String name =
        words.isBlank()
            ? exchange.texts().say("list.file.all", ending)
            : exchange.texts().say("list.file", words, ending);
    exchange
        .http()
        .contentType(type)
        .header("Content-Disposition", Disposition.header(false, name))
        .header("X-Robots-Tag", "noindex")
        .result(file);
  }
}
