package org.findbuch.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.findbuch.document.Access;
import org.findbuch.reading.StatusView;

/** {@code /status} and {@code /api/status}: how much is there, and what a search cannot see. */
final class StatusPages {
  private final Services services;
  private final Pages pages;

  StatusPages(Services services, Pages pages) {
    this.services = services;
    this.pages = pages;
  }

  void json(Context http) throws IOException {
    Json.answer(http, 200, services.statuses().status(Visit.of(http).access()));
  }

  /** The same for everybody, so that it may be kept and shown anywhere. */
  void html(Context http) throws IOException {
    Visit visit = Visit.of(http);
    Texts texts = visit.texts();
    StatusView status = services.statuses().status(Access.PUBLIC);
    long all = status.totalPages();
    String share = texts.share(status.searchablePages(), all);
    pages.render(
        http,
        "status.jte",
        new StatusPage(
            pages.frame(visit, texts.say("status.title"), "", "/status"),
            all == 0 ? texts.say("status.empty") : texts.say("status.ledger", share, all),
            status.index().complete(),
            lines(texts, "status.page.", status.pages()),
            lines(texts, "status.document.", status.documents()),
            status.version()));
  }

  private static List<StatusPage.Line> lines(Texts texts, String key, Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(
            count ->
                new StatusPage.Line(
                    texts.say(key + count.getKey()), texts.number(count.getValue())))
        .toList();
  }
}
