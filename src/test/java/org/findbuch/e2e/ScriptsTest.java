package org.findbuch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Each calls ran(), follows an address elsewhere, or takes the page apart, if it is not text. */
  private static final List<String> STRINGS =
      List.of(
          "<script>ran()</script>",
          "<ScRiPt src=//fremd.example/x.js></sCrIpT>",
          "\"><script>ran()</script>",
          "'><script>ran()</script>",
          "</title><script>ran()</script>",
          "</textarea><script>ran()</script>",
          "</style><script>ran()</script>",
          "--><script>ran()</script><!--",
          "]]><script>ran()</script>",
          "<img src=x onerror=ran()>",
          "\"><img src=//fremd.example/x.png onerror=ran()>",
          "<svg onload=ran()>",
          "<svg><script>ran()</script></svg>",
          "<svg><animate onbegin=ran() attributeName=x dur=1s>",
          "<math><mtext><img src=x onerror=ran()></mtext></math>",
          "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
          "<iframe src=javascript:parent.ran()></iframe>",
          "<object data=//fremd.example/x></object>",
          "<embed src=javascript:ran()>",
          "<base href=//fremd.example/>",
          "<meta http-equiv=refresh content='0;url=//fremd.example'>",
          "<link rel=stylesheet href=//fremd.example/x.css>",
          "<style>@import '//fremd.example/x.css';</style>",
          "<body onload=ran()>",
          "<details open ontoggle=ran()>",
          "<input autofocus onfocus=ran()>",
          "\" autofocus onfocus=ran() x=\"",
          "' autofocus onfocus=ran() x='",
          "\" onmouseover=ran() style=position:fixed;inset:0 x=\"",
          "<video src=x onerror=ran()></video>",
          "<marquee onstart=ran()>",
          "<noscript><p title=\"</noscript><img src=x onerror=ran()>\">",
          "<template><script>ran()</script></template>",
          "<form action=javascript:ran()><button autofocus>",
          "javascript:ran()",
          "data:text/html,<script>ran()</script>",
          "&lt;script&gt;ran()&lt;/script&gt;&#60;script&#62;",
          "\\u003cscript\\u003eran()\\u003c/script\\u003e%3Cscript%3E",
          "${ran()}{{ran()}}#{ran()}@{ran()}!{ran()}",
          "');ran();//\u2028`-ran()-`");

  private final Findbuch findbuch;

  ScriptsTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  @Test
  void no_string_runs_on_any_page_for_readers_or_staff() throws IOException, InterruptedException {
    assertThat(STRINGS).hasSize(40).doesNotHaveDuplicates();
    String most = String.join(" ", STRINGS);
    findbuch.run(
        "collection",
        "add",
        most,
        "--id",
        "skripte",
        "theme=" + STRINGS.get(1),
        "place=" + STRINGS.get(10),
        "form=" + STRINGS.get(6),
        "contact=" + STRINGS.get(34),
        "criteria=" + most,
        "description=" + most);
    List<String> documents = new ArrayList<>();
    for (int first = 0; first < STRINGS.size(); first += 10) {
      documents.add(add(STRINGS.subList(first, first + 10), first < 20 ? "published" : "draft"));
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
      reader.open("/search?q=" + escaped(STRINGS.getFirst()));
      assertThat(reader.page.locator("#q").inputValue()).isEqualTo(STRINGS.getFirst());
      assertThat(reader.page.locator("h1").innerText()).contains(STRINGS.getFirst());
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
    reader.page.locator("#name").fill(String.join("", STRINGS).substring(0, 100));
    reader.page.locator("#password").fill(STRINGS.getFirst());
    reader.page.locator("#password").press("Enter");
    reader.page.locator(".notice.fail").waitFor();
  }

  /** Every parameter with every string; those that take any text get several of them at once. */
  private static List<String> publicPages() {
    List<String> places = new ArrayList<>();
    for (int first = 0; first < STRINGS.size(); first += 5) {
      StringBuilder all = new StringBuilder("/search?why=1");
      for (String string : STRINGS.subList(first, first + 5)) {
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
      String joined = escaped(String.join(" ", STRINGS.subList(first, first + 5)));
      places.add("/?q=" + joined);
      places.add("/search?q=" + joined + "&kind=other");
      places.add("/search/facet/topic?contains=" + escaped(STRINGS.get(first)));
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
    for (int i = 0; i < STRINGS.size(); i++) {
      places.add(strict.get(i % strict.size()) + escaped(STRINGS.get(i)));
    }
    places.add("/c/skripte");
    places.add("/c");
    return places;
  }

  private static List<String> staffPages() {
    return List.of(
        "/staff",
        "/staff?pile=draft",
        "/staff/account",
        "/staff?pile=" + escaped(STRINGS.getFirst()),
        "/staff?page=" + escaped(STRINGS.get(9)));
  }

  private static List<String> pagesOf(String id) {
    String query = "?q=" + escaped("ran script " + STRINGS.getFirst());
    return List.of("/d/" + id, "/d/" + id + query, "/d/" + id + "/1" + query, "/d/" + id + "/v/1");
  }

  /** A document that has strings in every field, its text and its file's name. */
  private String add(List<String> strings, String publication)
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
    said.put("collection", "skripte");
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
