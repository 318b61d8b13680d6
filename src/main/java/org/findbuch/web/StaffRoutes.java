package org.findbuch.web;

import static org.findbuch.web.Routes.get;
import static org.findbuch.web.staff.SignInPages.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import org.findbuch.web.adding.AddPages;
import org.findbuch.web.adding.BatchesApi;
import org.findbuch.web.arranging.CollectionDesk;
import org.findbuch.web.edge.SignInTries;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.Proxies;
import org.findbuch.web.page.Pages;
import org.findbuch.web.publishing.PublishPages;
import org.findbuch.web.publishing.RecordPages;
import org.findbuch.web.staff.AccountPages;
import org.findbuch.web.staff.DeskPages;
import org.findbuch.web.staff.HelpPages;
import org.findbuch.web.staff.SignInPages;
import org.findbuch.web.staff.UsagePages;

/** Every address of the desk, and of who signs in there. */
record StaffRoutes(
    Services services, SignInTries tries, SignInPages signing, Pages pages, String assets) {
  private static final int USUAL_ACTS = 50;
  private static final int MOST_ACTS = 10_000;

  void register(RoutesConfig routes, Proxies proxies) {
    RecordPages records =
        new RecordPages(
            services.archive(),
            services.editing(),
            services.ingestor(),
            signing,
            pages,
            services.mostBytes());
    AccountPages account = new AccountPages(services.accounts(), tries, proxies, pages);
    DeskPages desk = new DeskPages(services.editing(), services.additions(), pages);
    get(routes, "/staff/hilfe", new HelpPages(pages, assets)::html);
    get(routes, "/login", signing::form);
    routes.post("/login", signing::signIn);
    routes.post("/logout", signing::signOut);
    get(routes, "/staff", desk::html);
    get(routes, "/staff/d/{id}", page(records::html));
    routes.post("/staff/d/{id}", signing.taking(records::change));
    routes.post("/staff/d/{id}/file", records::replace);
    get(routes, "/staff/d/{id}/file", page(SignInPages::back));
    PublishPages publishing =
        new PublishPages(services.archive(), services.editing(), services.ingestor(), pages);
    get(routes, "/staff/publish", page(publishing::html));
    routes.post("/staff/publish", signing.taking(publishing::change));
    CollectionDesk collections = new CollectionDesk(services.archive(), services.editing(), pages);
    get(routes, "/staff/collections", page(collections::list));
    get(routes, "/staff/new-collection", page(collections::fresh));
    routes.post("/staff/new-collection", signing.taking(collections::add));
    get(routes, "/staff/collections/{id}", page(collections::one));
    routes.post("/staff/collections/{id}", signing.taking(collections::change));
    get(routes, "/staff/account", page(account::html));
    routes.post("/staff/account", account::password);
    routes.post("/staff/account/second-factor", account::secondFactor);
    get(routes, "/staff/account/second-factor", page(SignInPages::back));
    get(routes, "/staff/statistik", page(new UsagePages(services.usage(), pages)::html));
    get(routes, "/api/session", desk::session);
    adding(routes);
    get(routes, "/api/audit", this::audit);
  }

  private void adding(RoutesConfig routes) {
    AddPages adding =
        new AddPages(
            services.additions(),
            services.choices(),
            services.archive(),
            services.editing(),
            services.accounts(),
            () -> services.status().ocr().installed(),
            pages);
    get(routes, "/staff/add", page(adding::form));
    routes.post("/staff/add", adding::add);
    get(routes, "/staff/add/{id}", adding::batch);
    routes.post("/staff/add/{id}", adding::addTo);
    routes.post("/staff/add/{id}/{n}", adding::decide);
    get(routes, "/staff/add/{id}/{n}", page(SignInPages::back));
    BatchesApi batches = adding.api();
    routes.post("/api/batches", batches::begin);
    get(routes, "/api/batches/{id}", batches::read);
    routes.post("/api/batches/{id}/files", batches::announce);
    get(routes, "/api/batches/{id}/files/{n}", batches::file);
    routes.patch("/api/batches/{id}/files/{n}", batches::piece);
    routes.delete("/api/batches/{id}/files/{n}", batches::forget);
  }

  private void audit(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    exchange.writer();
    Parameters parameters = new Parameters(exchange);
    int size = parameters.number("size", USUAL_ACTS, 1, MOST_ACTS);
    ApiJson.answer(
        http, 200, Map.of("acts", services.accounts().acts(parameters.text("subject"), size)));
  }
}
