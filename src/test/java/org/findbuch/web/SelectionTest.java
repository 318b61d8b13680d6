package org.findbuch.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.editing.Actor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader collects stands in the address, and goes along as files. */
@Tag("contract")
class SelectionTest {
  private static final CollectionId SERIES = new CollectionId("reihe");

  @TempDir static Path folder;
  private static OpenWeb web;
  private static DocumentId heat;
  private static DocumentId care;
  private static DocumentId draft;
  private static DocumentId gone;

  @BeforeAll
  static void fill() throws IOException {
    web = new OpenWeb(folder);
    web.write("POST", "/api/collections", "{\"title\":\"Reihe\"}");
    web.write("POST", "/api/collections", "{\"title\":\"Elfte\",\"parent\":\"reihe\"}");
    heat = add("Hitze: \"im\" <Quartier>", "2024-06-05", "%PDF-hitze", SERIES);
    care = add("Pflege", "2023", "%PDF-pflege", new CollectionId("elfte"));
    Metadata secret = Metadata.NONE.with().title("Entwurf").collection(SERIES).build();
    draft = web.add("e.pdf", Format.PDF, "%PDF-entwurf", secret, Publication.DRAFT);
    gone = add("Alte Zahlen", "2020", "%PDF-alt", SERIES);
    web.index("Hitze und Pflege", "Alter");
    web.services.editing().withdraw(Actor.atTerminal("test"), gone, "Falsche Zahlen");
  }

  private static DocumentId add(String title, String date, String content, CollectionId collection)
      throws IOException {
    Metadata.Builder said = Metadata.NONE.with().title(title).collection(collection);
    said.set(MetadataField.DATE, new DocumentDate(date));
    said.set(MetadataField.LICENCE, "CC BY 4.0");
    return web.add("x.pdf", Format.PDF, content, said.build(), Publication.PUBLISHED);
  }

  @AfterAll
  static void close() throws IOException {
    web.close();
  }

  @Test
  void a_selection_keeps_its_order_and_each_entry_can_be_taken_out() throws IOException {
    String page = web.get("/auswahl?lang=de&d=" + care + "/2&d=" + heat).body();
    assertThat(page)
        .contains("Fundstellen in Ihrer Auswahl", "S.\u00a02", "ganzes Dokument")
        .contains("/auswahl?d=" + heat + "&amp;lang=de\">Aus der Auswahl nehmen")
        .contains("/auswahl?d=" + care + "/2&amp;lang=de\">Aus der Auswahl nehmen")
        .contains("2 Dateien");
    assertThat(page.indexOf("/d/" + care)).isLessThan(page.indexOf("/d/" + heat));
    assertThat(web.get("/auswahl?lang=de&d=" + heat + "&d=" + heat).body())
        .contains("1 Datei", "Fundstelle in Ihrer Auswahl");
  }

  @Test
  void only_whoever_comes_from_a_search_is_led_back_to_one() throws IOException {
    for (String none : List.of("/auswahl", "/auswahl?d=" + heat, "/auswahl?lang=de&d=" + heat)) {
      assertThat(web.get(none, "Accept-Language", "de").body())
          .as(none)
          .doesNotContain("Zurück zu den Treffern");
    }
    for (String from : List.of("q=Hitze", "kind=report", "from=2015", "sort=newest")) {
      assertThat(web.get("/auswahl?lang=de&" + from + "&d=" + heat).body())
          .as(from)
          .contains("Zurück zu den Treffern");
    }
  }

  @Test
  void hits_are_ticked_in_a_form_and_what_is_collected_goes_along() throws IOException {
    String page = web.get("/search?lang=de&q=Hitze&d=" + care).body();
    assertThat(page)
        .contains("<input type=\"checkbox\" name=\"d\" value=\"" + heat + "\" form=\"sammeln\">")
        .doesNotContain("<input type=\"checkbox\" name=\"d\" value=\"" + care + "\"")
        .contains("<form id=\"sammeln\"", "name=\"d\" value=\"" + care + "\"", "Auswahl (1)")
        .contains("/d/" + heat + "?q=Hitze&amp;d=" + care)
        .doesNotContain("/search.csv?q=Hitze&amp;lang=de&amp;d=");
    assertThat(web.get("/d/" + heat + "?d=" + care).body())
        .contains("name=\"d\" value=\"" + heat + "\">In die Auswahl", "value=\"" + care + "\"");
    assertThat(web.get("/d/" + heat + "?lang=de&d=" + care).body())
        .as("searching inside keeps it, and leaving it")
        .containsPattern("id=\"inside\"[^>]*><input type=\"hidden\" name=\"d\" value=\"" + care)
        .contains("/c?d=" + care + "&amp;lang=de");
    assertThat(web.get("/d/" + heat + "/1?d=" + heat + "/1").body()).contains("In der Auswahl");
    assertThat(web.get("/auswahl?q=Hitze&lang=de&d=" + heat).body())
        .contains("/search?q=Hitze&amp;lang=de&amp;d=" + heat + "\" rel=\"nofollow\">Zurück");
    HttpResponse<String> all = web.get("/search/auswahl?q=Pflege&d=" + care);
    assertThat(all.statusCode()).isEqualTo(303);
    assertThat(all.headers().firstValue("location").orElseThrow())
        .contains("/auswahl?q=Pflege&d=" + care + "&d=" + heat);
  }

  @Test
  void what_is_not_public_is_named_and_tells_nothing() throws IOException {
    String address = "/auswahl?lang=de&d=" + draft + "&d=000000000000&d=" + gone + "&d=" + care;
    for (HttpResponse<String> page :
        List.of(web.get(address), web.get(address, "Authorization", "Bearer " + web.key))) {
      assertThat(page.body())
          .contains("Unter „" + draft + "“ steht nichts, das öffentlich ist")
          .contains("Unter „000000000000“ steht nichts, das öffentlich ist")
          .contains("zurückgezogen", "Falsche Zahlen")
          .doesNotContain("Entwurf");
      assertThat(page.headers().firstValue("x-robots-tag")).hasValue("noindex");
      assertThat(page.headers().firstValue("set-cookie")).isEmpty();
    }
    assertThat(
            web.get("/auswahl.zip?d=" + draft, "Authorization", "Bearer " + web.key).statusCode())
        .isEqualTo(404);
    assertThat(web.get("/auswahl.csv?d=" + draft + "&d=" + care).body())
        .contains("Pflege")
        .doesNotContain("Entwurf");
  }

  @Test
  void more_than_two_hundred_entries_and_broken_ones_are_said() throws IOException {
    StringBuilder address = new StringBuilder("/auswahl?lang=de&d=zu+kurz");
    for (int page = 1; page <= 203; page++) {
      address.append("&d=").append(heat).append("/").append(page);
    }
    assertThat(web.get(address.toString()).body())
        .contains("höchstens 200 Einträge; die letzten 3 sind nicht dabei")
        .contains("Ein Teil der Adresse ist unvollständig")
        .contains("Unter „" + heat + "/200“ steht nichts");
    assertThat(web.get("/auswahl?lang=de").body()).contains("Noch nichts in der Auswahl");
  }

  @Test
  void the_lists_of_a_selection_cite_pages_as_pages() throws IOException {
    String chosen = "?lang=de&d=" + heat + "/2&d=" + care;
    assertThat(web.get("/auswahl.ris" + chosen).body())
        .contains("SP  - 2\r\n", "/d/" + heat + "/v/1/2\r\n", "/d/" + care + "/v/1\r\n");
    assertThat(web.get("/auswahl.bib" + chosen).body().split("@misc", -1)).hasSize(3);
    assertThat(web.get("/auswahl.csl.json" + chosen).body()).contains("\"page\":\"2\"");
    assertThat(web.get("/auswahl.csv" + chosen).body().lines().toList())
        .hasSize(3)
        .element(1)
        .asString()
        .endsWith("/d/" + heat + "/2");
  }

  @Test
  void the_zip_has_each_original_once_and_says_what_it_is() throws IOException {
    Map<String, byte[]> files =
        zip("/auswahl.zip?lang=de&d=" + heat + "/2&d=" + care + "&d=" + heat);
    String first = "2024 Hitze – 'im' Quartier.pdf";
    assertThat(files.keySet())
        .containsExactly(
            "manifest.csv", "zitate.txt", "zitate.ris", "zitate.bib", first, "2023 Pflege.pdf");
    assertThat(files.get(first)).asString(UTF_8).isEqualTo("%PDF-hitze");
    String sha256 = web.archive.find(heat).orElseThrow().document().newest().sha256().hex();
    assertThat(new String(files.get("manifest.csv"), UTF_8).lines().toList())
        .hasSize(3)
        .element(1)
        .asString()
        .startsWith(first + ";")
        .contains(sha256, "CC BY 4.0", "/d/" + heat + "/v/1");
    assertThat(files.get("zitate.txt")).asString(UTF_8).contains("S.\u00a02. ", "Pflege");
  }

  @Test
  void a_collection_and_a_search_give_all_that_is_public_in_them() throws IOException {
    assertThat(zip("/c/reihe.zip?lang=de").keySet())
        .contains("2024 Hitze – 'im' Quartier.pdf", "2023 Pflege.pdf")
        .hasSize(6);
    assertThat(zip("/c/elfte.zip?lang=en").keySet())
        .contains("citations.txt", "2023 Pflege.pdf")
        .hasSize(5);
    assertThat(zip("/search.zip?q=Pflege&from=2024").keySet())
        .contains("2024 Hitze – 'im' Quartier.pdf")
        .hasSize(5);
    assertThat(web.get("/c/reihe?lang=de", "Authorization", "Bearer " + web.key).body())
        .as("said before the click, and to staff what everybody gets")
        .contains("/c/reihe.zip?lang=de\" rel=\"nofollow\" download>Alle Originale als ZIP")
        .contains("2 Dateien, 21\u00a0Byte.");
    assertThat(web.get("/search.zip?q=Quallen").statusCode()).isEqualTo(404);
    assertThat(web.get("/c/nirgends.zip").statusCode()).isEqualTo(404);
  }

  private static Map<String, byte[]> zip(String path) throws IOException {
    HttpResponse<byte[]> answer = web.bytes(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }
}
