package org.findbuch.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;
import org.findbuch.document.Site;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.site.SiteFolder;
import org.jspecify.annotations.Nullable;

/** Makes pages of templates. */
public final class Pages {
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader());
  private final Assets assets;
  private final Site site;
  private final SiteFolder folder;

  public Pages(Site site, SiteFolder folder, Assets assets) {
    this.site = site;
    this.folder = folder;
    this.assets = assets;
  }

  /**
   * What stands around a page.
   *
   * @param path the page's one address below the public one, or null where it has none
   */
  public PageFrame frame(Exchange exchange, String title, String query, @Nullable String path) {
    return new PageFrame(
        exchange.texts(),
        Links.of(exchange),
        site,
        folder,
        title,
        query,
        path == null ? null : exchange.origin() + path,
        assets.folder(),
        exchange.session());
  }

  public void render(Context http, String template, Object page) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    templates.render(template, page, output);
    http.contentType("text/html; charset=utf-8").result(output.toByteArray());
  }

  public void problem(Exchange exchange, Problem problem) {
    PageFrame frame =
        new PageFrame(
            exchange.texts(),
            Links.bare(exchange),
            site,
            folder,
            problem.title(exchange.texts()),
            query(exchange.http()),
            null,
            assets.folder(),
            exchange.session());
    render(
        exchange.http(),
        "problem.jte",
        new ProblemPage(frame, problem.title(exchange.texts()), problem.detail(exchange.texts())));
  }

  /** What was searched for stays in the field, so that it can be mended. */
  private static String query(Context http) {
    String query = http.queryParam("q");
    return query == null ? "" : query;
  }
}
