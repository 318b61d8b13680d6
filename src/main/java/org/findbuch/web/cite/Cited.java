package org.findbuch.web.cite;

import java.util.List;
import org.findbuch.document.Site;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.reading.PageView.PageLink;
import org.findbuch.web.exchange.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What is cited in a list: the newest file of a document, or a page of it.
 *
 * @param page null for the whole
 */
public record Cited(DocumentView document, @Nullable PageLink page) {

  /** Its address for ever, below the public one. */
  public String url() {
    int number = document.newest().number();
    return page == null
        ? Addresses.version(document.id(), number)
        : Addresses.versionPage(document.id(), number, page.page(), null);
  }

  /** Its address for reading, which follows the document's newest file. */
  public String reading() {
    return page == null ? document.url() : Addresses.page(document.id(), page.page(), null);
  }

  /** The file of a list in a form. */
  public static byte[] file(List<Cited> list, CitationForm form, Exchange exchange, Site site) {
    String proposed = exchange.texts().say("document.cite.proposed");
    List<Work> works = list.stream().map(cited -> cited.work(exchange.origin(), proposed)).toList();
    return form.write(works, site.name());
  }

  private Work work(String origin, String proposed) {
    OriginalView newest = document.newest();
    int pages = newest.format().unit().isNamed() ? 0 : document.pages().total();
    String label = page == null ? null : Work.Place.number(page.label());
    return Work.of(document, newest, new Work.Place(url(), label, pages), origin, proposed);
  }
}
