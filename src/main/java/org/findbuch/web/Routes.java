package org.findbuch.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.findbuch.reading.Readiness.Obstacle;
import org.findbuch.reading.Wording;
import org.findbuch.staff.Account;
import org.findbuch.staff.Sessions.Session;
import org.findbuch.web.api.CollectionsApi;
import org.findbuch.web.api.DocumentsApi;
import org.findbuch.web.api.SimilarApi;
import org.findbuch.web.api.Uploads;
import org.findbuch.web.cite.CitationFiles;
import org.findbuch.web.cite.CitationForm;
import org.findbuch.web.cite.HitFiles;
import org.findbuch.web.edge.CrossSite;
import org.findbuch.web.edge.Guard;
import org.findbuch.web.edge.Metrics;
import org.findbuch.web.edge.Problems;
import org.findbuch.web.edge.RateLimits;
import org.findbuch.web.edge.SignInTries;
import org.findbuch.web.edge.Unread;
import org.findbuch.web.edge.UsageLog;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.exchange.Conditions;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.ProblemException;
import org.findbuch.web.exchange.Proxies;
import org.findbuch.web.exchange.SessionCookie;
import org.findbuch.web.holdings.Calendars;
import org.findbuch.web.holdings.CollectionPages;
import org.findbuch.web.holdings.ComparisonPages;
import org.findbuch.web.holdings.CoursePages;
import org.findbuch.web.holdings.DocumentPages;
import org.findbuch.web.holdings.HomePages;
import org.findbuch.web.holdings.LeafPages;
import org.findbuch.web.holdings.LeafPictures;
import org.findbuch.web.holdings.Originals;
import org.findbuch.web.holdings.SitePages;
import org.findbuch.web.holdings.StatusPages;
import org.findbuch.web.page.Assets;
import org.findbuch.web.page.Pages;
import org.findbuch.web.search.FacetPages;
import org.findbuch.web.search.OverviewPages;
import org.findbuch.web.search.SearchPages;
import org.findbuch.web.selection.DossierFile;
import org.findbuch.web.selection.SelectionFiles;
import org.findbuch.web.selection.SelectionPages;
import org.findbuch.web.site.SiteFolder;
import org.findbuch.web.staff.SignInPages;
import org.findbuch.web.zip.KnownCrcs;

/** Every address and what answers it. */
final class Routes {
  private final Services services;
  private final Proxies proxies;
  private final Guard guard;
  private final Assets assets;
  private final SiteFolder folder;
  private final Pages pages;
  private final Metrics metrics;
  private final RateLimits limits;
  private final SignInTries tries;
  private final SignInPages signing;

  Routes(Services services, SiteFolder folder, Metrics metrics) {
    this.metrics = metrics;
    this.services = services;
    this.proxies = new Proxies(services.proxies());
    this.limits = new RateLimits(proxies, services.searchesAMinute(), services.changesAMinute());
    this.guard = new Guard(services.site());
    this.assets = new Assets();
    this.folder = folder;
    this.pages = new Pages(services.site(), folder, assets);
    this.tries = new SignInTries(Clock.systemUTC());
    this.signing = new SignInPages(services.accounts(), tries, proxies, services.site(), pages);
  }

  void register(RoutesConfig routes) {
    routes.before(this::begin);
    get(routes, "/health", Routes::health);
    get(routes, "/health/ready", this::ready);
    get(routes, "/metrics", metrics::send);
    get(routes, "/assets/{hash}/<name>", assets::send);
    pages(routes);
    api(routes);
    new StaffRoutes(services, tries, signing, pages, assets.folder()).register(routes, proxies);
    new Problems(services.status(), pages::problem).register(routes);
    routes.after(new UsageLog(services.usage(), proxies)::answered);
    routes.after(Unread::settle);
  }

  private void pages(RoutesConfig routes) {
    SearchPages search = new SearchPages(pages);
    DocumentPages documents =
        new DocumentPages(pages, services.status(), services.pictures(), services.usage());
    LeafPages leaves = new LeafPages(pages, services.pictures());
    LeafPictures pictures = new LeafPictures(services.pictures());
    CollectionPages collections = new CollectionPages(pages);
    Originals originals = new Originals();
    CitationFiles citations = new CitationFiles(services.site());
    get(routes, "/", limits.searching(new HomePages(services.status(), pages)::html));
    get(routes, "/search", limits.searching(search::html));
    HitFiles hits = new HitFiles(services.site());
    get(routes, "/search.csv", limits.searching(hits::csv));
    get(routes, "/search.bib", limits.searching(hits.in(CitationForm.BIBTEX)));
    get(routes, "/search.ris", limits.searching(hits.in(CitationForm.RIS)));
    get(routes, "/search.csl.json", limits.searching(hits.in(CitationForm.CSL_JSON)));
    get(routes, "/search/facet/{facet}", limits.searching(new FacetPages(pages)::html));
    taking(routes);
    citations(routes, citations);
    get(routes, "/d/{id}", citations.orElse(limits.searchingFor("q", documents::newest)));
    get(routes, "/d/{id}/original", originals::newest);
    get(routes, "/d/{id}/faden", limits.searching(new CoursePages(pages)::html));
    get(routes, "/d/{id}/{page}.png", pictures::png);
    get(routes, "/d/{id}/{page}.jpg", pictures::jpeg);
    get(routes, "/d/{id}/{page}", citations.orElse(limits.searchingFor("q", leaves::newest)));
    get(routes, "/d/{id}/{page}/tables/{k}.csv", leaves::table);
    get(routes, "/d/{id}/v/{n}", citations.orElse(documents::version));
    get(routes, "/d/{id}/v/{n}/original", originals::numbered);
    get(routes, "/d/{id}/v/{n}/{page}.png", pictures::png);
    get(routes, "/d/{id}/v/{n}/{page}.jpg", pictures::jpeg);
    get(
        routes,
        "/d/{id}/v/{n}/{page}",
        citations.orElse(limits.searchingFor("q", leaves::version)));
    get(routes, "/d/{id}/v/{n}/{page}/tables/{k}.csv", leaves::versionTable);
    Calendars calendars = new Calendars(services.site());
    get(routes, "/c.ics", limits.searching(calendars::all));
    get(routes, "/c/{id}.ics", limits.searching(calendars::one));
    get(routes, "/ueberblick", limits.searching(new OverviewPages(pages)::html));
    get(routes, "/c", collections::list);
    get(routes, "/c/{id}", limits.searching(collections::one));
    get(routes, "/vergleich", limits.searching(new ComparisonPages(pages)::html));
    SitePages site = new SitePages(folder, pages);
    get(routes, "/seiten/{name}", site::html);
    get(routes, "/site/{hash}/{name}", site::file);
    get(routes, "/status", new StatusPages(services.status(), pages)::html);
  }

  private void taking(RoutesConfig routes) {
    SelectionPages selection = new SelectionPages(pages);
    SelectionFiles files = new SelectionFiles(services.site(), new KnownCrcs());
    get(routes, "/auswahl", selection::html);
    get(routes, "/auswahl.zip", limits.streaming(files::zip));
    DossierFile dossier = new DossierFile(services.dossiers(), services.site(), Clock.systemUTC());
    get(routes, "/auswahl.pdf", limits.streaming(dossier::pdf));
    get(routes, "/auswahl.csv", files::csv);
    get(routes, "/auswahl.bib", files.in(CitationForm.BIBTEX));
    get(routes, "/auswahl.ris", files.in(CitationForm.RIS));
    get(routes, "/auswahl.csl.json", files.in(CitationForm.CSL_JSON));
    get(routes, "/search/auswahl", limits.searching(selection::all));
    get(routes, "/search.zip", limits.streamingHits(files::found));
    get(routes, "/c/{id}.zip", limits.streamingHits(files::collection));
    get(routes, "/vergleich.zip", limits.streamingHits(files::compared));
  }

  private static void citations(RoutesConfig routes, CitationFiles files) {
    Handler bibtex = files.in(CitationForm.BIBTEX);
    Handler ris = files.in(CitationForm.RIS);
    Handler cslJson = files.in(CitationForm.CSL_JSON);
    get(routes, "/d/{id}.bib", bibtex);
    get(routes, "/d/{id}/v/{n}.bib", bibtex);
    get(routes, "/d/{id}/{page}.bib", bibtex);
    get(routes, "/d/{id}/v/{n}/{page}.bib", bibtex);
    get(routes, "/d/{id}.ris", ris);
    get(routes, "/d/{id}/v/{n}.ris", ris);
    get(routes, "/d/{id}/{page}.ris", ris);
    get(routes, "/d/{id}/v/{n}/{page}.ris", ris);
    get(routes, "/d/{id}.csl.json", cslJson);
    get(routes, "/d/{id}/v/{n}.csl.json", cslJson);
    get(routes, "/d/{id}/{page}.csl.json", cslJson);
    get(routes, "/d/{id}/v/{n}/{page}.csl.json", cslJson);
  }

  private void api(RoutesConfig routes) {
    DocumentsApi documents =
        new DocumentsApi(
            services.archive(),
            services.editing(),
            services.ingestor(),
            services.pictures(),
            services.usage());
    Uploads uploads =
        new Uploads(
            services.archive(), services.intake(), services.editing(), services.mostBytes());
    CollectionsApi collections = new CollectionsApi(services.archive(), services.editing());
    get(routes, "/api/search", limits.searching(new SearchPages(pages)::json));
    get(routes, "/api/search/facet/{facet}", limits.searching(new FacetPages(pages)::json));
    get(routes, "/api/suggest", limits.searching(Routes::suggest));
    get(routes, "/api/abbreviations", limits.searching(Routes::abbreviations));
    get(routes, "/api/status", new StatusPages(services.status(), pages)::json);
    get(routes, "/api/documents", documents::list);
    routes.post("/api/documents", uploads::document);
    get(routes, "/api/documents/{id}", documents::read);
    routes.patch("/api/documents/{id}", documents::edit);
    routes.delete("/api/documents/{id}", documents::withdraw);
    routes.post("/api/documents/{id}/versions", uploads::version);
    get(routes, "/api/documents/{id}/pages/{n}", limits.searchingFor("q", documents::page));
    get(routes, "/api/documents/{id}/pages/{n}/boxes", limits.searchingFor("q", documents::boxes));
    get(routes, "/api/documents/{id}/similar", limits.searching(SimilarApi::document));
    routes.post("/api/similar", limits.searching(SimilarApi::text));
    get(routes, "/api/collections", collections::list);
    routes.post("/api/collections", collections::add);
    get(routes, "/api/collections/{id}", collections::read);
    routes.patch("/api/collections/{id}", collections::edit);
    routes.delete("/api/collections/{id}", collections::remove);
    routes.post("/api/collections/{id}/merge", collections::merge);
  }

  /** The head of every answer can be asked for alone; Javalin would not run the handler for it. */
  static void get(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  private void begin(Context http) throws IOException {
    Exchange exchange = Exchange.begin(http, services.libraries(), services.site(), proxies);
    guard.protect(http, exchange.chosen());
    http.header("X-Request-Id", exchange.number());
    limits.changing(http);
    String key = Conditions.header(http, "Authorization");
    if (!http.path().startsWith("/health")) {
      if (key == null) {
        signedIn(http, exchange);
      } else {
        exchange.by(account(key));
      }
    }
    Parameters parameters = new Parameters(exchange);
    parameters.refuseBrokenEncoding();
    parameters.oneOf("lang", "de", "de", "en");
  }

  /** Whoever comes with the cookie of a session that is over is nobody. */
  private void signedIn(Context http, Exchange exchange) throws IOException {
    Optional<String> token = SessionCookie.of(http);
    if (token.isPresent() && !http.path().startsWith("/assets/")) {
      Optional<Session> session = services.accounts().session(token.get());
      session.ifPresent(exchange::by);
      if (session.isPresent()
          && CrossSite.changes(http)
          && !http.path().equals("/login")
          && !CrossSite.comesInBody(http)) {
        requireToken(http, session.get());
      }
    }
  }

  private void requireToken(Context http, Session session) {
    try {
      CrossSite.requireToken(http, session);
    } catch (ProblemException stale) {
      if (!signing.isKept(http, session)) {
        throw stale;
      }
      http.skipRemainingHandlers();
    }
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

  private static void suggest(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    String typed = new Parameters(exchange).text("q");
    ApiJson.answer(http, 200, Map.of("suggestions", exchange.library().suggestions(typed)));
  }

  /** For staff, who may switch them off. */
  private static void abbreviations(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    exchange.writer();
    ApiJson.answer(http, 200, Map.of("abbreviations", exchange.library().abbreviations()));
  }

  /** For what sends people here or elsewhere; to be alive is not to be ready. */
  private void ready(Context http) {
    List<Obstacle> obstacles = services.status().readiness().obstacles();
    Wording wording = Wording.of(Exchange.of(http).texts().language());
    List<Reason> reasons = obstacles.stream().map(o -> new Reason(o, wording.name(o))).toList();
    if (!obstacles.isEmpty()) {
      http.header("Retry-After", "5");
    }
    http.header("Cache-Control", "no-store");
    ApiJson.answer(http, obstacles.isEmpty() ? 200 : 503, new Ready(obstacles.isEmpty(), reasons));
  }

  private record Ready(boolean ready, List<Reason> reasons) {}

  private record Reason(Obstacle code, String detail) {}

  private static void health(Context http) {
    http.contentType("text/plain; charset=utf-8").result("ok");
  }
}
