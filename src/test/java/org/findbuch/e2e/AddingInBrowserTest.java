package org.findbuch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Staff add files: by keyboard, without script, dropped, and over a line that breaks. */
@Tag("browser")
@ExtendWith(OneFindbuch.class)
class AddingInBrowserTest {
  private static final int PIECE = 4 << 20;
  private static final double PATIENCE_MILLIS = 60_000;

  private final Findbuch findbuch;

  AddingInBrowserTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  @Test
  void twenty_files_are_added_by_keyboard_and_once_more_without_script() {
    for (boolean script : List.of(true, false)) {
      try (Reader reader =
          findbuch.reader(new Browser.NewContextOptions().setJavaScriptEnabled(script))) {
        findbuch.signIn(reader);
        reader.open("/staff/add");
        reader.page.locator("#collection").focus();
        reader.page.keyboard().press("ArrowDown");
        reader.page.locator("#date").fill("2004-11");
        reader.page.locator("#dateien").setInputFiles(texts("tastatur-" + script, 20));
        reader.page.locator("#aufnehmen button").press("Enter");
        reader.page.waitForURL(address -> address.matches(".*/staff/add/[^?/]+"));
        assertThat(rows(reader)).hasCount(20, inTime());
        for (int i = 0; i < 60 && !script && isUnderWay(reader); i++) {
          reader.page.waitForTimeout(500);
          reader.link("Neu laden").click();
        }
        assertThat(reader.page.locator(".state.searchable")).hasCount(20, inTime());
        assertThat(reader.page.locator("#zahlen")).containsText("Durchsuchbar: 20");
        assertThat(reader.complaints()).isEmpty();
        String batch = reader.address();
        reader.open("/staff/add");
        assertThat(reader.link(when(reader, batch)).first()).isVisible();
      }
    }
  }

  private static String when(Reader reader, String batch) {
    return reader.page.locator("a[href=\"" + batch + "\"]").innerText();
  }

  @Test
  void files_that_are_dropped_keep_their_lines_and_say_what_is_wrong_and_who_had_them() {
    try (Reader reader = findbuch.reader()) {
      findbuch.signIn(reader);
      reader.open("/staff/add");
      drop(reader, Map.of("gut.txt", "Ein Text zum Fallenlassen.", "leer.pdf", ""));
      reader.page.waitForURL(address -> address.matches(".*/staff/add/[^?/]+"));
      assertThat(rows(reader)).hasCount(2, inTime());
      assertThat(reader.page.locator("main")).containsText("Die Datei ist leer.", contains());
      assertThat(reader.page.locator(".state.searchable")).hasCount(1, inTime());
      drop(reader, Map.of("noch-einmal.txt", "Ein Text zum Fallenlassen."));
      assertThat(rows(reader)).hasCount(3, inTime());
      assertThat(reader.page.locator("main")).containsText("Dieselbe Datei wurde am", contains());
      reader.page.locator("button[value=leave]").first().press("Enter");
      assertThat(reader.page.locator("main")).containsText("Entschieden: bleibt");
      reader.page.locator("button[value=forget]").first().press("Enter");
      assertThat(rows(reader)).hasCount(2);
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @Test
  void what_keeps_dropped_files_away_is_told_where_one_looks() {
    try (Reader reader =
        findbuch.reader(new Browser.NewContextOptions().setViewportSize(360, 480))) {
      findbuch.signIn(reader);
      reader.open("/staff/add");
      Locator stand = reader.page.locator("#stand");
      reader.page.locator("#date").fill("Sommer");
      reader.page.locator("#ablage").scrollIntoViewIfNeeded();
      drop(reader, Map.of("nie.txt", "Kommt nie an."));
      assertThat(stand).containsText("Prüfen Sie zuerst die Angaben");
      assertThat(stand).isInViewport();
      reader.page.locator("#date").fill("2024-02-31");
      reader.page.locator("#ablage").scrollIntoViewIfNeeded();
      drop(reader, Map.of("nie.txt", "Kommt nie an."));
      assertThat(stand).containsText("im Kalender");
      assertThat(stand).isInViewport();
      reader.page.locator("#date").fill("Februar 2024");
      reader.page.context().clearCookies();
      reader.page.locator("#ablage").scrollIntoViewIfNeeded();
      drop(reader, Map.of("nie.txt", "Kommt nie an."));
      assertThat(stand).containsText("Anmeldung ist abgelaufen");
      assertThat(stand).isInViewport();
    }
  }

  @Test
  void a_wrong_date_for_all_files_loses_none_that_was_chosen() {
    try (Reader reader = findbuch.reader()) {
      findbuch.signIn(reader);
      reader.open("/staff/add");
      reader.page.locator("#dateien").setInputFiles(texts("gehalten", 2));
      reader.page.locator("#date").fill("31.02.2024");
      reader.page.locator("#aufnehmen button").click();
      assertThat(reader.page.locator("#stand")).containsText("„Datum“");
      assertThat(reader.page.locator("#date")).isFocused();
      assertThat(reader.page.locator("#date:invalid")).hasCount(1);
      assertThat(reader.page.locator("#dateien")).hasValue(Pattern.compile("gehalten"));
      reader.page.locator("#date").fill("28.02.2024");
      reader.page.locator("#aufnehmen button").click();
      assertThat(rows(reader)).hasCount(2);
      assertThat(reader.page.locator("main")).containsText("28. Februar 2024");
      assertThat(reader.page.locator("#stand")).containsText("Alle Dateien sind übertragen");
      assertThat(reader.page.locator("#dateien")).hasValue("");
    }
  }

  @Test
  void a_wrong_date_for_all_files_loses_none_that_was_dropped() {
    try (Reader reader = findbuch.reader()) {
      findbuch.signIn(reader);
      reader.open("/staff/add");
      reader.page.locator("#date").fill("31.02.2024");
      drop(reader, Map.of("halt.txt", "Wartet auf den Tag.", "stand.txt", "Wartet mit."));
      assertThat(reader.page.locator("#stand")).containsText("wählen Sie dann „Aufnehmen“");
      drop(reader, Map.of("halt.txt", "Wartet noch immer auf den Tag."));
      assertThat(reader.page.locator("#date:invalid")).hasCount(1);
      reader.page.locator("#date").fill("28.02.2024");
      reader.page.locator("#aufnehmen button").click();
      assertThat(rows(reader)).hasCount(2, inTime());
      assertThat(reader.page.locator("#stand")).containsText("Alle Dateien sind übertragen");
      drop(reader, Map.of("spaeter.txt", "Kommt als dritte Datei."));
      assertThat(rows(reader)).hasCount(3, inTime());
    }
  }

  @Test
  void who_mends_a_date_before_the_answer_to_the_wrong_one_has_come_need_not_ask_twice() {
    try (Reader reader = findbuch.reader()) {
      Route late =
          mendedBeforeTheAnswer(reader, Map.of("eilt.txt", "Wartet auf die erste Antwort."));
      reader.page.locator("#aufnehmen button").click();
      late.resume();
      assertThat(rows(reader)).hasCount(1, inTime());
      assertThat(reader.page.locator("main")).containsText("28. Februar 2024");
      assertThat(reader.page.locator("#stand")).containsText("Alle Dateien sind übertragen");
    }
  }

  @Test
  void an_answer_that_comes_after_the_date_was_mended_does_not_call_the_mended_one_wrong() {
    try (Reader reader = findbuch.reader()) {
      Route late =
          mendedBeforeTheAnswer(
              reader, Map.of("verspaetet.txt", "Die Antwort kommt nach der Änderung."));
      late.resume();
      assertThat(reader.page.locator("#stand")).containsText("wählen Sie dann „Aufnehmen“");
      assertThat(reader.page.locator("#date:invalid")).hasCount(0);
      reader.page.locator("#aufnehmen button").click();
      assertThat(rows(reader)).hasCount(1, inTime());
    }
  }

  @Test
  void fifty_files_arrive_over_a_slow_line_and_the_one_that_broke_off_goes_on_where_it_ended() {
    try (Reader reader = findbuch.reader()) {
      findbuch.signIn(reader);
      reader.open("/staff/add");
      AtomicInteger broken = new AtomicInteger();
      List<String> offsets = new ArrayList<>();
      reader.page.route(
          "**/api/batches/*/files/*",
          route -> {
            String offset = route.request().headers().get("upload-offset");
            if (offset != null && !offset.equals("0")) {
              offsets.add(offset);
              if (broken.getAndIncrement() == 0) {
                route.abort("connectionreset");
                return;
              }
            }
            route.resume();
          });
      slow(reader);
      List<FilePayload> files = new ArrayList<>(List.of(texts("langsam", 49)));
      files.add(text("gross.txt", "Ein großer Text. ".repeat(PIECE / 16)));
      reader.page.locator("#dateien").setInputFiles(files.toArray(FilePayload[]::new));
      reader.page.locator("#aufnehmen button").click();
      reader.page.waitForURL(address -> address.matches(".*/staff/add/[^?/]+"));
      assertThat(reader.page.locator("#stand")).containsText("Alle Dateien", contains());
      assertThat(rows(reader)).hasCount(50, inTime());
      assertThat(offsets).as("once broken, once gone on").containsOnly(String.valueOf(PIECE));
      assertThat(offsets).hasSizeGreaterThan(1);
      assertThat(reader.page.locator(".state.searchable")).hasCount(50, inTime());
    }
  }

  @Test
  void axe_finds_nothing_where_files_are_added_and_it_fits_a_small_phone() {
    List<String> barriers = new ArrayList<>();
    try (Reader reader = findbuch.reader()) {
      findbuch.signIn(reader);
      reader.open("/staff/add");
      drop(
          reader,
          Map.of(
              "Pflegebedürftigkeitsbegriffsneuregelungsgesetz".repeat(2) + ".txt",
              "Axt.",
              "zwei.txt",
              "Axt.",
              "leer.pdf",
              ""));
      reader.page.waitForURL(address -> address.matches(".*/staff/add/[^?/]+"));
      assertThat(reader.page.locator("#stand")).containsText("Alle Dateien", contains());
      String batch = reader.address();
      for (String path : List.of("/staff/add", batch, batch + "?left=target")) {
        for (String language : List.of("de", "en")) {
          reader.open(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
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
    }
    assertThat(barriers).isEmpty();
  }

  /** Drops files with a wrong date and mends it; the first request waits until it is let go. */
  private Route mendedBeforeTheAnswer(Reader reader, Map<String, String> files) {
    findbuch.signIn(reader);
    reader.open("/staff/add");
    List<Route> held = new ArrayList<>();
    reader.page.route(
        "**/api/batches*",
        route -> {
          if (held.isEmpty()) {
            held.add(route);
          } else {
            route.resume();
          }
        });
    reader.page.locator("#date").fill("31.02.2024");
    drop(reader, files);
    reader.page.waitForCondition(() -> !held.isEmpty());
    reader.page.locator("#date").fill("28.02.2024");
    return held.getFirst();
  }

  private static boolean isUnderWay(Reader reader) {
    return "true".equals(reader.page.locator("#lieferung").getAttribute("data-live"));
  }

  private static Locator rows(Reader reader) {
    return reader.page.locator("#lieferung tbody tr");
  }

  private static LocatorAssertions.HasCountOptions inTime() {
    return new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS);
  }

  private static LocatorAssertions.ContainsTextOptions contains() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
  }

  private static FilePayload[] texts(String name, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> text(name + i + ".txt", "Das ist Text Nummer " + i + " von " + name + "."))
        .toArray(FilePayload[]::new);
  }

  private static FilePayload text(String name, String text) {
    return new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  /** As a mouse does that brings files from elsewhere. */
  private static void drop(Reader reader, Map<String, String> files) {
    reader.page.evaluate(
        """
        files => {
          const dataTransfer = new DataTransfer();
          for (const name in files) dataTransfer.items.add(new File([files[name]], name));
          document.getElementById('ablage').dispatchEvent(
              new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}));
        }
        """,
        files);
  }

  /** Two megabytes a second upwards. */
  private static void slow(Reader reader) {
    CDPSession browser = reader.page.context().newCDPSession(reader.page);
    browser.send("Network.enable");
    JsonObject line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", 5);
    line.addProperty("downloadThroughput", 2_000_000);
    line.addProperty("uploadThroughput", 2_000_000);
    browser.send("Network.emulateNetworkConditions", line);
  }
}
