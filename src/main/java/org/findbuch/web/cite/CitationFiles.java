package org.findbuch.web.cite;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Site;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.reading.PageView.PageLink;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.Conditions;
import org.findbuch.web.exchange.Disposition;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.Visible;
import org.jspecify.annotations.Nullable;

/**
 * {@code /d/{id}.bib} and the like: a document, one of its files or one of its pages for reference
 * managers. What is cited is always the very file that is read, by its address for ever.
 */
public record CitationFiles(Site site) {
  /** The file of one form. */
  public Handler in(CitationForm form) {
    return http -> send(http, form);
  }

  /** The file of the form that an {@code Accept} prefers, else the page for people. */
  public Handler orElse(Handler page) {
    return http -> {
      Optional<CitationForm> form = CitationForm.preferred(Conditions.header(http, "Accept"));
      if (form.isPresent()) {
        http.header("Content-Location", http.path() + "." + form.get().ending());
        send(http, form.get());
      } else {
        page.handle(http);
      }
    };
  }

  private void send(Context http, CitationForm form) throws IOException {
    Exchange exchange = Exchange.of(http);
    DocumentView document = Visible.document(exchange);
    OriginalView original = Visible.original(document, number(http, "n"));
    Work work = work(exchange, document, original, number(http, "page"));
    String page = work.page() == null ? "" : "-" + http.pathParam("page");
    String name = document.id() + page + "." + form.ending();
    http.contentType(form.mediaType() + "; charset=utf-8")
        .header("Content-Disposition", Disposition.header(false, name))
        .header("X-Robots-Tag", "noindex")
        .result(form.write(List.of(work), site.name()));
  }

  private static @Nullable Integer number(Context http, String name) {
    return http.pathParamMap().containsKey(name) ? Address.number(http, name) : null;
  }

  private static Work work(
      Exchange exchange, DocumentView document, OriginalView original, @Nullable Integer page)
      throws IOException {
    DocumentId id = document.id();
    List<PageLink> pages = exchange.library().pages(id, original.number(), null);
    if (page != null && page > pages.size()) {
      throw Problem.NOT_FOUND.exception();
    }
    int counted = original.format().unit().isNamed() ? 0 : pages.size();
    Work.Place place =
        page == null
            ? new Work.Place(Addresses.version(id, original.number()), null, counted)
            : new Work.Place(
                Addresses.versionPage(id, original.number(), page, null),
                Work.Place.number(pages.get(page - 1).label()),
                counted);
    return Work.of(
        document,
        original,
        place,
        exchange.origin(),
        exchange.texts().say("document.cite.proposed"));
  }
}
