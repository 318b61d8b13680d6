package org.findbuch.e2e;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody with a fresh browser, and what the browser asked for and complained about meanwhile. */
final class Reader implements AutoCloseable {
  private static final String AXE = AxeBuilder.getAxeScript();

  /** Asks axe itself: its builder would load it anew each time and hand over what is well, too. */
  private static final String ASK_AXE =
      """
      async options => (await axe.run({...options, resultTypes: ['violations']})).violations
          .flatMap(rule => rule.nodes.map(node => rule.id + ' ' + node.html))
      """;

  private final BrowserContext profile;
  final Page page;
  private final List<String> requests = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  Reader(BrowserContext profile) {
    this.profile = profile;
    profile.onRequest(request -> requests.add(request.url()));
    profile.onConsoleMessage(
        message -> {
          // That the page itself answers 404 or 410 is what some tests ask for.
          if (!message.text().startsWith("Failed to load resource")
              || !message.location().startsWith(message.page().url() + ":")) {
            complaints.add(message.page().url() + ": " + message.type() + " " + message.text());
          }
        });
    profile.onWebError(error -> complaints.add(error.error()));
    profile.onRequestFailed(
        request -> {
          // What is typed on stops asking what could have been meant by less.
          boolean stopped =
              request.url().contains("/api/suggest") && request.failure().contains("ABORTED");
          if (!request.isNavigationRequest() && !stopped) {
            complaints.add(request.url() + ": " + request.failure());
          }
        });
    page = profile.newPage();
  }

  /** Opens an address of the program, and says with which status it answered. */
  int open(String address) {
    Response response = page.navigate(address);
    return response.status();
  }

  void search(String words) {
    page.locator("#q").fill(words);
    page.locator("#q").press("Enter");
    page.waitForURL(address -> address.contains("/search"));
  }

  /** Follows a link, and is there when the new page is. */
  void follow(Locator link) {
    String target = link.getAttribute("href");
    link.click();
    page.waitForURL(address -> address.endsWith(target));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator hits() {
    return page.locator("article.hit");
  }

  Locator marks() {
    return page.locator("main article mark");
  }

  /** How many documents the page of a search says it found. */
  int count() {
    return Integer.parseInt(page.locator("h1 .at").innerText().replaceAll("\\D", ""));
  }

  /** The page's own path and parameters. */
  String address() {
    return page.url().replaceFirst("^https?://[^/]+", "");
  }

  /** What axe finds wrong with the page as it is shown now: rule and element. */
  List<String> barriers() {
    // The size of targets belongs to WCAG 2.2, which axe does not look at by itself.
    return barriers(Map.of("rules", Map.of("target-size", Map.of("enabled", true))));
  }

  /** The same at night, when nothing but the colours is different. */
  List<String> barriersAtNight() {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    List<String> found =
        barriers(Map.of("runOnly", Map.of("type", "tag", "values", List.of("cat.color"))));
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    return found;
  }

  private List<String> barriers(Map<String, Object> options) {
    if (!Boolean.TRUE.equals(page.evaluate("'axe' in window"))) {
      page.evaluate(AXE);
    }
    List<?> found = (List<?>) page.evaluate(ASK_AXE, options);
    return found.stream().map(String::valueOf).toList();
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  int cookies() {
    return profile.cookies().size();
  }

  @Override
  public void close() {
    profile.close();
  }
}
