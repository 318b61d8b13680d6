package org.findbuch.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Makes pages of templates. */
final class Pages {
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader());
  private final Assets assets;
  private final Services services;

  Pages(Services services, Assets assets) {
    this.services = services;
    this.assets = assets;
  }

  /**
   * What stands around a page.
   *
   * @param path the page's one address below the public one, or null where it has none
   */
  Frame frame(Visit visit, String title, String query, @Nullable String path) {
    return new Frame(
        visit.texts(),
        Links.of(visit),
        services.site(),
        title,
        query,
        path == null ? null : visit.origin() + path,
        assets.folder());
  }

  void render(Context http, String template, Object page) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    templates.render(template, page, output);
    http.contentType("text/html; charset=utf-8").result(output.toByteArray());
  }

  void problem(Visit visit, Problem problem) {
    Frame frame =
        new Frame(
            visit.texts(),
            Links.bare(visit),
            services.site(),
            problem.title(visit.texts()),
            query(visit.http()),
            null,
            assets.folder());
    render(
        visit.http(),
        "problem.jte",
        new ProblemPage(frame, problem.title(visit.texts()), problem.detail(visit.texts())));
  }

  /** What was searched for stays in the field, so that it can be mended. */
  private static String query(Context http) {
    String query = http.queryParam("q");
    return query == null ? "" : query;
  }
}
