package org.findbuch.e2e;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOnlyOptions;
import com.deque.html.axecore.args.AxeRunOptions;
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
          if (!request.isNavigationRequest()) {
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
    page.getByRole(AriaRole.SEARCHBOX).first().fill(words);
    page.getByRole(AriaRole.SEARCHBOX).first().press("Enter");
    page.waitForURL(address -> address.contains("/search"));
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
    AxeRuleOptions asked = new AxeRuleOptions();
    asked.setEnabled(true);
    AxeRunOptions options = options();
    // It belongs to WCAG 2.2, which axe does not look at by itself.
    options.setRules(Map.of("target-size", asked));
    return barriers(options);
  }

  /** The same at night, when nothing but the colours is different. */
  List<String> barriersAtNight() {
    AxeRunOnlyOptions colours = new AxeRunOnlyOptions();
    colours.setType("tag");
    colours.setValues(List.of("cat.color"));
    AxeRunOptions options = options();
    options.setRunOnly(colours);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    List<String> found = barriers(options);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    return found;
  }

  private static AxeRunOptions options() {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return options;
  }

  private List<String> barriers(AxeRunOptions options) {
    // Without frames there is nothing to put together, so axe need not open a page of its own.
    AxeBuilder axe = new AxeBuilder(page).options(options).setLegacyMode(true);
    return axe.analyze().getViolations().stream()
        .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + " " + node.getHtml()))
        .toList();
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
