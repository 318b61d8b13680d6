package org.findbuch.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import org.findbuch.staff.Account;

/** Every address and what answers it. */
final class Routes {
  private final Services services;
  private final Proxies proxies;
  private final Guard guard;
  private final Assets assets;
  private final Pages pages;

  Routes(Services services) {
    this.services = services;
    this.proxies = new Proxies(services.proxies());
    this.guard = new Guard(services);
    this.assets = new Assets();
    this.pages = new Pages(services, assets);
  }

  void register(RoutesConfig routes) {
    routes.before(this::begin);
    routes.get("/health", Routes::health);
    routes.get("/assets/{hash}/<name>", assets::send);
    pages(routes);
    api(routes);
    new Problems(services, pages).register(routes);
  }

  private void pages(RoutesConfig routes) {
    SearchPages search = new SearchPages(pages);
    DocumentPages documents = new DocumentPages(pages);
    CollectionPages collections = new CollectionPages(pages);
    Originals originals = new Originals();
    routes.get("/", new HomePages(services, pages)::html);
    routes.get("/search", search::html);
    routes.get("/d/{id}", documents::newest);
    routes.get("/d/{id}/original", originals::newest);
    routes.get("/d/{id}/{page}", documents::page);
    routes.get("/d/{id}/v/{n}", documents::version);
    routes.get("/d/{id}/v/{n}/original", originals::numbered);
    routes.get("/d/{id}/v/{n}/{page}", documents::versionPage);
    routes.get("/c", collections::list);
    routes.get("/c/{id}", collections::one);
  }

  private void api(RoutesConfig routes) {
    DocumentsApi documents = new DocumentsApi(services);
    Uploads uploads = new Uploads(services);
    CollectionsApi collections = new CollectionsApi(services);
    routes.get("/api/search", new SearchPages(pages)::json);
    routes.get("/api/status", this::status);
    routes.get("/api/documents", documents::list);
    routes.post("/api/documents", uploads::document);
    routes.get("/api/documents/{id}", documents::read);
    routes.patch("/api/documents/{id}", documents::edit);
    routes.delete("/api/documents/{id}", documents::withdraw);
    routes.post("/api/documents/{id}/versions", uploads::version);
    routes.get("/api/documents/{id}/pages/{n}", documents::page);
    routes.get("/api/collections", collections::list);
    routes.post("/api/collections", collections::add);
    routes.get("/api/collections/{id}", collections::read);
    routes.patch("/api/collections/{id}", collections::edit);
  }

  private void begin(Context http) throws IOException {
    Visit visit = Visit.begin(http, services, proxies);
    guard.protect(http, visit.chosen());
    http.header("X-Request-Id", visit.number());
    String key = http.header("Authorization");
    if (key != null) {
      visit.by(account(key));
    }
    Parameters parameters = new Parameters(visit);
    parameters.oneOf("lang", "de", "de", "en");
  }

  private Account account(String header) throws IOException {
    Optional<Account> known =
        header.regionMatches(true, 0, "Bearer ", 0, 7)
            ? services.keys().check(header.substring(7).strip())
            : Optional.empty();
    return known.orElseThrow(
        () ->
            Problem.of(401, "key-unknown")
                .header("WWW-Authenticate", "Bearer realm=\"Findbuch\", error=\"invalid_token\"")
                .exception());
  }

  private void status(Context http) throws IOException {
    Json.answer(http, 200, services.statuses().status(Visit.of(http).audience()));
  }

  private static void health(Context http) {
    http.contentType("text/plain; charset=utf-8").result("ok");
  }
}
