package org.findbuch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From hits to a ZIP of them, on a small phone and without script. */
@Tag("browser")
@ExtendWith(OneFindbuch.class)
class TakingAlongTest {
  private final Findbuch findbuch;

  TakingAlongTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  @Test
  void two_ticked_documents_and_a_page_come_along_as_a_zip_without_script() throws IOException {
    try (Reader reader =
        findbuch.reader(
            new Browser.NewContextOptions()
                .setJavaScriptEnabled(false)
                .setViewportSize(360, 740))) {
      reader.open("/search?q=Demenz");
      tick(reader, 0);
      tick(reader, 1);
      press(reader, "Angekreuzte in die Auswahl");
      assertThat(reader.count()).isEqualTo(2);

      reader.follow(reader.link("Zurück zu den Treffern"));
      assertThat(reader.link("Auswahl (2)").count()).isOne();
      assertThat(reader.page.locator(".hit .pick input").count())
          .isEqualTo(reader.hits().count() - 2);
      reader.page.locator(".hit").nth(2).locator(".passages a").first().click();
      reader.page.waitForURL(address -> address.matches(".*/d/\\w+/\\d+\\?.*"));
      press(reader, "In die Auswahl");
      assertThat(reader.count()).isEqualTo(3);

      Download zip = reader.page.waitForDownload(() -> reader.link("ZIP laden").click());
      try (ZipFile file = new ZipFile(zip.path().toFile())) {
        List<String> names = file.stream().map(Object::toString).toList();
        assertThat(names).hasSize(7).contains("manifest.csv", "zitate.txt");
      }
      assertThat(zip.suggestedFilename()).isEqualTo("Auswahl.zip");

      Locator out = reader.page.getByText("Aus der Auswahl nehmen").first();
      reader.follow(out);
      assertThat(reader.count()).isEqualTo(2);
      assertThat(reader.cookies()).isZero();
      assertThat(reader.complaints()).isEmpty();
    }
  }

  private static void tick(Reader reader, int hit) {
    reader.page.locator(".hit .pick input").nth(hit).check();
  }

  private static void press(Reader reader, String name) {
    reader
        .page
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
    reader.page.waitForURL(address -> address.contains("/auswahl?"));
  }
}
