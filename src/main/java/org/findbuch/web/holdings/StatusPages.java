package org.findbuch.web.holdings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.findbuch.document.Access;
import org.findbuch.document.Coded;
import org.findbuch.reading.StatusReading;
import org.findbuch.reading.StatusView;
import org.findbuch.reading.Wording;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.jspecify.annotations.Nullable;

/** {@code /status} and {@code /api/status}: how much is there, and what a search cannot see. */
public record StatusPages(StatusReading reading, Pages pages) {
  /**
   * What the state of the archive shows.
   *
   * @param ledger how much of how many pages a search can look into
   * @param complete whether the index holds everything
   */
  public record StatusPage(
      PageFrame frame,
      String ledger,
      boolean complete,
      List<Line> pages,
      List<Line> documents,
      String version) {

    /** A figure and what it counts. */
    public record Line(String name, String figure) {}
  }

  public void json(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Wording wording = Wording.of(exchange.texts().language());
    ApiJson.answer(
        http,
        200,
        new Answer(
            reading.status(exchange.access()),
            reading.cageAdvice(wording).orElse(null),
            reading.ocrAdvice(wording).orElse(null),
            reading.officeAdvice(wording).orElse(null)));
  }

  private record Answer(
      @JsonUnwrapped StatusView status,
      @Nullable String cageAdvice,
      @Nullable String ocrAdvice,
      @Nullable String officeAdvice) {}

  /** The same for everybody, so that it may be kept and shown anywhere. */
  public void html(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    PageTexts texts = exchange.texts();
    StatusView status = reading.status(Access.PUBLIC);
    long all = status.totalPages();
    String share = texts.share(status.searchablePages(), all);
    pages.render(
        http,
        "status.jte",
        new StatusPage(
            pages.frame(exchange, texts.say("status.title"), "", "/status"),
            all == 0 ? texts.say("status.empty") : texts.say("status.ledger", share, all),
            status.index().complete(),
            lines(texts, "status.page.", status.pages()),
            lines(texts, "status.document.", status.documents()),
            status.version()));
  }

  private static List<StatusPage.Line> lines(
      PageTexts texts, String key, Map<? extends Coded, Long> counts) {
    return counts.entrySet().stream()
        .map(
            count ->
                new StatusPage.Line(
                    texts.say(key + count.getKey().code()), texts.number(count.getValue())))
        .toList();
  }
}
