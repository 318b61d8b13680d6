package org.findbuch.web.staff;

import io.javalin.http.Context;
import java.util.List;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.findbuch.web.site.Markdown;
import org.findbuch.web.site.SitePage;
import org.jspecify.annotations.Nullable;

/** {@code /staff/hilfe}: the handbook. Whoever cannot sign in needs it too, so all may read it. */
public final class HelpPages {
  private final Pages pages;
  private final String assets;
  private @Nullable Text text;

  /** What stands on the page whoever asks for it. */
  private record Text(String title, List<Markdown.Chapter> chapters, String html) {}

  /**
   * The page.
   *
   * @param assets address that the pictures are below
   */
  public HelpPages(Pages pages, String assets) {
    this.pages = pages;
    this.assets = assets;
  }

  /**
   * The handbook, which is German whatever the language of the page.
   *
   * @param html of our own file, which nobody else writes
   */
  public record HelpPage(
      PageFrame frame, String title, List<Markdown.Chapter> chapters, String html) {}

  public void html(Context http) {
    Exchange exchange = Exchange.of(http);
    Text read = text();
    PageFrame frame = pages.frame(exchange, read.title(), "", null);
    pages.render(http, "help.jte", new HelpPage(frame, read.title(), read.chapters(), read.html()));
  }

  /** Rendered when somebody asks for it, so that the service starts without waiting for it. */
  private synchronized Text text() {
    if (text == null) {
      Markdown handbook = Handbook.load();
      String title = handbook.title().orElseThrow();
      text =
          new Text(
              title,
              handbook.chapters(),
              handbook.html(picture -> assets + picture, SitePage::url));
    }
    return text;
  }
}
