package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.staff.Act;
import org.findbuch.staff.Audit;
import org.findbuch.staff.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may change what over HTTP, and what is written down of it. */
@Tag("contract")
class WritingTest {

  @TempDir Path folder;
  private OpenWeb web;

  @BeforeEach
  void open() throws IOException {
    web = new OpenWeb(folder);
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  @Test
  void every_writing_address_of_the_api_takes_a_key_that_is_known() throws IOException {
    DocumentId id = draft();
    List<AllRoutes> routes =
        AllRoutes.registered().stream()
            .filter(route -> !route.method().equals("GET") && route.path().startsWith("/api/"))
            .filter(route -> !route.path().equals("/api/similar")) // asks, and changes nothing
            .toList();
    for (AllRoutes route : routes) {
      String path = route.path().replace("{id}", id.value()).replace("{n}", "1");
      for (String key : List.of("", "Bearer fb_unbekannt", "Basic x")) {
        HttpRequest.Builder request = web.request(path).method(route.method(), body("{}"));
        HttpResponse<String> answer =
            web.send(key.isEmpty() ? request : request.header("Authorization", key));
        assertThat(answer.statusCode()).as("%s with \"%s\"", path, key).isEqualTo(401);
      }
    }
    assertThat(routes)
        .extracting(AllRoutes::toString)
        .containsExactlyInAnyOrder(
            "POST /api/documents",
            "PATCH /api/documents/{id}",
            "DELETE /api/documents/{id}",
            "POST /api/documents/{id}/versions",
            "POST /api/batches",
            "POST /api/batches/{id}/files",
            "PATCH /api/batches/{id}/files/{n}",
            "DELETE /api/batches/{id}/files/{n}",
            "POST /api/collections",
            "PATCH /api/collections/{id}",
            "DELETE /api/collections/{id}",
            "POST /api/collections/{id}/merge");
    assertThat(web.archive.changes(0, 10)).hasSize(1);
  }

  @Test
  void an_editor_does_everything_but_erase() throws IOException {
    assertThat(web.upload("/api/documents", "a.txt", "Ein Text", "{}").statusCode()).isEqualTo(201);
    DocumentId id = draft();
    String path = "/api/documents/" + id;
    HttpResponse<String> version = web.upload(path + "/versions", "b.txt", "Zwei Texte", "");
    assertThat(version.statusCode()).isEqualTo(201);
    web.index("Zwei Texte");
    assertThat(patch(path, version, "{\"title\":\"T\"}").statusCode()).isEqualTo(200);
    assertThat(web.write("POST", "/api/collections", "{\"title\":\"Reihe\"}").statusCode())
        .isEqualTo(201);
    HttpResponse<String> refused =
        web.write("DELETE", path + "?lang=de", "{\"reason\":\"Gesetz\",\"erase\":true}");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains("\"type\":\"urn:findbuch:problem:forbidden\"", "nötig ist die Rolle „admin“");
    assertThat(web.write("DELETE", path + "?lang=en", "{\"reason\":\"x\",\"erase\":true}").body())
        .contains("it takes the role “admin”");
    assertThat(web.archive.find(id).orElseThrow().publication()).isEqualTo(Publication.DRAFT);
    assertThat(web.write("DELETE", path, "{\"reason\":\"Fehler\"}").statusCode()).isEqualTo(200);
    assertThat(acts()).noneMatch(act -> act.contains("erase")).contains("script withdraw Fehler");
  }

  @Test
  void a_title_of_more_than_500_characters_is_refused_by_name() throws IOException {
    String id = draft().value();
    web.write("POST", "/api/collections", "{\"title\":\"Reihe\"}");
    String json = "{\"title\":\"" + "x".repeat(501) + "\"}";
    for (HttpResponse<String> refused :
        List.of(
            web.write("PATCH", "/api/documents/" + id, json, "If-Match", "\"1\""),
            web.write("POST", "/api/collections", json),
            web.write("PATCH", "/api/collections/reihe", json, "If-Match", "*"))) {
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body())
          .contains("\"field\":\"title\"", "500 Zeichen", "gehört in die Beschreibung");
    }
  }

  @Test
  void a_collection_does_not_end_before_it_begins() throws IOException {
    String fair = "{\"title\":\"Tagung\",\"start\":\"2024-08-17\",\"end\":\"2024-08-18\"}";
    assertThat(web.write("POST", "/api/collections", fair).statusCode()).isEqualTo(201);
    for (HttpResponse<String> refused :
        List.of(
            web.write("POST", "/api/collections", fair.replace("-18", "-16").replace("T", "V")),
            web.write("PATCH", "/api/collections/tagung", "{\"start\":\"2025\"}", "If-Match", "*"),
            web.write("PATCH", "/api/collections/tagung", "{\"end\":\"2023\"}", "If-Match", "*"))) {
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body())
          .contains("\"field\":\"end\"", "Der Zeitraum endet, bevor er beginnt.");
    }
    String both = "{\"start\":\"2025\",\"end\":\"2025\"}";
    assertThat(web.write("PATCH", "/api/collections/tagung", both, "If-Match", "*").statusCode())
        .isEqualTo(200);
  }

  @Test
  void what_stands_first_in_a_collection_is_said_by_the_api_and_tells_nobody_of_drafts()
      throws IOException {
    DocumentId id = draft();
    String path = "/api/collections/reihe";
    web.write("POST", "/api/collections", "{\"title\":\"Reihe\"}");
    for (String wrong : List.of("[\"" + id + "\"]", "[\"../x\"]", "[1]", "\"x\"")) {
      assertThat(ordered(path, wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    String in = "/api/documents/" + id;
    web.index("Ein Text");
    assertThat(
            patch(
                    in,
                    web.get(in, "Authorization", "Bearer " + web.key),
                    "{\"collection\":\"reihe\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(ordered(path, "[\"%s\",\"%s\"]".formatted(id, id)).statusCode()).isEqualTo(400);
    assertThat(ordered(path, "[\"%s\"]".formatted(id)).body())
        .contains("\"order\":[\"%s\"]".formatted(id));
    assertThat(web.get(path).statusCode()).isEqualTo(404);
    Metadata open = Metadata.NONE.with().collection(new CollectionId("reihe")).build();
    web.add("o.txt", Format.TXT, "Offen", open, Publication.PUBLISHED);
    assertThat(web.get(path).body())
        .contains("\"order\":[]", "\"documents\":1", "\"not_public\":0");
  }

  private HttpResponse<String> ordered(String path, String order) throws IOException {
    return patch(
        path, web.get(path, "Authorization", "Bearer " + web.key), "{\"order\":" + order + "}");
  }

  @Test
  void only_an_admin_merges_collections_as_that_cannot_be_taken_back() throws IOException {
    web.write("POST", "/api/collections", "{\"title\":\"Alt\"}");
    web.write("POST", "/api/collections", "{\"title\":\"Neu\"}");
    String path = "/api/collections/alt/merge";
    assertThat(web.write("POST", path, "{\"into\":\"neu\"}").statusCode()).isEqualTo(403);
    String admin = "Bearer " + web.services.keys().add("chefin", Role.ADMIN);
    for (String wrong : List.of("\"alt\"", "\"fehlt\"", "null", "7", "\"../x\"")) {
      assertThat(merged(admin, path, "{\"into\":" + wrong + "}").statusCode())
          .as(wrong)
          .isEqualTo(400);
    }
    HttpResponse<String> merged = merged(admin, path, "{\"into\":\"neu\"}");
    assertThat(merged.statusCode()).isEqualTo(200);
    assertThat(merged.body()).contains("\"id\":\"neu\"");
    assertThat(web.get("/api/collections/alt", "Authorization", admin).statusCode()).isEqualTo(308);
    assertThat(web.get("/api/collections/alt").statusCode()).isEqualTo(404);
    assertThat(web.get("/api/collections").body()).doesNotContain("\"alt\"");
    assertThat(merged(admin, path, "{\"into\":\"neu\"}").statusCode()).isEqualTo(404);
    assertThat(acts()).contains("chefin merge-collection Alt > neu");
  }

  @Test
  void an_empty_collection_is_removed_and_one_with_something_in_it_says_what() throws IOException {
    DocumentId id = draft();
    web.write("POST", "/api/collections", "{\"title\":\"Reihe\"}");
    String path = "/api/collections/reihe";
    String in = "/api/documents/" + id;
    HttpResponse<String> before = web.get(in, "Authorization", "Bearer " + web.key);
    assertThat(patch(in, before, "{\"collection\":\"reihe\",\"title\":\"Bericht\"}").statusCode())
        .isEqualTo(200);
    HttpResponse<String> refused = web.write("DELETE", path, "");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("Die Sammlung „Reihe“ ist nicht leer: In ihr liegt „Bericht“.");
    HttpResponse<String> now = web.get(in, "Authorization", "Bearer " + web.key);
    patch(in, now, "{\"collection\":null}");
    assertThat(web.write("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(web.write("DELETE", path, "").statusCode()).isEqualTo(404);
    assertThat(acts()).contains("script remove-collection Reihe");
    assertThat(web.write("POST", "/api/collections", "{\"title\":\"Reihe\"}").statusCode())
        .isEqualTo(201);
  }

  private HttpResponse<String> merged(String key, String path, String body) throws IOException {
    return web.send(web.request(path).header("Authorization", key).method("POST", body(body)));
  }

  @Test
  void an_admin_erases_also_what_was_withdrawn() throws IOException {
    DocumentId id = draft();
    String path = "/api/documents/" + id;
    assertThat(web.write("DELETE", path, "{\"reason\":\"Fehler\"}").statusCode()).isEqualTo(200);
    String admin = web.services.keys().add("chefin", Role.ADMIN);
    HttpResponse<String> erased =
        web.send(
            web.request(path)
                .header("Authorization", "Bearer " + admin)
                .method("DELETE", body("{\"reason\":\"Gesetz\",\"erase\":true}")));
    assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
    assertThat(web.archive.find(id).orElseThrow().publication()).isEqualTo(Publication.ERASED);
    assertThat(acts()).last().isEqualTo("chefin erase Gesetz");
  }

  @Test
  void an_embargo_carries_its_day_and_nothing_of_it_is_public() throws IOException {
    HttpResponse<String> added =
        web.upload(
            "/api/documents",
            "a.txt",
            "Ein Text",
            "{\"publication\":\"embargoed\",\"embargo_until\":\"2090-01-31\"}");
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    assertThat(added.body())
        .contains("\"publication\":\"embargoed\"", "\"embargo_until\":\"2090-01-31\"");
    web.index("Ein Text");
    String path = added.headers().firstValue("location").orElseThrow();
    assertThat(web.get(path).statusCode()).isEqualTo(404);
    assertThat(web.get(path.replace("/api/documents", "/d") + "/original").statusCode())
        .isEqualTo(404);
    for (String day : List.of("morgen", "2090", "2090-02-30", "-0044-03-15", "+12090-01-31")) {
      assertThat(patch(path, added, "{\"embargo_until\":\"" + day + "\"}").statusCode())
          .as(day)
          .isEqualTo(400);
    }
    assertThat(patch(path, added, "{\"publication\":\"draft\",\"embargo_until\":\"2090-01-01\"}"))
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
        .satisfies(answer -> assertThat(answer.body()).contains("\"field\":\"embargo_until\""));
    HttpResponse<String> open = patch(path, added, "{\"publication\":\"published\"}");
    assertThat(open.body())
        .contains("\"publication\":\"published\"", "\"embargo_until\":null", "\"version\":2");
    assertThat(web.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void words_and_publication_in_one_patch_are_one_version_and_one_line() throws IOException {
    HttpResponse<String> added = web.upload("/api/documents", "a.txt", "Ein Text", "{}");
    web.index("Ein Text");
    String path = added.headers().firstValue("location").orElseThrow();
    HttpResponse<String> after =
        patch(path, added, "{\"title\":\"Neu\",\"publication\":\"published\"}");
    assertThat(after.body())
        .contains("\"title\":\"Neu\"", "\"publication\":\"published\"", "\"version\":2");
    assertThat(acts()).containsExactly("script add a.txt", "script publish published, title");
    assertThat(patch(path, added, "{\"title\":\"Zu spät\"}").statusCode()).isEqualTo(412);
    assertThat(acts()).hasSize(2);
  }

  private HttpResponse<String> patch(String path, HttpResponse<String> before, String json)
      throws IOException {
    String tag = before.headers().firstValue("etag").orElseThrow();
    return web.write("PATCH", path, json, "If-Match", tag);
  }

  private DocumentId draft() throws IOException {
    DocumentId id = web.add("d.txt", Format.TXT, "Entwurf", Metadata.NONE, Publication.DRAFT);
    web.index("Entwurf");
    return id;
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }

  private List<String> acts() throws IOException {
    List<Act> newest = new Audit(web.desk, java.time.Clock.systemUTC()).newest("", 100);
    return newest.reversed().stream()
        .filter(act -> !act.who().equals("test"))
        .map(act -> act.who() + " " + act.act() + " " + act.detail())
        .toList();
  }
}
