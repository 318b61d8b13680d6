package org.findbuch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is not public is nowhere, what was public says so. */
@Tag("browser")
@ExtendWith(OneFindbuch.class)
class DraftTest {
  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"]*)\"");
  private static final int MOST_PAGES = 3_000;

  private final Findbuch findbuch;

  DraftTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  @Test
  void a_drafts_words_are_on_no_page_a_reader_can_reach_until_it_is_published()
      throws IOException, InterruptedException {
    String canary = "Kanarienwort";
    String id =
        findbuch.add(
            canary + ".txt",
            "Dies ist ein " + canary + " im Text über Demenz.",
            """
            {"title": "Titel Kanarienwort", "authors": ["Kanarienwort, Karla"],
             "topics": ["Kanarienwort"], "places": ["Kanarienwort"], "kind": "other",
             "collection": "gk-2014", "description": "Kanarienwort"}
            """);
    findbuch.awaitCalm();
    assertNowhere(id, canary);

    findbuch.run("publish", id);
    findbuch.awaitCalm();
    try (Reader reader = findbuch.reader()) {
      reader.open("/");
      reader.search(canary);
      assertThat(reader.count()).isEqualTo(1);
      assertThat(reader.hits().first().getByRole(AriaRole.HEADING))
          .containsText("Titel Kanarienwort");
      assertThat(reader.marks().first()).containsText(canary);
      reader.open("/c/gk-2014");
      assertThat(reader.link("Titel Kanarienwort")).isVisible();
    }
  }

  @Test
  void a_withdrawn_document_leaves_a_notice_with_day_and_reason_and_nothing_else()
      throws IOException, InterruptedException {
    try (Reader reader = findbuch.reader()) {
      assertThat(reader.open(findbuch.withdrawn())).isEqualTo(410);
      assertThat(reader.page.locator("h1")).hasText("Zurückgezogen");
      assertThat(reader.page.locator("main"))
          .containsText("Grund: Die Zahlen auf Seite 3 waren falsch.");
      for (String rest : List.of("/1", "/v/1", "/v/1/1", "/original", "/v/1/original")) {
        HttpResponse<String> answer = findbuch.get(findbuch.withdrawn() + rest);
        assertThat(answer.statusCode()).as(rest).isEqualTo(410);
        assertThat(answer.body()).as(rest).doesNotContain("Halbfertigwort");
      }
      assertThat(findbuch.search("Halbfertigwort").path("total").asInt()).isZero();
    }
  }

  private void assertNowhere(String id, String canary) throws IOException, InterruptedException {
    JsonNode found = findbuch.search(canary);
    assertThat(found.path("total").asInt()).isZero();
    assertThat(found.path("hits")).isEmpty();
    assertThat(findbuch.search("Kanarienwrot").path("did_you_mean").isNull()).isTrue();
    for (String path :
        List.of(
            "/d/" + id,
            "/d/" + id + "/1",
            "/d/" + id + "/original",
            "/d/" + id + "/v/1",
            "/api/documents/" + id,
            "/api/documents/" + id + "/pages/1")) {
      assertThat(findbuch.get(path).statusCode()).as(path).isEqualTo(404);
    }
    for (String path : List.of("/api/search", "/api/documents?size=100", "/api/collections")) {
      assertThat(findbuch.get(path).body()).as(path).doesNotContainIgnoringCase(canary);
    }
    assertThat(walk(canary.toLowerCase(Locale.ROOT))).as("pages walked").hasSizeGreaterThan(80);
  }

  /** Follows every link from the first page; of searches only those with at most one filter. */
  private Set<String> walk(String canary) throws IOException, InterruptedException {
    Set<String> seen = new HashSet<>(Set.of("/"));
    Deque<String> waiting = new ArrayDeque<>(seen);
    while (!waiting.isEmpty() && seen.size() < MOST_PAGES) {
      String path = waiting.remove();
      String body = findbuch.get(path).body();
      assertThat(body.toLowerCase(Locale.ROOT)).as(path).doesNotContain(canary);
      Matcher link = LINK.matcher(body);
      while (link.find()) {
        String next = link.group(1).replace("&amp;", "&").replaceFirst("#.*", "");
        if (isWorthAVisit(next) && seen.add(next)) {
          waiting.add(next);
        }
      }
    }
    return seen;
  }

  private static boolean isWorthAVisit(String path) {
    return !path.contains("&") && !path.startsWith("/assets/") && !path.endsWith("/original");
  }
}
