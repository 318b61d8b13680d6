package org.findbuch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Staff look after documents and publish them: by keyboard, without script, and unharmed. */
@Tag("browser")
@ExtendWith(OneFindbuch.class)
class PublishingTest {
  private static final String MARK = "window.ran=1";

  /** So many forms are saved at once for one that comes back first. */
  private static final int GIVEN_BACK = 4;

  private static final List<String> FIELDS =
      List.of(
          "title",
          "subtitle",
          "date",
          "authors",
          "publisher",
          "topics",
          "places",
          "licence",
          "description",
          "reason",
          "erase_reason");

  private final Findbuch findbuch;

  PublishingTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  private static void tabTo(Reader reader, String selector) {
    for (int i = 0; i < 300; i++) {
      reader.page.keyboard().press("Tab");
      Object isThere = reader.page.evaluate("s => document.activeElement.matches(s)", selector);
      if (Boolean.TRUE.equals(isThere)) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach " + selector);
  }

  @Test
  void twenty_documents_are_published_by_keyboard_alone_with_script_and_without()
      throws IOException, InterruptedException {
    for (boolean script : List.of(true, false)) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String text = "Entwurf " + i + (script ? " mit" : " ohne") + " Skript.";
        ids.add(findbuch.add("e" + i + ".txt", text, "{\"title\":\"Zwanzigmal " + i + "\"}"));
      }
      findbuch.awaitCalm();
      try (Reader reader =
          findbuch.reader(new Browser.NewContextOptions().setJavaScriptEnabled(script))) {
        findbuch.signIn(reader);
        reader.open("/staff?pile=draft");
        // the newest stands first
        for (String id : ids.reversed()) {
          tabTo(reader, "input[name=d][value='" + id + "']");
          reader.page.keyboard().press("Space");
        }
        tabTo(reader, "button#publish");
        reader.page.keyboard().press("Enter");
        reader.page.waitForURL(address -> address.contains("/staff/publish"));
        assertThat(reader.page.locator("input[name=d]:checked").count()).isEqualTo(20);
        assertThat(reader.page.locator("main").innerText()).contains("Noch nicht angegeben");
        tabTo(reader, "button[value=publish]");
        reader.page.keyboard().press("Enter");
        reader.page.locator(".notice.good").waitFor();
        assertThat(reader.page.locator(".notice.good").innerText())
            .contains("20 von 20 Dokumenten veröffentlicht");
        assertThat(findbuch.publication(ids.getLast())).isEqualTo("published");
        tabTo(reader, "button[value=draft]");
        reader.page.keyboard().press("Enter");
        reader.page.getByText("wieder Entwürfe").waitFor();
        assertThat(findbuch.publication(ids.getFirst())).isEqualTo("draft");
        assertThat(reader.complaints()).isEmpty();
      }
    }
  }

  @Test
  void one_document_goes_from_draft_to_published_and_back_without_script()
      throws IOException, InterruptedException {
    String id = findbuch.add("weg.txt", "Der Weg eines Dokuments.", "{\"title\":\"Der Weg\"}");
    findbuch.awaitCalm();
    try (Reader reader =
        findbuch.reader(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      findbuch.signIn(reader);
      reader.open("/staff/d/" + id);
      reader.page.locator("#date").fill("Sommer");
      reader.page.locator("#subtitle").fill("Getippt");
      reader.page.locator("#subtitle").press("Enter");
      reader.page.locator("#date-wrong").waitFor();
      assertThat(reader.page.locator("#subtitle").inputValue()).isEqualTo("Getippt");
      reader.page.locator("#date").fill("2024-08");
      reader.page.locator("button[value=publish]").first().click();
      reader.page.waitForURL(address -> address.contains("done=published"));
      assertThat(reader.open("/d/" + id)).isEqualTo(200);
      reader.open("/staff/d/" + id);
      reader.page.locator("button[value^=undo]").first().click();
      reader.page.waitForURL(address -> address.contains("done=undone"));
      assertThat(findbuch.publication(id)).isEqualTo("draft");
      reader.open("/d/" + id + "?q=Weg");
      assertThat(reader.page.locator(".notice.care").innerText()).contains("Vorschau");
      assertThat(reader.marks().count()).isPositive();
      reader.open("/staff/d/" + id);
      reader.page.locator("#reason").fill("Nur zur Probe.");
      reader.page.locator("button[value=withdraw]").click();
      reader.page.waitForURL(address -> address.contains("done=withdrawn"));
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @Test
  void a_document_gets_a_new_file_without_script_and_what_was_typed_is_saved_with_it()
      throws IOException, InterruptedException {
    String id = findbuch.add("alt.txt", "Die alte Datei.", "{\"title\":\"Alte Datei\"}");
    try (Reader reader =
        findbuch.reader(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      findbuch.signIn(reader);
      reader.open("/staff/d/" + id);
      reader.page.locator("#title").fill("Getippt „&“");
      reader.page.locator("#reason").fill("Noch nicht");
      byte[] same = "Die alte Datei.".getBytes(StandardCharsets.UTF_8);
      reader.page.locator("#file").setInputFiles(new FilePayload("a.txt", "text/plain", same));
      reader.page.locator("#neue-datei button").click();
      assertThat(reader.page.locator(".notice.fail").innerText()).contains("Genau diese Datei");
      assertThat(reader.page.locator("#title").inputValue()).isEqualTo("Getippt „&“");
      assertThat(reader.page.locator("#reason").inputValue()).isEqualTo("Noch nicht");
      byte[] bytes = "Die neue Datei.".getBytes(StandardCharsets.UTF_8);
      reader
          .page
          .locator("#file")
          .setInputFiles(new FilePayload("Änderung \"2\".txt", "text/plain", bytes));
      reader.page.locator("#neue-datei button").click();
      assertThat(reader.page.locator(".notice.good").innerText()).contains("Die neue Datei ist da");
      assertThat(reader.page.locator("#title").inputValue()).isEqualTo("Getippt „&“");
      assertThat(reader.page.locator("#verlauf").innerText())
          .contains("Neue Datei aufgenommen", "(vorher: alt.txt)");
      assertThat(reader.complaints()).isEmpty();
    }
    findbuch.run("withdraw", id, "--reason", "Nur zur Probe.");
  }

  @Test
  void axe_finds_nothing_on_the_pages_of_a_document_and_they_fit_a_small_phone()
      throws IOException, InterruptedException {
    String id = findbuch.add("axe.txt", "Ein Entwurf für axe.", "{\"title\":\"Für axe\"}");
    String gone = findbuch.add("axe2.txt", "Noch ein Entwurf für axe.", "{\"title\":\"Weg\"}");
    findbuch.awaitCalm();
    findbuch.run("withdraw", gone, "--reason", "Nur zur Probe.");
    List<String> barriers = new ArrayList<>();
    try (Reader reader = findbuch.reader()) {
      findbuch.signIn(reader);
      for (String language : List.of("de", "en")) {
        for (String path :
            List.of(
                "/staff/d/" + id + "?",
                "/staff/d/" + gone + "?",
                "/staff/publish?d=" + id + "&d=" + gone + "&",
                "/staff?pile=draft&all=1&",
                "/staff/collections?",
                "/staff/collections/gk-2014?",
                "/staff/new-collection?",
                "/d/" + id + "?")) {
          reader.open(path + "lang=" + language);
          look(reader, path + language, barriers);
          if (language.equals("de")) {
            reader
                .barriersAtNight()
                .forEach(barrier -> barriers.add(path + " at night: " + barrier));
          }
        }
        reader.open("/staff/d/" + id + "?lang=" + language);
        reader.page.locator("#date").fill("Sommer");
        reader.page.locator("button[value=publish]").first().click();
        reader.page.locator("#date-wrong").waitFor();
        look(reader, "wrong " + language, barriers);
      }
    }
    assertThat(barriers).isEmpty();
  }

  private static void look(Reader reader, String what, List<String> barriers) {
    reader.barriers().forEach(barrier -> barriers.add(what + ": " + barrier));
    reader.page.setViewportSize(320, 640);
    Object wide = reader.page.evaluate("document.documentElement.scrollWidth");
    if (((Number) wide).intValue() > 320) {
      barriers.add(what + " is " + wide + " wide");
    }
    reader.page.setViewportSize(1280, 720);
  }

  @Test
  void nothing_that_is_typed_into_a_field_or_a_file_name_runs()
      throws IOException, InterruptedException {
    ObjectMapper json = new ObjectMapper();
    List<String> ids = new ArrayList<>();
    for (String injection : Injections.ALL) {
      String typed = injection.replace("ran()", MARK);
      String name = typed.replaceAll("[\"/\\\\]", "'") + ".txt";
      String said = json.writeValueAsString(Map.of("title", typed));
      ids.add(findbuch.add(name, "Text zu " + typed, said));
    }
    findbuch.awaitCalm();
    assertThat(Injections.ALL).hasSize(40).doesNotHaveDuplicates();
    try (Reader reader = findbuch.reader()) {
      List<String> ran = new ArrayList<>();
      findbuch.signIn(reader);
      for (int i = 0; i < ids.size(); i++) {
        String typed = Injections.ALL.get(i).replace("ran()", MARK);
        reader.open("/staff/d/" + ids.get(i));
        didNotRun(reader, typed, ran);
        type(reader, FIELDS, typed);
        if (i % GIVEN_BACK == 0) {
          reader.page.locator("main button.button[value=save]").first().click();
          reader.page.locator("#date-wrong").waitFor();
          assertThat(reader.page.locator("#title").inputValue()).isEqualTo(typed.strip());
          didNotRun(reader, "given back: " + typed, ran);
        }
        type(reader, List.of("date"), "2024");
        type(reader, List.of("reason", "erase_reason"), ""); // which saving would not drop
        reader.page.locator("main button.button[value=save]").first().click();
        reader.page.waitForURL(address -> address.contains("done=saved"));
        didNotRun(reader, "saved: " + typed, ran);
      }
      reader.open("/staff?pile=draft&all=1");
      didNotRun(reader, "desk", ran);
      reader.open("/staff/publish?d=" + String.join("&d=", ids));
      assertThat(reader.page.locator("input[name=d]").count()).isEqualTo(40);
      didNotRun(reader, "publish", ran);
      assertThat(ran).isEmpty();
      assertThat(reader.complaints()).isEmpty();
    }
  }

  /** Into those of the fields that the page has, all at once: key by key takes longer. */
  private static void type(Reader reader, List<String> fields, String typed) {
    reader.page.evaluate(
        """
        ([names, typed]) => {
          for (const field of names.map(name => document.getElementById(name))) {
            if (!field) continue;
            field.value = typed;
            field.dispatchEvent(new InputEvent('input', {bubbles: true}));
          }
        }
        """,
        List.of(fields, typed));
  }

  private static void didNotRun(Reader reader, String what, List<String> ran) {
    if (Boolean.TRUE.equals(reader.page.evaluate("'ran' in window"))) {
      ran.add(what);
    }
  }
}
