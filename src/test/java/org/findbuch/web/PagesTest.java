package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Kind;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.document.Relation;
import org.findbuch.document.RelationType;
import org.findbuch.document.ResolutionStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class PagesTest {
  private static final CollectionId CONFERENCE = new CollectionId("konferenz-2014");
  private static final Metadata SAID =
      new Metadata.Builder()
          .title("Alt werden <im> Quartier")
          .kind(Kind.REPORT)
          .date(new DocumentDate("2014-11-19"))
          .authors(List.of("Brinkmann, Hanna"))
          .set(MetadataField.PUBLISHER, "Stadt Lindenau")
          .collection(CONFERENCE)
          .set(MetadataField.TOPICS, List.of("Alter & Pflege"))
          .build();

  @TempDir static Path folder;
  private static OpenWeb web;
  private static DocumentId id;

  @BeforeAll
  static void fill() throws IOException {
    web = new OpenWeb(folder, Map.of("proxies", "127.0.0.1"));
    web.archive
        .collections()
        .add(
            new Collection(
                CONFERENCE,
                CollectionKind.CONFERENCE,
                "11. Konferenz",
                null,
                new DocumentDate("2014-11-19"),
                null,
                "Zeche Anna",
                "Alt werden",
                null,
                List.of(),
                null,
                null),
            "test");
    id = web.add("a.txt", Format.TXT, "Demenz", SAID, Publication.PUBLISHED);
    web.index("Demenz im Quartier & <b>anderswo</b>", "Nichts davon", "Noch einmal Demenz");
  }

  @AfterAll
  static void close() throws IOException {
    web.close();
  }

  @Test
  void a_search_that_finds_nothing_says_where_it_could_not_look(@TempDir Path other)
      throws IOException {
    try (OpenWeb scans = new OpenWeb(other)) {
      scans.add("scan.txt", Format.TXT, "Bild", Metadata.NONE, Publication.PUBLISHED);
      scans.index("Hitze im Quartier", "", "", "Noch einmal Hitze");
      assertThat(scans.get("/search?q=winter").body())
          .contains("Auf 2 von 4 Seiten des Bestands konnte nicht gesucht werden");
      assertThat(scans.get("/search?q=hitze").body()).doesNotContain("konnte nicht gesucht");
      assertThat(scans.get("/").body()).contains("50\u00a0%").contains("href=\"/status\"");
      assertThat(scans.get("/status").body())
          .contains("50\u00a0% von 4 Seiten lassen sich durchsuchen.")
          .contains("<dt>nur Bild, nicht durchsuchbar</dt><dd>2</dd>");
      assertThat(scans.get("/status?lang=en").body())
          .contains("50% of 4 pages can be searched.")
          .contains("<dt>only a picture, not searchable</dt><dd>2</dd>");
    }
  }

  @Test
  void staff_see_in_a_collection_what_readers_do_not(@TempDir Path other) throws IOException {
    try (OpenWeb open = new OpenWeb(other)) {
      String staff = "Bearer " + open.key;
      open.write("POST", "/api/collections", "{\"title\":\"Tagung\"}");
      assertThat(open.get("/c/tagung").statusCode()).isEqualTo(404);
      assertThat(open.get("/c").body()).doesNotContain("Tagung");
      assertThat(open.get("/c/tagung", "Authorization", staff).body())
          .contains("Diese Sammlung sehen nur angemeldete Personen");
      assertThat(open.get("/", "Authorization", staff).body()).contains("nicht öffentlich");
      Metadata in = Metadata.NONE.with().collection(new CollectionId("tagung")).build();
      open.add("a.txt", Format.TXT, "Offen", in, Publication.PUBLISHED);
      open.index("Offen");
      open.add("b.txt", Format.TXT, "Noch nicht", in, Publication.DRAFT);
      open.index("Noch nicht");
      assertThat(open.get("/c/tagung").body())
          .contains("1 Dokument<")
          .doesNotContain("Entwurf", "nicht öffentlich");
      assertThat(open.get("/c/tagung", "Authorization", staff).body())
          .contains("2 Dokumente, davon 1 nicht öffentlich")
          .containsOnlyOnce("<span class=\"state\">Entwurf</span>")
          .doesNotContain("Diese Sammlung sehen nur");
    }
  }

  @Test
  void whoever_loads_a_file_with_macros_is_warned_in_both_languages() throws IOException {
    DocumentId macros =
        web.add("m.docm", Format.DOCM, "Mit Makros", Metadata.NONE, Publication.PUBLISHED);
    web.index("Mit Makros");
    for (String page : List.of("/d/" + macros, "/d/" + macros + "/1", "/d/" + macros + "/v/1")) {
      assertThat(web.get(page + "?lang=de").body())
          .contains(
              "Diese Datei enthält Makros. Öffnen Sie sie nur, wenn Sie der Quelle vertrauen.");
      assertThat(web.get(page + "?lang=en").body())
          .contains("This file contains macros. Open it only if you trust its source.");
    }
    assertThat(web.get("/d/" + id).body()).doesNotContain("Makros. Öffnen");
    assertThat(web.get("/api/documents/" + macros).body())
        .contains("\"format\":\"docm\"")
        .contains("\"warning\":\"Diese Datei enthält Makros.");
  }

  @Test
  void every_answer_is_guarded_and_none_sets_a_cookie() throws IOException {
    List<String> paths =
        List.of(
            "/",
            "/search?q=Demenz",
            "/search?q=nirgends",
            "/d/" + id,
            "/d/" + id + "/1?q=Demenz",
            "/d/" + id + "/v/1",
            "/d/" + id + "/v/1/1",
            "/d/" + id + "/original",
            "/c",
            "/c/" + CONFERENCE,
            "/status",
            "/api/search?q=Demenz",
            "/api/documents",
            "/api/documents/" + id,
            "/api/documents/" + id + "/pages/1",
            "/api/collections",
            "/api/status",
            "/health",
            "/nirgends",
            "/api/nirgends",
            "/search?page=0");
    for (String path : paths) {
      HttpResponse<String> answer = web.get(path);
      assertThat(answer.statusCode()).as(path).isIn(200, 400, 404);
      Map<String, List<String>> headers = answer.headers().map();
      assertThat(headers).as(path).doesNotContainKeys("set-cookie", "server", "x-powered-by");
      assertThat(String.join(" ", headers.get("content-security-policy")))
          .as(path)
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(headers.get("x-content-type-options")).as(path).containsExactly("nosniff");
      assertThat(answer.body())
          .as(path)
          .doesNotContain(" style=", "<style")
          .doesNotContainPattern(
              "<script(?! type=\"module\" src=\"/assets/\\w+/(findbuch|leaf).js\"></script>)");
    }
  }

  @Test
  void a_hit_shows_its_passage_escaped_and_then_marked() throws IOException {
    assertThat(web.get("/search?q=Demenz&lang=de").body())
        .contains(
            "Alt werden &lt;im&gt; Quartier",
            "<mark>Demenz</mark> im Quartier &amp; &lt;b&gt;anderswo&lt;/b&gt;",
            "href=\"/d/" + id + "/1?q=Demenz&amp;lang=de\"",
            "Abschnitt\u00a01",
            "<span>Text, 3 Abschnitte, 6\u00a0Byte</span>",
            "<html lang=\"de\">");
  }

  @Test
  void a_facet_value_is_a_link_that_switches_it_and_a_chip_that_removes_it() throws IOException {
    assertThat(web.get("/search?q=Demenz&lang=de").body())
        .contains("href=\"/search?q=Demenz&amp;topic=Alter+%26+Pflege&amp;lang=de\"");
    assertThat(web.get("/search?q=Demenz&topic=Alter+%26+Pflege&lang=de").body())
        .contains("Thema: Alter &amp; Pflege", "aria-current=\"true\"");
    assertThat(web.get("/search?q=Demenz&not.kind=report&lang=de").body())
        .contains("<span class=\"out\">Gesundheitsbericht</span>", "Was sonst hilft");
  }

  @Test
  void a_document_shows_hits_inside_coverage_and_a_citation_that_stays() throws IOException {
    assertThat(web.get("/d/" + id + "?q=Demenz&lang=de").body())
        .contains(
            "<mark>Demenz</mark>",
            "3 von 3 Abschnitten durchsuchbar.",
            ">Abschnitte</h2>",
            "Brinkmann, Hanna (2014): „Alt werden &lt;im&gt; Quartier“. Stadt Lindenau.",
            "/d/" + id + "/v/1\"");
  }

  @Test
  void a_page_shows_its_text_and_leads_to_its_neighbours_and_the_next_hit() throws IOException {
    assertThat(web.get("/d/" + id + "/1?q=Demenz&lang=de").body())
        .contains(
            "<mark>Demenz</mark> im Quartier",
            "Nächster Treffer: Abschnitt\u00a03",
            "/d/" + id + "/2?q=Demenz&amp;lang=de",
            "/d/" + id + "/v/1/1\"");
    assertThat(web.get("/d/" + id + "/4").statusCode()).isEqualTo(404);
    assertThat(web.get("/d/" + id + "/v/2/1").statusCode()).isEqualTo(404);
  }

  @Test
  void a_page_has_no_other_arrangement_than_those_that_there_are() throws IOException {
    HttpResponse<String> wrong = web.get("/d/" + id + "/1?view=riesig&lang=de");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("view", "beside, large, largest, two");
    // without a picture there is only one, and two pages of text are two all the same
    assertThat(web.get("/d/" + id + "/2?view=two&lang=de").body())
        .contains("id=\"text-2\"", "id=\"text-3\"", "class=\"alone\"")
        .doesNotContain("class=\"views sizes\"");
  }

  @Test
  void a_conference_lists_its_documents_by_kind() throws IOException {
    assertThat(web.get("/c/" + CONFERENCE + "?lang=de").body())
        .contains("11. Konferenz", "Zeche Anna", "Alt werden &lt;im&gt; Quartier");
    assertThat(web.get("/?lang=de").body()).contains("href=\"/c/konferenz-2014?lang=de\"", "2014");
  }

  @Test
  void pages_speak_the_language_of_the_address_or_else_the_browsers() throws IOException {
    assertThat(web.get("/", "Accept-Language", "fr, en;q=0.8, de;q=0.5").body())
        .contains("<html lang=\"en\">");
    assertThat(web.get("/", "Accept-Language", "tr").body()).contains("<html lang=\"de\">");
    assertThat(web.get("/?lang=en", "Accept-Language", "de").body())
        .contains("<html lang=\"en\">", "href=\"/c?lang=en\"");
    assertThat(web.get("/search?q=a%26b&lang=en").body()).contains("href=\"?q=a%26b&amp;lang=de\"");
  }

  @Test
  void a_problem_is_a_page_for_browsers_and_json_for_scripts() throws IOException {
    HttpResponse<String> page = web.get("/nirgends", "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("Unter dieser Adresse steht nichts", "class=\"frame\"");
    HttpResponse<String> json = web.get("/api/nirgends");
    assertThat(json.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(json.body())
        .contains("\"status\":404", "\"type\":\"urn:findbuch:problem:not-found\"");
    assertThat(web.write("PUT", "/api/documents", "").statusCode()).isEqualTo(405);
  }

  @Test
  void a_search_too_long_is_told_so_and_stays_in_the_field() throws IOException {
    String words = "wort+".repeat(65);
    HttpResponse<String> answer = web.get("/search?lang=de&q=" + words, "Accept", "text/html");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("Die Suche fasst höchstens 64 Wörter. Ihre hat 65.", "value=\"wort wort");
  }

  @Test
  void the_style_sheet_may_be_kept_for_good_and_is_compressed() throws IOException {
    String home = web.get("/").body();
    String path = home.replaceAll("(?s).*href=\"(/assets/[^\"]+css)\".*", "$1");
    HttpResponse<String> css = web.get(path, "Accept-Encoding", "gzip");
    assertThat(css.headers().firstValue("cache-control").orElse("")).contains("immutable");
    assertThat(css.headers().firstValue("content-encoding")).contains("gzip");
    String tag = css.headers().firstValue("etag").orElse("");
    assertThat(web.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(web.get("/assets/x/web.xml").statusCode()).isEqualTo(404);
    assertThat(web.get("/assets/x/../messages_de.properties").statusCode()).isEqualTo(404);
  }

  @Test
  void a_trusted_proxy_says_how_the_public_reaches_us() throws IOException {
    assertThat(
            web.get(
                    "/d/" + id,
                    "X-Forwarded-Proto",
                    "https",
                    "X-Forwarded-Host",
                    "boese.example, archiv.example")
                .body())
        .contains("<link rel=\"canonical\" href=\"https://archiv.example/d/" + id + "\">");
  }

  @Test
  void what_a_request_calls_the_host_gets_into_no_address() throws IOException {
    String own = "http://127.0.0.1:" + web.port;
    for (String path : new String[] {"/", "/c", "/search?q=text", "/d/" + id, "/d/" + id + "/1"}) {
      assertThat(web.get(path).body()).doesNotContain("href=\"http://localhost");
      assertThat(raw(path, "boese.example")).as(path).contains("200 OK").doesNotContain("boese");
      assertThat(raw(path, "127.0.0.1")).as(path).doesNotContain("http://127.0.0.1/");
    }
    assertThat(web.get("/d/" + id).body()).contains("rel=\"canonical\" href=\"" + own + "/d/");
    assertThat(raw("/d/" + id, "boese.example")).contains("rel=\"canonical\" href=\"/d/" + id);
  }

  private static String raw(String path, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.port)) {
      String head = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_port_in_use_is_named() {
    assertThatThrownBy(() -> web.another(web.port))
        .isInstanceOf(PortInUseException.class)
        .hasMessageContaining("127.0.0.1:" + web.port);
  }

  @Test
  void the_first_page_shows_other_cities_what_they_may_use_again() throws Exception {
    assertThat(web.get("/?lang=de").body()).doesNotContain("Was andere gemacht haben");
    Metadata resolution =
        new Metadata.Builder()
            .title("Empfehlungen zur Hitze")
            .kind(Kind.RESOLUTION)
            .set(MetadataField.LICENCE, "CC BY 4.0")
            .build();
    web.add("h.txt", Format.TXT, "Trinkbrunnen", resolution, Publication.PUBLISHED);
    web.add(
        "i.txt",
        Format.TXT,
        "Schatten",
        resolution.with().title("Noch geheim").build(),
        Publication.DRAFT);
    web.index("Trinkbrunnen im Schatten");
    String home = web.get("/?lang=de").body();
    assertThat(home)
        .contains("Was andere gemacht haben", "Empfehlungen zur Hitze")
        .contains(
            "/search?kind=resolution&amp;kind=evaluation&amp;kind=project&amp;licence=CC+BY+4.0")
        .doesNotContain("Noch geheim");
  }

  @Test
  void a_page_behind_the_end_of_a_list_says_so() throws Exception {
    assertThat(web.get("/search?q=Demenz&page=9&lang=de").body())
        .contains("So weit reicht die Liste nicht.");
    assertThat(web.get("/search?q=Demenz&lang=de").body())
        .doesNotContain("So weit reicht die Liste nicht.");
  }

  @Test
  void conferences_stand_side_by_side_as_the_address_says() throws Exception {
    Metadata resolution =
        new Metadata.Builder()
            .title("Empfehlungen Quartier")
            .kind(Kind.RESOLUTION)
            .collection(CONFERENCE)
            .set(MetadataField.STATUS, ResolutionStatus.IN_PROGRESS)
            .build();
    web.add("q.txt", Format.TXT, "Bänke", resolution, Publication.PUBLISHED);
    web.index("Bänke im Quartier");
    String page = web.get("/vergleich?c=konferenz-2014&c=nirgends&c=%3Cb%3E&lang=de").body();
    assertThat(page)
        .contains("<th scope=\"col\"><a href=\"/c/konferenz-2014?lang=de\">11. Konferenz</a>")
        .contains("Empfehlungen Quartier</a> <b>In Umsetzung</b>")
        .contains("Eine der Konferenzen in der Adresse gibt es hier nicht.")
        .contains("value=\"konferenz-2014\" checked");
    assertThat(page)
        .contains(
            "Dateien aller verglichenen Konferenzen als ZIP", "<li>Handlungsempfehlung: 1</li>")
        .contains("href=\"/vergleich.zip?c=konferenz-2014&amp;lang=de\"");
    // what was resolved in a part of it counts on both pages alike, with what came of it
    CollectionId group = new CollectionId("arbeitsgruppe");
    web.archive
        .collections()
        .add(
            Collection.named(group, CollectionKind.SERIES, "Arbeitsgruppe").below(CONFERENCE),
            "test");
    DocumentId below = add("Brunnen bauen", Kind.RESOLUTION, group, List.of());
    for (String after : List.of("Erster Brunnen", "Zweiter Brunnen")) {
      add(after, Kind.PROJECT, null, List.of(new Relation(RelationType.FOLLOWS_UP, below.value())));
    }
    web.index("Brunnen");
    for (String path : List.of("/vergleich?c=konferenz-2014", "/c/konferenz-2014?")) {
      String both = web.get(path + "&lang=de").body();
      assertThat(both)
          .as(path)
          .contains("Empfehlungen Quartier</a>")
          .contains("Brunnen bauen</a>")
          .containsOnlyOnce("Fortgeführt in:")
          .contains("Erster Brunnen</a></li>", "Zweiter Brunnen</a></li>");
    }
    assertThat(web.get("/vergleich?lang=de").body())
        .contains("Welche?")
        .doesNotContain("<table>", "gibt es hier nicht");
  }

  private static DocumentId add(
      String title, Kind kind, @Nullable CollectionId in, List<Relation> relations)
      throws IOException {
    Metadata said =
        new Metadata.Builder().title(title).kind(kind).collection(in).relations(relations).build();
    return web.add(title + ".txt", Format.TXT, title, said, Publication.PUBLISHED);
  }
}
