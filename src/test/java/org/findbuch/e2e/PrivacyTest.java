package org.findbuch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reading leaves no trace, and nobody else hears of it. */
@Tag("browser")
@ExtendWith(OneFindbuch.class)
class PrivacyTest {
  private final Findbuch findbuch;

  PrivacyTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  @Test
  void no_page_sets_a_cookie_asks_anybody_else_or_breaks_its_own_policy()
      throws IOException, InterruptedException {
    try (Reader reader = findbuch.reader()) {
      for (String path : findbuch.pages()) {
        reader.open(path);
        reader.page.waitForLoadState();
        assertThat(reader.page.evaluate("localStorage.length + sessionStorage.length"))
            .as(path)
            .isEqualTo(0);
      }
      reader.open("/");
      String home = reader.page.url();
      reader.search("Demenz");
      assertThat(reader.requests())
          .hasSizeGreaterThan(findbuch.pages().size())
          .allMatch(address -> address.startsWith(home) || address.startsWith("data:"));
      assertThat(reader.complaints()).isEmpty();
      assertThat(reader.cookies()).isZero();
    }
  }

  @Test
  void a_script_that_got_into_a_page_would_not_run() {
    try (Reader reader = findbuch.reader()) {
      reader.open("/search?q=<script>document.title='böse'</script><img+src=x+onerror=alert(1)>");
      assertThat(reader.page.locator("main img, main script").count()).isZero();
      reader.page.evaluate(
          "() => { const s = document.createElement('script');"
              + " s.textContent = \"document.title = 'böse'\"; document.body.append(s); }");
      assertThat(reader.page.title()).isNotEqualTo("böse");
      assertThat(reader.complaints()).anyMatch(text -> text.contains("Content Security Policy"));
    }
  }
}
