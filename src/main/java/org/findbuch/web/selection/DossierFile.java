package org.findbuch.web.selection;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.time.Clock;
import org.findbuch.document.Site;
import org.findbuch.ingest.Dossiers;
import org.findbuch.ingest.Dossiers.Answer;
import org.findbuch.web.edge.Guard;
import org.findbuch.web.exchange.Disposition;
import org.findbuch.web.exchange.EntityTag;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.RangedAnswer;

/** {@code /auswahl.pdf}: the chosen pages in one PDF, with a cover sheet that cites them. */
public record DossierFile(Dossiers dossiers, Site site, Clock clock) {
  /** Whoever waits longer is told to ask again. */
  private static final long PATIENCE_MILLIS = 2_000;

  private static final String SECONDS_TO_RETRY = "3";

  public void pdf(Context http) throws IOException, InterruptedException {
    Exchange exchange = Exchange.of(http);
    Chosen chosen = Chosen.of(exchange);
    DossierSize.of(chosen.cited()).require(exchange.texts());
    Dossiers.Order order = new DossierOrder(chosen, exchange, site, clock.instant()).order();
    switch (answer(order)) {
      case Answer.Made made -> send(made, exchange);
      case Answer.Waits() ->
          throw Problem.of(202, "dossier-waits")
              .header("Retry-After", SECONDS_TO_RETRY)
              .header("Refresh", SECONDS_TO_RETRY)
              .exception();
      case Answer.Busy() -> throw Problem.of(503, "dossier-busy").exception();
    }
  }

  /** What keeps it from being made is in the log; a reader can do nothing about it. */
  private Answer answer(Dossiers.Order order) throws InterruptedException {
    try {
      return dossiers.ask(order, PATIENCE_MILLIS);
    } catch (IOException broken) {
      throw Problem.of(503, "dossier-unmade").header("Retry-After", "60").exception();
    }
  }

  private static void send(Answer.Made made, Exchange exchange) throws IOException {
    Context http = exchange.http();
    EntityTag tag = new EntityTag(made.sha256().hex());
    if (RangedAnswer.isAnswered(http, tag)) {
      return;
    }
    String name = exchange.texts().say("selection.file", "pdf");
    http.contentType("application/pdf")
        .header("Content-Disposition", Disposition.header(true, name))
        .header("Content-Security-Policy", Guard.PDF_POLICY);
    // open from here on: it is sent whole, even if it is deleted to make room for others
    try (FileChannel file = FileChannel.open(made.file())) {
      new RangedAnswer(
              http,
              made.bytes(),
              (range, out) -> {
                InputStream in = Channels.newInputStream(file.position(range.first()));
                RangedAnswer.copy(in, range.length(), out, name);
              })
          .send(tag);
    }
  }
}
