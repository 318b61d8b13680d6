package org.findbuch.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.findbuch.crash.Program;
import org.findbuch.crash.Program.Result;

/** The program with its demo collection, running for all tests, and the browser they look with. */
final class Findbuch implements AutoCloseable {
  static final Path DEMO = Path.of(System.getProperty("findbuch.home"), "src", "demo");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String LONG_WORD = "Pflegebedürftigkeitsbegriffsneuregelung".repeat(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern ACCOUNT =
      Pattern.compile("Name (\\S+), (?:Passwort|password) (\\S+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final Program program;
  private final Chromium chromium = new Chromium();
  private String address = "";
  private String key = "";
  private String withdrawn = "";
  private String unwieldy = "";

  private Findbuch(Path folder) throws IOException {
    this.folder = folder;
    this.program = Program.start(folder, Map.of(), "demo", "--port", "0");
  }

  static Findbuch start() throws IOException, InterruptedException {
    Findbuch findbuch = new Findbuch(Files.createTempDirectory("findbuch-e2e"));
    boolean ready = false;
    try {
      findbuch.prepare();
      ready = true;
      return findbuch;
    } finally {
      if (!ready) {
        findbuch.close();
      }
    }
  }

  private void prepare() throws IOException, InterruptedException {
    String ready = program.address();
    if (ready == null) {
      throw new IllegalStateException("the demo did not start: " + program.errors());
    }
    address = ready;
    key = run("token", "add", "e2e", "--role", "editor").out().getLast();
    unwieldy = addUnwieldy();
    withdrawn =
        add("zurueck.txt", "Dieses Halbfertigwort kam zu früh.", "{\"publication\":\"published\"}");
    awaitCalm();
    run("withdraw", withdrawn, "--reason", "Die Zahlen auf Seite 3 waren falsch.");
    awaitCalm();
  }

  /** What the program has said on its standard error. */
  List<String> errors() {
    return program.errors();
  }

  /** Signs a reader in with the account that the demo has printed, and is at the desk then. */
  void signIn(Reader reader) {
    reader.open("/staff");
    fillIn(reader);
    reader.page.waitForURL(address -> address.endsWith("/staff"));
  }

  /** Fills in the form of signing in, where a reader is already, and sends it. */
  void fillIn(Reader reader) {
    Matcher account = ACCOUNT.matcher(String.join("\n", errors()));
    if (!account.find()) {
      throw new IllegalStateException("no account in " + errors());
    }
    reader.page.locator("#name").fill(account.group(1));
    reader.page.locator("#password").fill(account.group(2));
    reader.page.locator("#password").press("Enter");
  }

  /** Somebody at a desk who reads German. */
  Reader reader() {
    return reader(new Browser.NewContextOptions());
  }

  Reader reader(Browser.NewContextOptions options) {
    return chromium.reader(address, options.locale == null ? options.setLocale("de-DE") : options);
  }

  /** An address of each kind of page that a reader can come to. */
  List<String> pages() throws IOException, InterruptedException {
    JsonNode hit = search("Demenz").path("hits").path(0);
    String document = hit.path("url").asText();
    String passage = hit.path("passages").path(0).path("url").asText();
    int number = hit.path("passages").path(0).path("page").asInt();
    return List.of(
        "/",
        "/search",
        "/search?q=Demenz",
        "/search?q=Demenz&kind=" + hit.path("kind").asText() + "&not.language=en&from=2000",
        "/search?q=%22Demenz+(&sort=newest",
        "/search?q=Quastenflosser+Demenz",
        "/search?q=Quastenflosser+Demenz+-Haus&kind=minutes",
        "/search?q=Konferenzen+%22Leben+mit%22+Demen*&why=1",
        "/search?q=Demenz&in=" + hit.path("id").asText() + "&size=2",
        "/search/facet/collection?q=Demenz",
        "/search/facet/author?q=Demenz&contains=nirgends&from=2000",
        "/search?q=Demenz&kind=minutes&from=1900&to=1901",
        document,
        document + "?q=Demenz",
        document + "/v/1",
        passage,
        document + "/v/1/" + number,
        "/d/" + unwieldy + "?q=Demenz",
        "/d/" + unwieldy + "/1?q=Demenz",
        "/search?q=" + LONG_WORD,
        record("SEU_Lindenau_2004-2024_Tabellen.xlsx") + "/2",
        record("Vermerk Amtsarzt 14.3.2003 (Scan).pdf") + "/1",
        record("Dementia_Friendly_Neighbourhoods_2017.pdf"),
        "/auswahl",
        "/auswahl?q=Demenz&d="
            + document.substring(3)
            + "&d="
            + passage.substring(3).split("\\?", 2)[0]
            + "&d=000000000000",
        "/search?q=Demenz&d=" + document.substring(3),
        "/c",
        "/c/gk-2014",
        "/ueberblick",
        record("Handlungsempfehlungen_GK1_beschlossen.pdf") + "/faden",
        "/vergleich?c=gk-2014&c=gk-2016&c=nirgends",
        "/c/gesundheitskonferenz",
        "/status",
        "/seiten/hilfe",
        "/nirgends",
        "/search?page=0",
        "/search?q=" + "wort+".repeat(65),
        withdrawn());
  }

  /** The page of a passage that a search for dementia shows first, with the words marked. */
  String passage() throws IOException, InterruptedException {
    return search("Demenz").at("/hits/0/passages/0/url").asText();
  }

  /** The page of a document that was published once and is no longer. */
  String withdrawn() {
    return "/d/" + withdrawn;
  }

  /** The page of the document that this file of the demo collection became. */
  String record(String file) throws IOException, InterruptedException {
    for (JsonNode document : json("/api/documents?size=100").path("documents")) {
      if (document.path("originals").path(0).path("name").asText().equals(file)) {
        return document.path("url").asText();
      }
    }
    throw new IllegalStateException("the demo collection has no " + file);
  }

  JsonNode search(String words) throws IOException, InterruptedException {
    return json("/api/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path)).header("Accept-Language", "de").build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** A document all of whose words are too long for a small screen. */
  private String addUnwieldy() throws IOException, InterruptedException {
    String metadata =
        """
        {"title": "%1$s", "subtitle": "%1$s", "authors": ["%1$s, Karla"], "topics": ["%1$s"],
         "places": ["%1$s"], "audiences": ["%1$s"], "publisher": "%1$s", "description": "%1$s",
         "licence": "https://lindenau.example/%1$s", "source": "%1$s", "kind": "evaluation",
         "date": "2010/2015", "publication": "published"}
        """
            .formatted(LONG_WORD);
    return add(
        LONG_WORD + ".txt", "Demenz " + LONG_WORD + " https://x.example/" + LONG_WORD, metadata);
  }

  /** Hands a file in as staff's scripts do, and says which id it got. */
  String add(String name, String text, String metadata) throws IOException, InterruptedException {
    String body =
        "--cut\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n"
            + metadata
            + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + name
            + "\"\r\n\r\n"
            + text
            + "\r\n--cut--\r\n";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/api/documents"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(name + " was not taken: " + answer.body());
    }
    return JSON.readTree(answer.body()).path("id").asText();
  }

  /** What staff see of a document: whether it is a draft, published, withdrawn. */
  String publication(String id) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/api/documents/" + id))
            .header("Authorization", "Bearer " + key)
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    return JSON.readTree(answer.body()).path("publication").asText();
  }

  /** Carries out a command; the running program does the work. */
  Result run(String... command) throws IOException, InterruptedException {
    Result result = Program.run(folder, command);
    if (result.exitCode() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + result.err());
    }
    return result;
  }

  /** Waits until everything that was handed in has been read and can be found. */
  void awaitCalm() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!isCalm(json("/api/status"))) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("still not read: " + get("/api/status").body());
      }
      Thread.sleep(50);
    }
  }

  private static boolean isCalm(JsonNode status) {
    return status.path("documents").path("received").asInt() == 0
        && status.path("index").path("complete").asBoolean()
        && status.path("index").path("waiting").asInt() == 0;
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(get(path).body());
  }

  @Override
  public void close() throws IOException {
    chromium.close();
    program.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
