package org.findbuch.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.findbuch.document.AgendaItem;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.document.Relation;
import org.findbuch.document.RelationType;
import org.findbuch.document.Release;
import org.findbuch.editing.Actor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A word of a document that is not public, or not any more, and of a collection with nothing public
 * in it is at no address: each of them answers a question for it as one for a word that there never
 * was. An address that is not in the table fails the test, unless it answers nobody.
 */
@Tag("contract")
class CanaryTest {
  private static final String NEVER = "qzniemals0";
  private static final String NOBODY = "000000000000";
  private static final CollectionId SERIES = new CollectionId("reihe");
  private static final CollectionId PREPARED = new CollectionId("qztagung00");
  private static final Actor ADMIN = Actor.atTerminal("test");

  /**
   * What is asked at each address that answers everybody: ID is a document, WORD a word of it, WORT
   * the same in capitals, WOR its beginning. Addresses of a document that are not here are asked as
   * they are.
   */
  private static final Map<String, List<String>> TABLE =
      Map.ofEntries(
          entry("GET /", List.of("/", "/?q=WORD")),
          entry(
              "GET /search",
              List.of(
                  "/search",
                  "/search?q=WORD",
                  "/search?q=WORT&why=1",
                  "/search?q=WORx",
                  "/search?q=WORD*+OR+Offen",
                  "/search?q=WORD~",
                  "/search?q=title:WORD",
                  "/search?q=author:WORD+OR+topic:WORD+OR+place:WORD",
                  "/search?topic=WORD&not.topic=WORD",
                  "/search?collection=WORD&not.collection=WORD",
                  "/search?q=collection:WORD",
                  "/search?author=WORD&place=WORD&audience=WORD&publisher=WORD&licence=WORD",
                  "/search?q=WORD&in=ID",
                  "/search?q=WORD&sort=newest&match=all&kind=report")),
          entry(
              "GET /search/facet/{facet}",
              List.of(
                  "/search/facet/topic?q=WORD",
                  "/search/facet/topic?contains=WORD",
                  "/search/facet/collection?collection=WORD",
                  "/search/facet/collection?contains=qz",
                  "/search/facet/author?contains=qz",
                  "/search/facet/place",
                  "/search/facet/licence",
                  "/search/facet/year")),
          entry("GET /d/{id}", List.of("/d/ID", "/d/ID?q=WORD")),
          entry("GET /d/{id}/original", List.of("/d/ID/original")),
          entry("GET /d/{id}/faden", List.of("/d/ID/faden")),
          entry("GET /d/{id}/{page}", List.of("/d/ID/1", "/d/ID/1?q=WORD", "/d/ID/99")),
          entry("GET /d/{id}/{page}.png", List.of("/d/ID/1.png", "/d/ID/1.png?w=200")),
          entry("GET /d/{id}/{page}.jpg", List.of("/d/ID/1.jpg?w=7", "/d/ID/99.jpg")),
          entry("GET /d/{id}/v/{n}/{page}.png", List.of("/d/ID/v/1/1.png")),
          entry("GET /d/{id}/v/{n}/{page}.jpg", List.of("/d/ID/v/1/1.jpg", "/d/ID/v/2/1.jpg")),
          entry("GET /d/{id}/{page}/tables/{k}.csv", List.of("/d/ID/1/tables/1.csv")),
          entry("GET /d/{id}/v/{n}", List.of("/d/ID/v/1", "/d/ID/v/2?q=WORD")),
          entry("GET /d/{id}/v/{n}/{page}/tables/{k}.csv", List.of("/d/ID/v/1/1/tables/1.csv")),
          entry("GET /d/{id}/v/{n}/original", List.of("/d/ID/v/1/original")),
          entry("GET /d/{id}/v/{n}/{page}", List.of("/d/ID/v/1/1?q=WORD")),
          entry("GET /login", List.of("/login")),
          entry("POST /login", List.of("/login")),
          entry("GET /staff/hilfe", List.of("/staff/hilfe")),
          entry("GET /search.csv", List.of("/search.csv", "/search.csv?q=WORD")),
          entry("GET /search.bib", List.of("/search.bib", "/search.bib?q=WORD")),
          entry("GET /search.ris", List.of("/search.ris", "/search.ris?q=WORD")),
          entry("GET /search.csl.json", List.of("/search.csl.json", "/search.csl.json?q=WORD")),
          entry("GET /search.zip", List.of("/search.zip", "/search.zip?q=WORD")),
          entry(
              "GET /search/auswahl",
              List.of("/search/auswahl", "/search/auswahl?q=WORD", "/search/auswahl?q=Offen&d=ID")),
          entry(
              "GET /auswahl",
              List.of("/auswahl", "/auswahl?d=ID", "/auswahl?d=ID/1&d=ID/99", "/auswahl?d=WORD")),
          entry("GET /auswahl.zip", List.of("/auswahl.zip?d=ID", "/auswahl.zip?d=ID/1")),
          entry("GET /auswahl.pdf", List.of("/auswahl.pdf?d=ID", "/auswahl.pdf?d=ID/1")),
          entry("GET /auswahl.csv", List.of("/auswahl.csv?d=ID&d=ID/1")),
          entry("GET /auswahl.bib", List.of("/auswahl.bib?d=ID&d=ID/1")),
          entry("GET /auswahl.ris", List.of("/auswahl.ris?d=ID&d=ID/1")),
          entry("GET /auswahl.csl.json", List.of("/auswahl.csl.json?d=ID&d=ID/1")),
          entry("GET /vergleich.zip", List.of("/vergleich.zip?c=reihe&c=alt&c=WORD")),
          entry("GET /c/{id}.zip", List.of("/c/reihe.zip", "/c/WORD.zip", "/c/alt.zip")),
          entry("GET /c", List.of("/c")),
          entry("GET /c.ics", List.of("/c.ics")),
          entry("GET /c/{id}.ics", List.of("/c/reihe.ics", "/c/WORD.ics", "/c/alt.ics")),
          entry("GET /ueberblick", List.of("/ueberblick")),
          entry("GET /vergleich", List.of("/vergleich", "/vergleich?c=reihe&c=alt&c=WORD")),
          entry("GET /c/{id}", List.of("/c/reihe", "/c/WORD", "/c/alt")),
          entry("GET /status", List.of("/status")),
          entry("GET /seiten/{name}", List.of("/seiten/datenschutz", "/seiten/WORD")),
          entry("GET /site/{hash}/{name}", List.of("/site/0/farben.css", "/site/0/WORD")),
          entry("GET /health", List.of("/health")),
          entry("GET /health/ready", List.of("/health/ready")),
          entry("GET /metrics", List.of("/metrics")),
          entry("GET /assets/{hash}/<name>", List.of("/assets/0/favicon.svg", "/assets/0/WORD")),
          entry(
              "GET /api/search",
              List.of(
                  "/api/search",
                  "/api/search?q=WORD&why=1",
                  "/api/search?q=WORx",
                  "/api/search?q=WORD&in=ID&size=100",
                  "/api/search?topic=WORD&author=WORD",
                  "/api/search?in=ID",
                  "/api/search?collection=WORD",
                  "/api/search?q=collection:WORD&why=1",
                  "/api/search?q=WORD&page=WORD")),
          entry(
              "GET /api/search/facet/{facet}",
              List.of("/api/search/facet/topic?contains=qz", "/api/search/facet/WORD")),
          entry(
              "GET /api/suggest",
              List.of("/api/suggest?q=qz", "/api/suggest?q=WOR", "/api/suggest?q=Offen+WOR")),
          entry("GET /api/status", List.of("/api/status")),
          entry(
              "GET /api/documents",
              List.of(
                  "/api/documents?size=100",
                  "/api/documents?publication=draft",
                  "/api/documents?publication=WORD",
                  "/api/documents?state=searchable")),
          entry("GET /api/documents/{id}", List.of("/api/documents/ID")),
          entry("POST /api/similar", List.of("/api/similar")),
          entry("GET /api/documents/{id}/similar", List.of("/api/documents/ID/similar")),
          entry("GET /api/documents/{id}/pages/{n}", List.of("/api/documents/ID/pages/1?q=WORD")),
          entry(
              "GET /api/documents/{id}/pages/{n}/boxes",
              List.of("/api/documents/ID/pages/1/boxes?q=WORD")),
          entry("GET /api/collections", List.of("/api/collections")),
          entry(
              "GET /api/collections/{id}",
              List.of("/api/collections/reihe", "/api/collections/WORD")));

  @TempDir static Path folder;
  private static OpenWeb web;

  /** Words by the document that they stand in; those of the first three were never shown. */
  private static final Map<String, DocumentId> HIDDEN = new TreeMap<>();

  private static final Map<String, DocumentId> GONE = new TreeMap<>();

  @BeforeAll
  static void fill() throws IOException {
    web = new OpenWeb(folder);
    web.write("POST", "/api/collections", "{\"title\":\"Reihe\"}");
    String prepared =
        "{\"id\":\"WORD\",\"title\":\"Tagung WORD\",\"place\":\"WORD\","
            + "\"theme\":\"WORD\",\"form\":\"WORD\",\"criteria\":[\"WORD\"],\"contact\":\"WORD\","
            + "\"description\":\"WORD\",\"parent\":\"reihe\",\"start\":\"2031-05-12\"}";
    web.write("POST", "/api/collections", prepared.replace("WORD", "qztagung00"));
    web.write("POST", "/api/collections", "{\"title\":\"Alt\"}");
    web.services.editing().arranging().merge(ADMIN, new CollectionId("alt"), PREPARED);
    HIDDEN.put("qztagung00", add("qztagung00", Publication.DRAFT, PREPARED));
    HIDDEN.put("qzentwurf0", add("qzentwurf0", Publication.DRAFT));
    HIDDEN.put("qzpruefung", add("qzpruefung", Publication.REVIEW));
    DocumentId embargoed = add("qzgesperrt", Publication.DRAFT);
    Release until = new Release(Publication.EMBARGOED, LocalDate.of(2199, 1, 1));
    web.services.editing().publish(ADMIN, embargoed, until);
    HIDDEN.put("qzgesperrt", embargoed);
    GONE.put("qzzurueck0", add("qzzurueck0", Publication.PUBLISHED));
    GONE.put("qzerloscht", add("qzerloscht", Publication.PUBLISHED));
    List<Relation> pointers = new ArrayList<>();
    all().values().forEach(id -> pointers.add(new Relation(RelationType.FOLLOWS_UP, id.value())));
    for (String collection : List.of(PREPARED.value(), "alt")) {
      pointers.add(new Relation(RelationType.IS_EVALUATION_OF, collection));
    }
    Metadata open =
        Metadata.NONE.with().title("Offen").collection(SERIES).relations(pointers).build();
    web.add("offen.txt", Format.TXT, "Offen", open, Publication.PUBLISHED);
    web.index("Offen und für alle");
    String agenda =
        "9.00 Alles | | "
            + String.join("; ", all().values().stream().map(DocumentId::value).toList());
    web.services
        .editing()
        .arranging()
        .edit(ADMIN, SERIES, series -> series.planned(AgendaItem.parse("agenda", agenda)));
    web.index("Offen und für alle");
    web.services.editing().withdraw(ADMIN, GONE.get("qzzurueck0"), "Falsche Zahlen");
    web.services.editing().erase(ADMIN, GONE.get("qzerloscht"), "Namen von Kranken");
  }

  /**
   * A document that has its word in every field, in its text, in a table and in its file's name.
   */
  private static DocumentId add(String word, Publication publication) throws IOException {
    return add(word, publication, SERIES);
  }

  private static DocumentId add(String word, Publication publication, CollectionId collection)
      throws IOException {
    Metadata.Builder said = Metadata.NONE.with().title("Papier " + word);
    for (MetadataField field :
        List.of(
            MetadataField.SUBTITLE,
            MetadataField.PUBLISHER,
            MetadataField.LICENCE,
            MetadataField.DESCRIPTION,
            MetadataField.SOURCE)) {
      said.set(field, word);
    }
    for (MetadataField field :
        List.of(
            MetadataField.AUTHORS,
            MetadataField.TOPICS,
            MetadataField.AUDIENCES,
            MetadataField.PLACES)) {
      said.set(field, List.of(word));
    }
    said.collection(collection);
    DocumentId id = web.add(word + ".txt", Format.TXT, word, said.build(), publication);
    web.index(word + "\t1\n" + word + "\t2");
    return id;
  }

  private static Map<String, DocumentId> all() {
    Map<String, DocumentId> all = new HashMap<>(HIDDEN);
    all.putAll(GONE);
    return all;
  }

  @AfterAll
  static void close() throws IOException {
    web.close();
  }

  @Test
  void an_address_that_is_not_in_the_table_answers_nobody() throws IOException {
    List<AllRoutes> all = AllRoutes.registered();
    assertThat(all).extracting(AllRoutes::toString).containsAll(TABLE.keySet());
    for (AllRoutes route : all) {
      if (!places(route).isEmpty()) {
        continue;
      }
      for (Map.Entry<String, DocumentId> each : all().entrySet()) {
        String place =
            route
                .path()
                .replaceAll("(collections)/\\{id}", "$1/reihe")
                .replace("{id}", each.getValue().value())
                .replaceAll("\\{\\w+}", "1");
        Answer answer = ask(route, place, NEVER, NOBODY, "text/html");
        String leads = String.join("", answer.headers.getOrDefault("location", List.of()));
        assertThat((answer.status == 303 && leads.startsWith("/login")) || answer.status == 401)
            .as("%s answers %s: it is public and needs a row", route, answer.status)
            .isTrue();
        assertThat(answer.body).as("%s", route).doesNotContainIgnoringCase(each.getKey());
      }
    }
  }

  @Test
  void the_words_are_found_by_staff() throws IOException {
    for (String word : HIDDEN.keySet()) {
      assertThat(web.get("/api/search?q=" + word, "Authorization", "Bearer " + web.key).body())
          .as(word)
          .contains("\"total\":1");
    }
  }

  @Test
  void every_address_answers_as_if_what_is_hidden_had_never_been() throws IOException {
    for (AllRoutes route : AllRoutes.registered()) {
      for (String place : places(route)) {
        for (String accept : List.of("text/html", "application/json")) {
          Answer never = ask(route, place, NEVER, NOBODY, accept);
          assertThat(never.tellsOf(all())).as("%s as %s", place, accept).isEmpty();
          if (place.equals(asked(place, NEVER, NOBODY))) {
            continue;
          }
          for (Map.Entry<String, DocumentId> hidden : HIDDEN.entrySet()) {
            String id = hidden.getValue().value();
            assertThat(ask(route, place, hidden.getKey(), id, accept))
                .as("%s for %s as %s", place, hidden.getKey(), accept)
                .isEqualTo(never);
          }
        }
      }
    }
  }

  @Test
  void what_is_gone_says_so_at_all_its_addresses_and_nothing_else() throws IOException {
    for (AllRoutes route : AllRoutes.registered()) {
      for (String place : places(route)) {
        if (place.equals(asked(place, NEVER, NOBODY))) {
          continue;
        }
        Answer never = ask(route, place, NEVER, NOBODY, "text/html");
        for (Map.Entry<String, DocumentId> gone : GONE.entrySet()) {
          Answer answer = ask(route, place, gone.getKey(), gone.getValue().value(), "text/html");
          if (isOfDocument(route)) {
            assertThat(answer.status)
                .as("%s for %s", place, gone.getKey())
                .isEqualTo(never.status == 400 ? 400 : 410);
            assertThat(answer.body).as(place).doesNotContain("qz", "Papier", "Offen");
          } else if (route.path().equals("/auswahl")) {
            assertThat(answer.status).as(place).isEqualTo(200);
            assertThat(answer.body).as(place).doesNotContain("qz", "Papier", "Offen");
          } else {
            assertThat(answer).as("%s for %s", place, gone.getKey()).isEqualTo(never);
          }
        }
      }
    }
  }

  /** An answer without what was asked, when, and how long it took. */
  private record Answer(int status, Map<String, List<String>> headers, String body) {
    /** The words in it. */
    List<String> tellsOf(Map<String, DocumentId> all) {
      String everything = (headers + body).toLowerCase(Locale.ROOT);
      List<String> told = new ArrayList<>();
      all.forEach(
          (word, id) -> {
            if (everything.contains(word) || everything.contains(id.value())) {
              told.add(word);
            }
          });
      return told;
    }
  }

  private static List<String> places(AllRoutes route) {
    String plain = route.path().replace("{id}", "ID").replaceAll("\\{\\w+}", "1");
    return TABLE.getOrDefault(route.toString(), isOfDocument(route) ? List.of(plain) : List.of());
  }

  private static boolean isOfDocument(AllRoutes route) {
    return route.method().equals("GET") && route.path().matches("(/api/documents|/d)/\\{id}.*");
  }

  private static String asked(String place, String word, String id) {
    return place
        .replace("WORD", word)
        .replace("WORT", word.toUpperCase(Locale.ROOT))
        .replace("WOR", word.substring(0, 6))
        .replace("ID", id);
  }

  private static Answer ask(AllRoutes route, String place, String word, String id, String accept)
      throws IOException {
    HttpResponse<String> answer =
        web.send(
            web.request(asked(place, word, id))
                .header("Accept", accept)
                .method(route.method(), BodyPublishers.noBody()));
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    headers.remove("x-request-id");
    if (answer.body().contains("took_ms")) {
      headers.remove("content-length");
    }
    return new Answer(
        answer.statusCode(), without(headers, word, id), without(answer.body(), word, id));
  }

  private static Map<String, List<String>> without(
      Map<String, List<String>> headers, String word, String id) {
    headers.replaceAll(
        (_, values) -> values.stream().map(value -> without(value, word, id)).toList());
    return headers;
  }

  private static String without(String text, String word, String id) {
    return text.replaceAll("(?i)" + word, "WORD")
        .replaceAll("(?i)" + word.substring(0, 6), "WOR")
        .replace(id, "ID")
        .replaceAll("\"took_ms\":\\d+", "")
        .replaceAll("\"request\":\"[0-9a-f]{8}\"", "");
  }
}
