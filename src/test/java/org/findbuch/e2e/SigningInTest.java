package org.findbuch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Staff sign in with the account that the demo has printed, with script and without. */
@Tag("browser")
@ExtendWith(OneFindbuch.class)
class SigningInTest {
  private final Findbuch findbuch;

  SigningInTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  @Test
  void one_signs_in_and_out_without_script_too() {
    for (boolean script : List.of(true, false)) {
      try (Reader reader =
          findbuch.reader(new Browser.NewContextOptions().setJavaScriptEnabled(script))) {
        findbuch.signIn(reader);
        assertThat(reader.page.locator("h1").innerText()).isEqualTo("Schreibtisch");
        reader.page.getByRole(AriaRole.BUTTON).getByText("Abmelden").click();
        reader.page.getByText("Sie sind abgemeldet.").waitFor();
        reader.open("/staff");
        assertThat(reader.address()).startsWith("/login");
      }
    }
  }

  @Test
  void the_handbook_is_there_for_whoever_cannot_sign_in_with_all_its_pictures()
      throws IOException, InterruptedException {
    try (Reader reader = findbuch.reader()) {
      reader.open("/login");
      reader.follow(reader.link("Handbuch"));
      reader.page.locator("nav a[href='#veroeffentlichen']").click();
      assertThat(reader.page.locator("#veroeffentlichen").innerText()).isEqualTo("Veröffentlichen");
      List<?> pictures = (List<?>) reader.page.evaluate("[...document.images].map(i => i.src)");
      assertThat(pictures).hasSizeGreaterThan(3);
      for (Object picture : pictures) {
        String path = picture.toString().replaceFirst("^https?://[^/]+", "");
        assertThat(findbuch.get(path).statusCode()).as(path).isEqualTo(200);
      }
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @Test
  void axe_finds_nothing_on_the_pages_of_staff_and_they_fit_a_small_phone()
      throws IOException, InterruptedException {
    findbuch.add("entwurf.txt", "Ein Entwurf.", "{\"title\":\"Ein Entwurf\"}");
    List<String> barriers = new ArrayList<>();
    try (Reader reader = findbuch.reader()) {
      List<String> pages =
          new ArrayList<>(
              List.of("/login?lang=de", "/login?lang=en", "/staff/hilfe", "/staff/hilfe?lang=en"));
      for (String path : pages) {
        look(reader, path, barriers);
      }
      findbuch.signIn(reader);
      for (String path : List.of("/staff", "/staff/account", "/staff?pile=draft")) {
        look(reader, path, barriers);
        look(reader, path + (path.contains("?") ? "&" : "?") + "lang=en", barriers);
      }
    }
    assertThat(barriers).isEmpty();
  }

  private static void look(Reader reader, String path, List<String> barriers) {
    reader.open(path);
    reader.barriers().forEach(barrier -> barriers.add(path + ": " + barrier));
    reader.barriersAtNight().forEach(barrier -> barriers.add(path + " at night: " + barrier));
    reader.page.setViewportSize(320, 640);
    Object wide = reader.page.evaluate("document.documentElement.scrollWidth");
    if (((Number) wide).intValue() > 320) {
      barriers.add(path + " is " + wide + " wide");
    }
    reader.page.setViewportSize(1280, 720);
  }
}
