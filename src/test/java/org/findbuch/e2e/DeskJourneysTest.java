package org.findbuch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ways through the desk on which what was typed could be lost, in a browser from end to end. */
@Tag("browser")
@ExtendWith(OneFindbuch.class)
class DeskJourneysTest {
  private final Findbuch findbuch;

  DeskJourneysTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  private static FilePayload file(String id) {
    byte[] text = ("Die bessere Fassung von " + id).getBytes(StandardCharsets.UTF_8);
    return new FilePayload("besser.txt", "text/plain", text);
  }

  private String draft(String name) throws IOException, InterruptedException {
    return findbuch.add(
        name + ".txt", "Ein Entwurf namens " + name, "{\"title\":\"" + name + "\"}");
  }

  @Test
  void the_preview_opens_in_a_tab_of_its_own_and_what_was_typed_stays()
      throws IOException, InterruptedException {
    String id = draft("Reisevorschau");
    for (boolean script : List.of(true, false)) {
      try (Reader reader =
          findbuch.reader(new Browser.NewContextOptions().setJavaScriptEnabled(script))) {
        findbuch.signIn(reader);
        reader.open("/staff/d/" + id);
        Locator subtitle = reader.page.locator("#subtitle");
        subtitle.fill("Halb getippt");
        Page preview =
            reader
                .page
                .context()
                .waitForPage(() -> reader.page.getByText("Vorschau ansehen").click());
        preview.waitForLoadState();
        assertThat(preview.locator("h1")).hasText("Reisevorschau");
        assertThat(preview.url()).contains("/d/" + id);
        preview.close();
        assertThat(subtitle).hasValue("Halb getippt");
        assertThat(reader.address()).contains("/staff/d/" + id);
      }
    }
  }

  @Test
  void when_the_session_ends_while_a_file_is_chosen_one_signs_in_and_goes_on()
      throws IOException, InterruptedException {
    for (boolean script : List.of(true, false)) {
      String id = draft("Reise " + (script ? "mit" : "ohne") + " Skript");
      try (Reader reader =
          findbuch.reader(new Browser.NewContextOptions().setJavaScriptEnabled(script))) {
        findbuch.signIn(reader);
        reader.open("/staff/d/" + id);
        reader.page.locator("#subtitle").fill("Getippt, als die Zeit ablief");
        reader.page.locator("#file").setInputFiles(file(id));
        reader.page.context().clearCookies();
        reader.page.locator("button[formenctype]").click();
        assertThat(reader.page.locator("h1")).hasText("Anmelden");
        findbuch.fillIn(reader);
        reader.page.locator("h1").getByText("Ihre Eingaben sind noch da").waitFor();
        reader.page.locator("button[value=show]").click();
        assertThat(reader.page.locator("#subtitle")).hasValue("Getippt, als die Zeit ablief");
        assertThat(reader.page.locator("main")).containsText("Wählen Sie die Datei noch einmal.");
        assertThat(reader.page.locator("main")).not().containsText("besser.txt");
        reader.page.locator("#file").setInputFiles(file(id));
        reader.page.locator("button[formenctype]").click();
        reader.page.waitForURL(address -> address.contains("done=file"));
        assertThat(reader.page.locator("main")).containsText("besser.txt");
        assertThat(reader.page.locator("#subtitle")).hasValue("Getippt, als die Zeit ablief");
      }
    }
  }

  @Test
  void the_tick_that_keeps_a_title_does_not_remember_an_earlier_withdrawal()
      throws IOException, InterruptedException {
    String id =
        findbuch.add(
            "haken.txt",
            "Der Text zum Haken.",
            "{\"title\":\"Haken\",\"publication\":\"published\"}");
    try (Reader reader = findbuch.reader()) {
      findbuch.signIn(reader);
      reader.open("/staff/d/" + id);
      reader.page.locator("#named").uncheck();
      reader.page.reload();
      assertThat(reader.page.locator("#named")).isChecked();
      reader.page.locator("#named").uncheck();
      reader.page.locator("#reason").fill("Ein Name steht im Titel");
      reader.page.locator("button[value=withdraw]").click();
      reader.page.waitForURL(address -> address.contains("done=withdrawn"));
      reader.page.locator("button[value=restore]").click();
      reader.page.waitForURL(address -> address.contains("done=restored"));
      assertThat(reader.page.locator("#named")).isChecked();
      reader.page.goBack();
      reader.page.goBack();
      assertThat(reader.page.locator("#named")).isChecked();
      reader.open("/staff/d/" + id);
      reader.page.locator("#reason").fill("Nun ohne Namen");
      reader.page.locator("button[value=withdraw]").click();
      reader.page.waitForURL(address -> address.contains("done=withdrawn"));
      assertThat(findbuch.get("/d/" + id).body()).contains("„Haken“", "Nun ohne Namen");
    }
  }
}
