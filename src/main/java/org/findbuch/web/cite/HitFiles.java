package org.findbuch.web.cite;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.findbuch.document.MetadataField;
import org.findbuch.query.SearchRequest;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.reading.Library;
import org.findbuch.reading.SearchView;
import org.findbuch.reading.SearchView.HitView;
import org.findbuch.reading.Site;
import org.findbuch.web.exchange.CsvFile;
import org.findbuch.web.exchange.Disposition;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.exchange.Parameters;

/**
 * {@code /search.csv} and the like: what a search finds, as a table or for reference managers; the
 * first {@value #MOST} of it, in the order of the search, whatever page of it is asked for.
 */
public record HitFiles(Site site) {
  public static final int MOST = 1_000;

  /** Fields of the record in the order of the columns. */
  private static final List<MetadataField> COLUMNS =
      Arrays.stream(MetadataField.values())
          .filter(field -> field.place() != MetadataField.Place.RECORD)
          .toList();

  /** The hits in a form. */
  public Handler in(CitationForm form) {
    return http -> {
      Exchange exchange = Exchange.of(http);
      String proposed = exchange.texts().say("document.cite.proposed");
      List<Work> works =
          found(exchange).stream()
              .map(document -> Work.of(document, exchange.origin(), proposed))
              .toList();
      send(
          exchange,
          form.ending(),
          form.mediaType() + "; charset=utf-8",
          form.write(works, site.name()));
    };
  }

  /** The hits as a table, one a line. */
  public void csv(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    List<List<String>> lines = new ArrayList<>();
    lines.add(head(exchange.texts()));
    for (DocumentView document : found(exchange)) {
      lines.add(line(document, exchange));
    }
    send(exchange, "csv", CsvFile.TYPE, new CsvFile(lines).bytes());
  }

  private static List<DocumentView> found(Exchange exchange) throws IOException {
    Parameters parameters = new Parameters(exchange);
    String words = parameters.text("q");
    SearchRequest shape = parameters.search(SearchRequest.LARGEST_SIZE);
    Library library = exchange.library();
    List<DocumentView> all = new ArrayList<>();
    for (int page = 1; all.size() < MOST; page++) {
      SearchView found = library.search(words, shape.page(page, SearchRequest.LARGEST_SIZE));
      for (HitView hit : found.hits()) {
        library.document(hit.id()).ifPresent(all::add);
      }
      if ((long) page * SearchRequest.LARGEST_SIZE >= found.total()) {
        break;
      }
    }
    return all;
  }

  private static List<String> head(PageTexts texts) {
    List<String> head = new ArrayList<>();
    for (MetadataField field : COLUMNS) {
      boolean isFact = field.place() == MetadataField.Place.FACT;
      head.add(texts.say((isFact ? "document." : "field.") + field.code()));
    }
    head.addAll(List.of(texts.say("list.format"), texts.say("list.bytes")));
    head.addAll(List.of(texts.say("list.pages"), texts.say("list.address")));
    return head;
  }

  private static List<String> line(DocumentView document, Exchange exchange) {
    List<String> line = new ArrayList<>();
    for (MetadataField field : COLUMNS) {
      line.add(Objects.requireNonNullElse(document.cited(field), ""));
    }
    OriginalView newest = document.newest();
    line.add(newest.formatLabel());
    line.add(String.valueOf(newest.bytes()));
    line.add(String.valueOf(document.pages().total()));
    line.add(exchange.origin() + Addresses.document(document.id()));
    return line;
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
