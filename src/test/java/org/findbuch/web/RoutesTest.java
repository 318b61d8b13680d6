package org.findbuch.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.staff.Role;
import org.findbuch.web.exchange.SessionCookie;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who gets what at every address that there is, at a draft: nobody, a stranger's key, an editor and
 * an admin by key and signed in, somebody with a session that there never was and one that is over.
 * An address that is not in the table fails the test.
 */
@Tag("contract")
class RoutesTest {
  private static final String SECRET = "qzgeheim";

  /** What nobody gets, what an editor and an admin get, and signed in, where that is else. */
  private static final Map<String, List<Integer>> TABLE =
      Map.ofEntries(
          entry("GET /", List.of(200, 200)),
          entry("GET /search", List.of(200, 200)),
          entry("GET /search.csv", List.of(200, 200)),
          entry("GET /search.bib", List.of(200, 200)),
          entry("GET /search.ris", List.of(200, 200)),
          entry("GET /search.csl.json", List.of(200, 200)),
          entry("GET /search.zip", List.of(404, 404)),
          entry("GET /search/auswahl", List.of(404, 404)),
          entry("GET /auswahl", List.of(200, 200)),
          entry("GET /auswahl.zip", List.of(404, 404)),
          entry("GET /auswahl.pdf", List.of(404, 404)),
          entry("GET /auswahl.csv", List.of(404, 404)),
          entry("GET /auswahl.bib", List.of(404, 404)),
          entry("GET /auswahl.ris", List.of(404, 404)),
          entry("GET /auswahl.csl.json", List.of(404, 404)),
          entry("GET /c/{id}.zip", List.of(404, 404)),
          entry("GET /vergleich.zip", List.of(404, 404)),
          entry("GET /search/facet/{facet}", List.of(200, 200)),
          entry("GET /d/{id}", List.of(404, 200)),
          entry("GET /d/{id}.bib", List.of(404, 200)),
          entry("GET /d/{id}.ris", List.of(404, 200)),
          entry("GET /d/{id}.csl.json", List.of(404, 200)),
          entry("GET /d/{id}/v/{n}.bib", List.of(404, 200)),
          entry("GET /d/{id}/v/{n}.ris", List.of(404, 200)),
          entry("GET /d/{id}/v/{n}.csl.json", List.of(404, 200)),
          entry("GET /d/{id}/{page}.bib", List.of(404, 200)),
          entry("GET /d/{id}/{page}.ris", List.of(404, 200)),
          entry("GET /d/{id}/{page}.csl.json", List.of(404, 200)),
          entry("GET /d/{id}/v/{n}/{page}.bib", List.of(404, 200)),
          entry("GET /d/{id}/v/{n}/{page}.ris", List.of(404, 200)),
          entry("GET /d/{id}/v/{n}/{page}.csl.json", List.of(404, 200)),
          entry("GET /d/{id}/original", List.of(404, 200)),
          entry("GET /d/{id}/faden", List.of(404, 200)),
          entry("GET /d/{id}/{page}", List.of(404, 200)),
          entry("GET /d/{id}/{page}.png", List.of(404, 200)),
          entry("GET /d/{id}/{page}.jpg", List.of(404, 200)),
          entry("GET /d/{id}/v/{n}/{page}.png", List.of(404, 200)),
          entry("GET /d/{id}/v/{n}/{page}.jpg", List.of(404, 200)),
          entry("GET /d/{id}/{page}/tables/{k}.csv", List.of(404, 200)),
          entry("GET /d/{id}/v/{n}", List.of(404, 200)),
          entry("GET /d/{id}/v/{n}/{page}/tables/{k}.csv", List.of(404, 200)),
          entry("GET /d/{id}/v/{n}/original", List.of(404, 200)),
          entry("GET /d/{id}/v/{n}/{page}", List.of(404, 200)),
          entry("GET /login", List.of(200, 200, 303)),
          entry("POST /login", List.of(415, 415)),
          entry("POST /logout", List.of(303, 303)),
          entry("GET /staff", List.of(303, 200)),
          entry("GET /staff/d/{id}", List.of(303, 303, 200)),
          entry("POST /staff/d/{id}", List.of(401, 401, 415)),
          entry("POST /staff/d/{id}/file", List.of(401, 401, 415)),
          entry("GET /staff/publish", List.of(303, 303, 200)),
          entry("POST /staff/publish", List.of(401, 401, 415)),
          entry("GET /staff/collections", List.of(303, 303, 200)),
          entry("GET /staff/new-collection", List.of(303, 303, 200)),
          entry("POST /staff/new-collection", List.of(401, 401, 415)),
          entry("GET /staff/collections/{id}", List.of(303, 303, 404)),
          entry("POST /staff/collections/{id}", List.of(401, 401, 415)),
          entry("GET /staff/account", List.of(303, 303, 200)),
          entry("POST /staff/account", List.of(401, 401, 415)),
          entry("POST /staff/account/second-factor", List.of(401, 401, 415)),
          entry("GET /staff/account/second-factor", List.of(303, 303)),
          entry("GET /staff/add/{id}/{n}", List.of(303, 303)),
          entry("GET /staff/d/{id}/file", List.of(303, 303)),
          entry("GET /staff/add", List.of(303, 303, 200)),
          entry("POST /staff/add", List.of(401, 401, 415)),
          entry("GET /staff/add/{id}", List.of(303, 303, 404)),
          entry("POST /staff/add/{id}", List.of(401, 401, 415)),
          entry("POST /staff/add/{id}/{n}", List.of(401, 401, 415)),
          entry("POST /api/batches", List.of(401, 201)),
          entry("GET /api/batches/{id}", List.of(401, 404)),
          entry("POST /api/batches/{id}/files", List.of(401, 404)),
          entry("GET /api/batches/{id}/files/{n}", List.of(401, 404)),
          entry("PATCH /api/batches/{id}/files/{n}", List.of(401, 404)),
          entry("DELETE /api/batches/{id}/files/{n}", List.of(401, 404)),
          entry("GET /api/audit", List.of(401, 200)),
          entry("GET /staff/statistik", List.of(303, 303, 200)),
          entry("GET /api/session", List.of(401, 401, 200)),
          entry("GET /c", List.of(200, 200)),
          entry("GET /c.ics", List.of(200, 200)),
          entry("GET /c/{id}.ics", List.of(404, 404)),
          entry("GET /ueberblick", List.of(200, 200)),
          entry("GET /c/{id}", List.of(404, 404)),
          entry("GET /vergleich", List.of(200, 200)),
          entry("GET /staff/hilfe", List.of(200, 200)),
          entry("GET /status", List.of(200, 200)),
          entry("GET /seiten/{name}", List.of(200, 200)),
          entry("GET /site/{hash}/{name}", List.of(404, 404)),
          entry("GET /health", List.of(200, 200)),
          entry("GET /health/ready", List.of(200, 200)),
          entry("GET /metrics", List.of(200, 200)),
          entry("GET /assets/{hash}/<name>", List.of(200, 200)),
          entry("GET /api/search", List.of(200, 200)),
          entry("GET /api/search/facet/{facet}", List.of(200, 200)),
          entry("GET /api/suggest", List.of(200, 200)),
          entry("GET /api/abbreviations", List.of(401, 200)),
          entry("GET /api/status", List.of(200, 200)),
          entry("GET /api/documents", List.of(200, 200)),
          entry("GET /api/documents/{id}", List.of(404, 200)),
          entry("GET /api/documents/{id}/pages/{n}", List.of(404, 200)),
          entry("GET /api/documents/{id}/pages/{n}/boxes", List.of(404, 200)),
          entry("GET /api/documents/{id}/similar", List.of(404, 200)),
          entry("POST /api/similar", List.of(400, 400)),
          entry("GET /api/collections", List.of(200, 200)),
          entry("GET /api/collections/{id}", List.of(404, 404)),
          entry("POST /api/documents", List.of(401, 415)),
          entry("PATCH /api/documents/{id}", List.of(401, 428)),
          entry("DELETE /api/documents/{id}", List.of(401, 400)),
          entry("POST /api/documents/{id}/versions", List.of(401, 415)),
          entry("POST /api/collections", List.of(401, 400)),
          entry("PATCH /api/collections/{id}", List.of(401, 404)),
          entry("DELETE /api/collections/{id}", List.of(401, 404)),
          entry("POST /api/collections/{id}/merge", List.of(401, 404)));

  @TempDir Path folder;

  @Test
  void every_address_gives_each_what_is_theirs() throws IOException {
    try (OpenWeb web = new OpenWeb(folder)) {
      Metadata said =
          Metadata.NONE.with().title(SECRET).set(MetadataField.TOPICS, List.of(SECRET)).build();
      DocumentId id = web.add(SECRET + ".pdf", Format.PDF, SECRET, said, Publication.DRAFT);
      web.index(SECRET + "\t1\n" + SECRET + "\t2");
      List<AllRoutes> all = AllRoutes.registered();
      assertThat(all)
          .extracting(AllRoutes::toString)
          .containsExactlyInAnyOrderElementsOf(TABLE.keySet());
      String admin = web.services.keys().add("chefin", Role.ADMIN);
      for (AllRoutes route : all) {
        List<Integer> expected = TABLE.getOrDefault(route.toString(), List.of());
        for (String method : methods(route)) {
          getsAsNobody(ask(web, method, route, id), expected, "nobody " + route);
          HttpResponse<String> stranger =
              ask(web, method, route, id, "Authorization", "Bearer fb_unbekannt");
          boolean isHealth = route.path().startsWith("/health");
          assertThat(stranger.statusCode())
              .as("stranger %s", route)
              .isEqualTo(isHealth ? 200 : 401);
          for (String key : List.of(web.key, admin)) {
            HttpResponse<String> staff =
                ask(web, method, route, id, "Authorization", "Bearer " + key);
            assertThat(staff.statusCode()).as("staff %s", route).isEqualTo(expected.get(1));
            assertThatNobodyKeeps(staff, route);
          }
        }
      }
      assertThat(web.archive.find(id).orElseThrow().document().version()).isEqualTo(1);
    }
  }

  @Test
  void a_session_opens_what_a_key_of_its_role_does_and_changes_nothing_without_its_token()
      throws IOException {
    try (OpenWeb web = new OpenWeb(folder)) {
      Metadata said = Metadata.NONE.with().title(SECRET).build();
      DocumentId id = web.add(SECRET + ".pdf", Format.PDF, SECRET, said, Publication.DRAFT);
      web.index(SECRET + "\t1\n" + SECRET + "\t2");
      web.addUser("anna", Role.EDITOR);
      web.addUser("berta", Role.ADMIN);
      for (AllRoutes route : AllRoutes.registered()) {
        List<Integer> expected = TABLE.getOrDefault(route.toString(), List.of());
        for (String method : methods(route)) {
          boolean changes = !route.method().equals("GET");
          for (String name : List.of("anna", "berta")) {
            String token = web.signIn(name);
            String csrf = web.accounts.session(token).orElseThrow().csrf();
            String cookie = SessionCookie.NAME + "=" + token;
            if (changes && !route.path().equals("/login")) {
              for (String wrong : List.of("", "y".repeat(43), web.csrf(web.signIn("anna")))) {
                assertThat(
                        ask(web, method, route, id, "Cookie", cookie, "X-CSRF-Token", wrong)
                            .statusCode())
                    .as("%s without the token of the session: %s", name, route)
                    .isEqualTo(403);
              }
              assertThat(ask(web, method, route, id, "Cookie", cookie).statusCode()).isEqualTo(403);
            }
            HttpResponse<String> signedIn =
                ask(web, method, route, id, "Cookie", cookie, "X-CSRF-Token", csrf);
            assertThat(signedIn.statusCode())
                .as("%s signed in %s", name, route)
                .isEqualTo(expected.getLast());
            assertThatNobodyKeeps(signedIn, route);
          }
          String over = web.signIn("berta");
          String csrf = web.csrf(over);
          web.accounts.signOut(over);
          for (String foreign : List.of(over, "A".repeat(43), "")) {
            HttpResponse<String> answer =
                ask(
                    web,
                    method,
                    route,
                    id,
                    "Cookie",
                    SessionCookie.NAME + "=" + foreign,
                    "X-CSRF-Token",
                    csrf);
            getsAsNobody(answer, expected, "a session that does not hold " + route);
          }
        }
      }
      String idle = web.signIn("berta");
      web.clock.forward(Duration.ofMinutes(31));
      for (AllRoutes route : AllRoutes.registered()) {
        getsAsNobody(
            ask(web, route.method(), route, id, "Cookie", SessionCookie.NAME + "=" + idle),
            TABLE.getOrDefault(route.toString(), List.of()),
            "a session that was not used " + route);
      }
      assertThat(web.archive.find(id).orElseThrow().document().version()).isEqualTo(1);
    }
  }

  private static List<String> methods(AllRoutes route) {
    return route.method().equals("GET") ? List.of("GET", "HEAD") : List.of(route.method());
  }

  private static void getsAsNobody(
      HttpResponse<String> answer, List<Integer> expected, String who) {
    assertThat(answer.statusCode()).as(who).isEqualTo(expected.getFirst());
    assertThat(answer.body() + answer.headers()).as(who).doesNotContain(SECRET);
    assertThat(answer.headers().firstValue("set-cookie"))
        .as(who)
        .satisfies(
            cookie -> assertThat(cookie.orElse("Max-Age=0")).as("no cookie").contains("Max-Age=0"));
  }

  private static void assertThatNobodyKeeps(HttpResponse<String> answer, AllRoutes route) {
    assertThat(answer.headers().firstValue("cache-control"))
        .as("%s", route)
        .hasValueSatisfying(
            v ->
                assertThat(v)
                    .containsAnyOf(route.path().startsWith("/assets") ? "no-cache" : "no-store"));
  }

  private static HttpResponse<String> ask(
      OpenWeb web, String method, AllRoutes route, DocumentId id, String... headers)
      throws IOException {
    String path =
        route
            .path()
            .replaceAll("/(c|collections)/\\{id}", "/$1/reihe")
            .replace("{id}", id.value())
            .replaceAll("\\{(page|n|k)}", "1")
            .replace("{facet}", "topic")
            .replace("{hash}/<name>", "0/favicon.svg")
            .replace("{hash}", "0")
            .replace("{name}", "datenschutz");
    var request = web.request(path).method(method, BodyPublishers.noBody());
    return web.send(headers.length == 0 ? request : request.headers(headers));
  }
}
