package org.findbuch.web.holdings;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.findbuch.document.Access;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.Site;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.Shelves;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.Disposition;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Problem;

/**
 * {@code /c.ics}, {@code /c/{id}.ics}: conferences as a calendar has them. Calendars ask without
 * signing in, so whoever asks gets what everybody gets.
 */
public record Calendars(Site site) {
  /** The address of the calendar of one. */
  public static String url(CollectionView view) {
    return view.url() + ".ics";
  }

  /** All conferences of which the day is known. */
  public void all(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    List<CollectionView> conferences =
        Shelves.newestFirst(
            everybodys(exchange).all().stream()
                .filter(view -> view.kind() == CollectionKind.CONFERENCE)
                .filter(CalendarFile::isDated)
                .toList());
    send(exchange, site.name(), "konferenzen.ics", conferences);
  }

  /** One; 404 where its day is not known. */
  public void one(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    CollectionId asked = Address.collection(http);
    Shelves shelves = everybodys(exchange);
    CollectionView view =
        shelves
            .find(shelves.current(asked))
            .filter(CalendarFile::isDated)
            .orElseThrow(Problem.NOT_FOUND::exception);
    send(exchange, view.title(), view.id() + ".ics", List.of(view));
  }

  private static Shelves everybodys(Exchange exchange) throws IOException {
    return exchange.libraries().open(Access.PUBLIC, exchange.library().wording()).shelves();
  }

  private static void send(
      Exchange exchange, String name, String file, List<CollectionView> views) {
    String host = URI.create(exchange.origin()).getHost();
    byte[] bytes =
        new CalendarFile(
                exchange.texts(),
                exchange.origin(),
                host == null ? "findbuch" : host,
                Instant.now())
            .bytes(name, views);
    exchange
        .http()
        .header("Content-Disposition", Disposition.header(false, file))
        .contentType(CalendarFile.TYPE)
        .result(bytes);
  }
}
