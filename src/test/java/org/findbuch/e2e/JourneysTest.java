package org.findbuch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.difty.kris.KRis;
import ch.difty.kris.domain.RisRecord;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.findbuch.document.Sha256;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Four people who come with something to do, and how each of them gets it done. */
@Tag("browser")
@ExtendWith(OneFindbuch.class)
class JourneysTest {
  private final Findbuch findbuch;

  JourneysTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  @Test
  void a_researcher_comes_from_words_to_a_page_that_another_program_cites() {
    try (Reader reader = findbuch.reader()) {
      reader.open("/");
      reader.search("aufsuchende Beratung");
      assertThat(reader.count()).isPositive();
      reader.hits().first().locator(".passages a").first().click();
      reader.page.waitForURL(address -> address.matches(".*/d/\\w+/\\d+\\?.*"));
      assertThat(reader.page.locator("mark").count()).isPositive();

      Locator cited = reader.page.locator("#zitat .cite").first();
      String text = cited.innerText();
      String address = cited.locator("a").getAttribute("href");
      assertThat(text).contains("S.\u00a0").endsWith(address);
      assertThat(address).matches(".*/d/\\w+/v/\\d+/\\d+");
      reader.page.locator("#zitat summary").click();
      assertThat(reader.page.locator("#zitat .cite[lang=en]").innerText())
          .contains("(p.\u00a0")
          .endsWith(address);
      reader.page.locator("#zitat .copy button").first().click();
      assertThat(reader.page.locator("#zitat .copy [role=status]").first().innerText())
          .isEqualTo("Kopiert.");

      String ris = reader.page.locator("#zitat a[href*='.ris']").getAttribute("href");
      List<RisRecord> read =
          KRis.processList(reader.page.request().get(ris).text().lines().toList());
      assertThat(read)
          .singleElement()
          .satisfies(
              record -> {
                assertThat(record.getUrl()).contains(address);
                assertThat(text).contains(String.valueOf(record.getStartPage()));
                assertThat(text).contains(record.getAuthors().getFirst().split(",", 2)[0]);
              });
      assertThat(reader.open(address)).as("what is cited stays").isEqualTo(200);
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @Test
  void another_city_comes_from_a_comparison_of_conferences_to_all_their_papers()
      throws IOException {
    try (Reader reader =
        findbuch.reader(new Browser.NewContextOptions().setViewportSize(360, 740))) {
      reader.open("/");
      reader.follow(reader.link("Konferenzen"));
      reader.page.locator("a[href^='/vergleich']").click();
      reader.page.locator("input[value=gk-2014]").check();
      reader.page.locator("input[value=gk-2016]").check();
      reader.page.locator("form[action='/vergleich'] button").click();
      reader.page.waitForURL(address -> address.contains("gk-2016"));
      assertThat(reader.page.locator(".compared thead th").count()).isEqualTo(2);
      fits(reader);

      reader.follow(reader.page.locator(".compared thead th").first().locator("a").first());
      fits(reader);
      Download zip =
          reader.page.waitForDownload(() -> reader.link("Alle Originale als ZIP").click());
      try (ZipFile file = new ZipFile(zip.path().toFile())) {
        String manifest = text(file, "manifest.csv");
        List<? extends ZipEntry> originals =
            file.stream()
                .filter(entry -> !entry.getName().matches("manifest\\.csv|zitate\\..*"))
                .toList();
        assertThat(originals).isNotEmpty();
        for (ZipEntry original : originals) {
          byte[] bytes = file.getInputStream(original).readAllBytes();
          assertThat(manifest)
              .contains(original.getName())
              .contains(Sha256.of(Sha256.digest().digest(bytes)).hex());
        }
        assertThat(text(file, "zitate.txt")).containsPattern("\\(201\\d\\): „");
      }
      assertThat(reader.cookies()).isZero();
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @Test
  void somebody_without_a_mouse_searches_reads_collects_and_takes_pages_along() throws IOException {
    try (Reader reader = findbuch.reader()) {
      reader.open("/");
      reach(reader, "#q");
      reader.page.keyboard().type("Demenz");
      reader.page.keyboard().press("Enter");
      reader.page.waitForURL(address -> address.contains("/search"));
      reach(reader, ".passages a");
      assertThat(isSeen(reader)).as("where one is").isTrue();
      reader.page.keyboard().press("Enter");
      reader.page.waitForURL(address -> address.matches(".*/d/\\w+/\\d+\\?.*"));
      String first = reader.address();
      reader.page.keyboard().press("ArrowRight");
      reader.page.waitForURL(address -> !address.endsWith(first));
      reach(reader, "button[name=d]");
      reader.page.keyboard().press("Enter");
      reader.page.waitForURL(address -> address.contains("/auswahl?"));
      reach(reader, "a[href^='/auswahl.pdf']");
      assertThat(isSeen(reader)).as("where one is").isTrue();
      assertThat(reader.complaints()).isEmpty();
      onePage(reader, () -> reader.page.keyboard().press("Enter"));
    }
  }

  @Test
  void without_script_one_narrows_reads_on_cites_in_english_and_takes_a_page_along()
      throws IOException {
    try (Reader reader =
        findbuch.reader(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      reader.open("/");
      reader.search("Pflege");
      int all = reader.count();
      reader.page.locator(".register .values a").first().click();
      reader.page.waitForURL(address -> address.contains("kind="));
      assertThat(reader.count()).isBetween(1, all - 1);
      reader.hits().first().locator("h2 a").click();
      reader.page.waitForURL(address -> address.contains("/d/"));
      reader.page.locator(".passages a").first().click();
      reader.page.waitForURL(address -> address.matches(".*/d/\\w+/\\d+.*"));
      reader.page.locator("#zitat summary").click();
      assertThat(reader.page.locator("#zitat .cite[lang=en]").isVisible()).isTrue();
      assertThat(reader.page.locator("#zitat .copy").first().isVisible())
          .as("what would do nothing")
          .isFalse();
      reader
          .page
          .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("In die Auswahl"))
          .click();
      reader.page.waitForURL(address -> address.contains("/auswahl?"));
      assertThat(reader.complaints()).isEmpty();
      onePage(reader, () -> reader.link("Seiten als PDF").click());
      assertThat(reader.cookies()).isZero();
    }
  }

  /** Goes on from one thing to the next until it is there, as who has only a keyboard does. */
  private static void reach(Reader reader, String what) {
    for (int presses = 0; presses < 150; presses++) {
      reader.page.keyboard().press("Tab");
      if (reader.page.locator(what + ":focus").count() > 0) {
        return;
      }
    }
    throw new AssertionError(what + " is out of reach on " + reader.address());
  }

  private static boolean isSeen(Reader reader) {
    return Boolean.TRUE.equals(
        reader.page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle !== 'none'"
                + " && parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2"));
  }

  private static void fits(Reader reader) {
    assertThat(reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as(reader.address())
        .isEqualTo(true);
  }

  /** The PDF comes at once, or by itself from the page that is shown while it is made. */
  private static void onePage(Reader reader, Runnable asking) throws IOException {
    Response made =
        reader.page.waitForResponse(
            response -> response.url().contains("/auswahl.pdf") && response.status() == 200,
            asking);
    byte[] pdf = reader.page.request().get(made.url()).body();
    try (PDDocument dossier = Loader.loadPDF(pdf)) {
      assertThat(dossier.getNumberOfPages()).isEqualTo(2);
      assertThat(new PDFTextStripper().getText(dossier))
          .contains("Ausgewählte Seiten", "SHA-256", "/v/1/");
    }
  }

  private static String text(ZipFile file, String name) throws IOException {
    try (InputStream in = file.getInputStream(file.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
