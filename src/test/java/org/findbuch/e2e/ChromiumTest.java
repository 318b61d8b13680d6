package org.findbuch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The other tests with a browser mean nothing unless this machine's browser does its work. */
@Tag("browser")
class ChromiumTest {
  @Test
  void the_browser_shows_a_page_and_axe_finds_what_is_wrong_with_it() {
    try (var playwright = Playwright.create();
        var browser = playwright.chromium().launch(options())) {
      var page = browser.newPage();
      page.setContent("<html lang='de'><title>Käse</title><main><img src='a.png'></main></html>");

      assertThat(page.title()).isEqualTo("Käse");
      assertThat(new AxeBuilder(page).analyze().getViolations())
          .extracting(violation -> violation.getId())
          .contains("image-alt");
    }
  }

  private static BrowserType.LaunchOptions options() {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(onPath("chromium"))
        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking"));
  }

  private static Path onPath(String program) {
    return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(program + " is not on the PATH; run ./verify"));
  }
}
