package org.findbuch.web.staff;

import io.javalin.http.Context;
import java.util.List;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;

/** {@code /staff/hilfe}: the handbook. Whoever cannot sign in needs it too, so all may read it. */
public final class HelpPages {
  private final Handbook handbook;
  private final Pages pages;
  private final String html;

  public HelpPages(Pages pages, String assets) {
    this.handbook = Handbook.load();
    this.pages = pages;
    this.html = handbook.html(assets);
  }

  /**
   * The handbook, which is German whatever the language of the page.
   *
   * @param html of our own file, which nobody else writes
   */
  public record HelpPage(
      PageFrame frame, String title, List<Handbook.Chapter> chapters, String html) {}

  public void html(Context http) {
    Exchange exchange = Exchange.of(http);
    PageFrame frame = pages.frame(exchange, handbook.title(), "", null);
    pages.render(
        http, "help.jte", new HelpPage(frame, handbook.title(), handbook.chapters(), html));
  }
}
