package org.findbuch.web.selection;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Site;
import org.findbuch.query.SearchRequest;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;
import org.findbuch.web.cite.CitationForm;
import org.findbuch.web.cite.Cited;
import org.findbuch.web.cite.RecordTable;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.CsvFile;
import org.findbuch.web.exchange.Disposition;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.holdings.Compared;
import org.findbuch.web.zip.Finds;
import org.findbuch.web.zip.KnownCrcs;
import org.findbuch.web.zip.Parcel;

/** {@code /auswahl.zip} and the like: the files of a selection, a search and a collection. */
public record SelectionFiles(Site site, KnownCrcs crcs) {

  public void csv(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    send(exchange, "csv", CsvFile.TYPE, RecordTable.of(cited(exchange), exchange));
  }

  /** The selection in a form. */
  public Handler in(CitationForm form) {
    return http -> {
      Exchange exchange = Exchange.of(http);
      String type = form.mediaType() + "; charset=utf-8";
      byte[] file = Cited.file(cited(exchange), form, exchange, site);
      send(exchange, form.ending(), type, file);
    };
  }

  public void zip(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Chosen chosen = Chosen.of(exchange);
    List<DocumentView> documents = chosen.documents();
    parcel(documents, chosen.cited(), exchange)
        .send(http, exchange.texts().say("selection.file", "zip"));
  }

  /** {@code /search.zip}: all that a search finds. */
  public void found(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Parameters parameters = new Parameters(exchange);
    String words = parameters.text("q");
    SearchRequest shape = parameters.search(SearchRequest.LARGEST_SIZE);
    String name =
        words.isBlank()
            ? exchange.texts().say("list.file.all", "zip")
            : exchange.texts().say("list.file", words, "zip");
    send(Finds.of(words, shape, Chosen.library(exchange)), name, exchange);
  }

  /** {@code /c/{id}.zip}: what is in a collection and all below it. */
  public void collection(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Library library = Chosen.library(exchange);
    CollectionId id = Address.collection(http);
    CollectionId current = library.shelves().current(id);
    if (!current.equals(id)) {
      String path = Addresses.collection(current) + ".zip";
      http.redirect(Address.moved(http, path), HttpStatus.MOVED_PERMANENTLY);
      return;
    }
    CollectionView collection =
        library.shelves().find(id).orElseThrow(Problem.NOT_FOUND::exception);
    send(Finds.in(List.of(id), library), collection.title() + ".zip", exchange);
  }

  /** {@code /vergleich.zip}: what is in all conferences of a comparison. */
  public void compared(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Library library = Chosen.library(exchange);
    List<CollectionId> ids = Compared.of(http, library).ids();
    if (ids.isEmpty()) {
      throw Problem.of(404, "zip-empty").exception();
    }
    send(Finds.in(ids, library), exchange.texts().say("compare.file"), exchange);
  }

  private void send(Finds finds, String name, Exchange exchange) throws IOException {
    List<DocumentView> documents = finds.fitting(exchange.texts());
    List<Cited> cited = documents.stream().map(document -> new Cited(document, null)).toList();
    parcel(documents, cited, exchange).send(exchange.http(), name);
  }

  /** A parcel of documents, with what is cited of them. */
  private Parcel parcel(List<DocumentView> documents, List<Cited> cited, Exchange exchange) {
    return Parcel.of(
        documents,
        Chosen.library(exchange),
        crcs,
        Papers.names(exchange.texts()),
        new Papers(cited, documents, exchange, site),
        exchange);
  }

  private static List<Cited> cited(Exchange exchange) throws IOException {
    List<Cited> cited = Chosen.of(exchange).cited();
    if (cited.isEmpty()) {
      throw Problem.of(404, "zip-empty").exception();
    }
    return cited;
  }

  private static void send(Exchange exchange, String ending, String type, byte[] file) {
    exchange
        .http()
        .contentType(type)
        .header(
            "Content-Disposition",
            Disposition.header(false, exchange.texts().say("selection.file", ending)))
        .header("X-Robots-Tag", "noindex")
        .result(file);
  }
}
