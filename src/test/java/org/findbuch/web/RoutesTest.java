package org.findbuch.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.staff.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who gets what at every address that there is: nobody, somebody with a key that is not known, an
 * editor and an admin, each at a draft. An address that is not in the table fails the test.
 */
@Tag("contract")
class RoutesTest {
  private static final String SECRET = "qzgeheim";

  /** What nobody gets, and what an editor and an admin get. */
  private static final Map<String, List<Integer>> TABLE =
      Map.ofEntries(
          entry("GET /", List.of(200, 200)),
          entry("GET /search", List.of(200, 200)),
          entry("GET /search/facet/{facet}", List.of(200, 200)),
          entry("GET /d/{id}", List.of(404, 200)),
          entry("GET /d/{id}/original", List.of(404, 200)),
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
          entry("GET /c", List.of(200, 200)),
          entry("GET /c/{id}", List.of(404, 404)),
          entry("GET /status", List.of(200, 200)),
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
          entry("GET /api/collections", List.of(200, 200)),
          entry("GET /api/collections/{id}", List.of(404, 404)),
          entry("POST /api/documents", List.of(401, 415)),
          entry("PATCH /api/documents/{id}", List.of(401, 428)),
          entry("DELETE /api/documents/{id}", List.of(401, 400)),
          entry("POST /api/documents/{id}/versions", List.of(401, 415)),
          entry("POST /api/collections", List.of(401, 400)),
          entry("PATCH /api/collections/{id}", List.of(401, 404)));

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
        for (String method :
            route.method().equals("GET") ? List.of("GET", "HEAD") : List.of(route.method())) {
          HttpResponse<String> nobody = ask(web, method, route, id, "");
          assertThat(nobody.statusCode()).as("nobody %s", route).isEqualTo(expected.get(0));
          assertThat(nobody.body() + nobody.headers()).as("%s", route).doesNotContain(SECRET);
          HttpResponse<String> stranger = ask(web, method, route, id, "Bearer fb_unbekannt");
          boolean isHealth = route.path().startsWith("/health");
          assertThat(stranger.statusCode())
              .as("stranger %s", route)
              .isEqualTo(isHealth ? 200 : 401);
          for (String key : List.of(web.key, admin)) {
            HttpResponse<String> staff = ask(web, method, route, id, "Bearer " + key);
            assertThat(staff.statusCode()).as("staff %s", route).isEqualTo(expected.get(1));
            assertThat(staff.headers().firstValue("cache-control"))
                .as("%s", route)
                .hasValueSatisfying(
                    v ->
                        assertThat(v)
                            .as("%s", route)
                            .containsAnyOf(
                                route.path().startsWith("/assets") ? "no-cache" : "no-store"));
          }
        }
      }
      assertThat(web.archive.find(id).orElseThrow().document().version()).isEqualTo(1);
    }
  }

  private static HttpResponse<String> ask(
      OpenWeb web, String method, AllRoutes route, DocumentId id, String key) throws IOException {
    String path =
        route
            .path()
            .replaceAll("/(c|collections)/\\{id}", "/$1/reihe")
            .replace("{id}", id.value())
            .replaceAll("\\{(page|n|k)}", "1")
            .replace("{facet}", "topic")
            .replace("{hash}/<name>", "0/favicon.svg");
    var request = web.request(path).method(method, BodyPublishers.noBody());
    return web.send(key.isEmpty() ? request : request.header("Authorization", key));
  }
}
