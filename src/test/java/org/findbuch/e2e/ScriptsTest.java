package org.findbuch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What somebody typed is text, wherever it is shown: no script in it runs, nothing is loaded for
 * it, and no policy of the browser has had to stop it.
 */
@Tag("browser")
@ExtendWith(OneFindbuch.class)
class ScriptsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> COLLECTIONS =
      List.of("skripte", "skripte-2", "skripte-3", "skripte-4");

  private final Findbuch findbuch;

  ScriptsTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  @Test
  void no_string_runs_on_any_page_for_readers_or_staff() throws IOException, InterruptedException {
    assertThat(Injections.ALL).hasSize(40).doesNotHaveDuplicates();
    List<String> documents = new ArrayList<>();
    for (int part = 0; part < COLLECTIONS.size(); part++) {
      List<String> strings = Injections.ALL.subList(10 * part, 10 * (part + 1));
      collect(COLLECTIONS.get(part), strings);
      documents.add(add(COLLECTIONS.get(part), strings, part < 2 ? "published" : "draft"));
    }
    findbuch.awaitCalm();
    List<String> places = new ArrayList<>(publicPages());
    documents.subList(0, 2).forEach(id -> places.addAll(pagesOf(id)));
    try (Reader reader = findbuch.reader()) {
      reader.page.addInitScript("window.ran = () => console.error('a script has run')");
      reader.page.onDialog(
          dialog -> {
            throw new AssertionError("a dialog: " + dialog.message());
          });
      places.forEach(place -> open(reader, place));
      tryToSignIn(reader);
      findbuch.signIn(reader);
      documents.forEach(id -> pagesOf(id).forEach(place -> open(reader, place)));
      staffPages().forEach(place -> open(reader, place));
      addFiles(reader);
      assertThat(reader.complaints()).isEmpty();
      assertThat(reader.requests()).noneMatch(request -> request.contains("//fremd.example"));
      reader.page.evaluate("ran()");
      assertThat(reader.complaints()).as("what would have been heard").hasSize(1);
    }
  }

  /** The text of a page is there as it was typed, or the test would look at empty pages. */
  @Test
  void what_was_typed_is_shown_as_it_was_typed() {
    try (Reader reader = findbuch.reader()) {
      reader.open("/search?q=" + escaped(Injections.ALL.getFirst()));
      assertThat(reader.page.locator("#q").inputValue()).isEqualTo(Injections.ALL.getFirst());
      assertThat(reader.page.locator("h1").innerText()).contains(Injections.ALL.getFirst());
    }
  }

  private static void open(Reader reader, String place) {
    reader.open(place);
    assertThat(reader.page.locator("main#inhalt").count()).as(place).isOne();
    assertThat(reader.address().split("\\?", 2)[0])
        .as("still there")
        .isEqualTo(place.split("\\?", 2)[0]);
  }

  private static void tryToSignIn(Reader reader) {
    reader.open("/login");
    reader.page.locator("#name").fill(String.join("", Injections.ALL).substring(0, 100));
    reader.page.locator("#password").fill(Injections.ALL.getFirst());
    reader.page.locator("#password").press("Enter");
    reader.page.locator(".notice.fail").waitFor();
  }

  /** Files whose names are the strings, as far as a file can have such a name. */
  private static void addFiles(Reader reader) {
    FilePayload[] files = new FilePayload[Injections.ALL.size()];
    for (int i = 0; i < files.length; i++) {
      byte[] text = ("Datei mit einem Namen wie " + i).getBytes(StandardCharsets.UTF_8);
      files[i] =
          new FilePayload(Injections.ALL.get(i).replace('/', '∕') + ".txt", "text/plain", text);
    }
    reader.open("/staff/add");
    reader.page.locator("input[type=file]").first().setInputFiles(files);
    reader.page.getByRole(AriaRole.BUTTON).getByText("Aufnehmen").first().click();
    reader.page.waitForURL(address -> address.matches(".*/staff/add/[\\w-]+.*"));
    for (int i : new int[] {0, 9, 30}) {
      reader.page.locator("main").getByText(files[i].name).first().waitFor();
    }
  }

  /** Every parameter with every string; those that take any text get several of them at once. */
  private static List<String> publicPages() {
    List<String> places = new ArrayList<>();
    for (int first = 0; first < Injections.ALL.size(); first += 5) {
      StringBuilder all = new StringBuilder("/search?why=1");
      for (String string : Injections.ALL.subList(first, first + 5)) {
        for (String facet :
            List.of(
                "topic",
                "author",
                "place",
                "audience",
                "publisher",
                "licence",
                "form",
                "criterion",
                "not.topic",
                "nichts")) {
          all.append("&").append(facet).append("=").append(escaped(string));
        }
      }
      places.add(all.toString());
      String joined = escaped(String.join(" ", Injections.ALL.subList(first, first + 5)));
      places.add("/?q=" + joined);
      places.add("/search?q=" + joined + "&kind=other");
      places.add("/vergleich?c=" + joined + "&lang=" + joined);
      places.add("/auswahl?q=" + joined + "&d=000000000000&d=" + joined);
      places.add("/search/facet/topic?contains=" + escaped(Injections.ALL.get(first)));
    }
    List<String> strict =
        List.of(
            "/search?q=x&kind=",
            "/search?q=x&page=",
            "/search?q=x&sort=",
            "/search?q=x&from=",
            "/search?q=x&in=",
            "/search?q=x&collection=",
            "/search?q=x&size=",
            "/search?q=x&match=",
            "/api/search?q=x&year=",
            "/search?lang=",
            "/login?next=",
            "/api/documents?publication=");
    for (int i = 0; i < Injections.ALL.size(); i++) {
      places.add(strict.get(i % strict.size()) + escaped(Injections.ALL.get(i)));
    }
    places.addAll(List.of("/c/skripte", "/c/skripte-2"));
    places.add("/c");
    return places;
  }

  private static List<String> staffPages() {
    return List.of(
        "/staff",
        "/staff?pile=draft",
        "/staff/account",
        "/staff/add",
        "/staff/publish",
        "/staff/collections",
        "/staff/collections/skripte",
        "/staff/collections/skripte-2",
        "/staff/collections/skripte-3",
        "/staff/collections/skripte-4",
        "/staff/new-collection",
        "/staff?pile=" + escaped(Injections.ALL.getFirst()),
        "/staff?page=" + escaped(Injections.ALL.get(9)));
  }

  private static List<String> pagesOf(String id) {
    String query = "?q=" + escaped("ran script " + Injections.ALL.getFirst());
    return List.of(
        "/d/" + id,
        "/d/" + id + query,
        "/d/" + id + "/1" + query,
        "/d/" + id + "/v/1",
        "/d/" + id + "/faden",
        "/auswahl?d=" + id + "&d=" + id + "/1");
  }

  /** A collection that has strings in every field. */
  private void collect(String id, List<String> strings) throws IOException, InterruptedException {
    String all = String.join(" ", strings);
    String agenda =
        strings.stream()
            .map(one -> one.replaceAll("[|;\\v]", " "))
            .map(one -> "9.00–9.20 " + one + " | " + one)
            .collect(Collectors.joining("\n"));
    findbuch.run(
        "collection",
        "add",
        all,
        "--id",
        id,
        "theme=" + all,
        "place=" + all,
        "form=" + all,
        "contact=" + all,
        "criteria=" + all,
        "description=" + all,
        "start=2014-11-19",
        "agenda=" + agenda);
  }

  /** A document that has strings in every field, its text and its file's name. */
  private String add(String collection, List<String> strings, String publication)
      throws IOException, InterruptedException {
    String all = String.join(" ", strings);
    Map<String, Object> said = new LinkedHashMap<>();
    for (String field : List.of("title", "subtitle", "publisher", "licence", "source")) {
      said.put(field, all);
    }
    said.put("description", String.join("\n", strings));
    for (String field : List.of("authors", "topics", "audiences", "places")) {
      said.put(field, strings);
    }
    said.put("collection", collection);
    said.put("publication", publication);
    return findbuch.add(
        strings.get(9).replaceAll("[\"\\\\/\\p{Cntrl}\u2028]", "_") + ".txt", all, json(said));
  }

  private static String json(Map<String, Object> said) throws JsonProcessingException {
    return JSON.writeValueAsString(said);
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
