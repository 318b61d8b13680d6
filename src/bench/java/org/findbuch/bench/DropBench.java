package org.findbuch.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * Many large files that are chosen at once in a browser on a slow line, one of which breaks off in
 * its middle: whether all of them arrive, where the broken one goes on, and what memory the service
 * and the page take meanwhile.
 */
public final class DropBench {
  private static final String NAME = "bench";
  private static final String PASSWORD = "lange genug für eine Messung";
  private static final double MB = 1e6;

  /** So many pieces of the file have come before its line breaks. */
  private static final int PIECES_BEFORE = 2;

  private final Service service;
  private final List<Path> files;
  private final double megabytesPerSecond;
  private final List<Long> ofService = new ArrayList<>();
  private final List<Long> ofPage = new ArrayList<>();
  private final List<String> offsets = new ArrayList<>();

  private DropBench(Service service, List<Path> files, double megabytesPerSecond) {
    this.service = service;
    this.files = files;
    this.megabytesPerSecond = megabytesPerSecond;
  }

  public static void main(String[] written) throws IOException, InterruptedException {
    Arguments arguments = new Arguments(written, "files", "megabytes", "line");
    int count = arguments.number("files", 50);
    int megabytes = arguments.number("megabytes", 20);
    Path folder = Files.createTempDirectory("drop-");
    try (Service service = Service.start(folder.resolve("archive"), folder.resolve("index"))) {
      List<Path> files = new ArrayList<>();
      for (int number = 1; number <= count; number++) {
        Path file = folder.resolve("Bericht %02d.pdf".formatted(number));
        make(file, number, megabytes * 1_000_000);
        files.add(file);
      }
      addUser(service);
      new DropBench(service, files, arguments.number("line", 4)).run();
    } finally {
      Scratch.delete(folder);
    }
  }

  /** A page of text, and beside it bytes that cannot be made smaller. */
  private static void make(Path file, int number, int bytes) throws IOException {
    byte[] filling = new byte[bytes];
    new Random(number).nextBytes(filling);
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream text = new PDPageContentStream(document, page)) {
        text.beginText();
        text.setFont(new PDType1Font(FontName.HELVETICA), 12);
        text.newLineAtOffset(70, 700);
        text.showText("Der Bericht Nummer " + number + " aus einer Lieferung von vielen.");
        text.endText();
      }
      COSStream stream = document.getDocument().createCOSStream();
      try (OutputStream out = stream.createRawOutputStream()) {
        out.write(filling);
      }
      document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Filling"), stream);
      document.save(file.toFile());
    }
  }

  private static void addUser(Service service) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(service.command());
    command.addAll(List.of("user", "add", NAME, "--role", "editor"));
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write((PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
    }
    if (process.waitFor() != 0) {
      throw new IOException("no account could be made");
    }
  }

  private void run() throws IOException {
    long before = memory("VmRSS:");
    long start = System.nanoTime();
    double sent;
    double settled;
    int rows;
    int searchable;
    try (Playwright playwright = Playwright.create();
        Browser browser = playwright.chromium().launch(options())) {
      Page page = browser.newPage(new Browser.NewPageOptions().setLocale("de-DE"));
      page.setDefaultTimeout(120_000);
      signIn(page);
      page.navigate(service.address("/staff/add").toString());
      breakOnce(page);
      slow(page);
      page.locator("#dateien").setInputFiles(files.toArray(Path[]::new));
      start = System.nanoTime();
      page.locator("#aufnehmen button").click();
      await(page, "document.getElementById('stand').innerText.startsWith('Alle Dateien')");
      sent = seconds(start);
      await(page, "document.getElementById('lieferung').dataset.live === 'false'");
      settled = seconds(start);
      rows = page.locator("#lieferung tbody tr").count();
      searchable = page.locator("#lieferung .state.searchable").count();
    }
    report(before, sent, settled, rows, searchable);
  }

  private static BrowserType.LaunchOptions options() {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(Path.of("/usr/bin/chromium"))
        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"));
  }

  private void signIn(Page page) {
    page.navigate(service.address("/login").toString());
    page.locator("#name").fill(NAME);
    page.locator("#password").fill(PASSWORD);
    page.locator("#password").press("Enter");
    page.waitForURL(address -> address.endsWith("/staff"));
  }

  /** The line of the last file breaks once, when some of it has come. */
  private void breakOnce(Page page) {
    AtomicInteger pieces = new AtomicInteger();
    page.route(
        "**/api/batches/*/files/" + files.size(),
        route -> {
          String offset = route.request().headers().get("upload-offset");
          if (offset != null) {
            offsets.add(offset);
            if (pieces.getAndIncrement() == PIECES_BEFORE) {
              route.abort("connectionreset");
              return;
            }
          }
          route.resume();
        });
  }

  private void slow(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    session.send("Network.enable");
    JsonObject line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", 40);
    line.addProperty("downloadThroughput", megabytesPerSecond * MB);
    line.addProperty("uploadThroughput", megabytesPerSecond * MB);
    session.send("Network.emulateNetworkConditions", line);
  }

  /** Looks every second at what both take, until something is so. */
  private void await(Page page, String sign) throws IOException {
    while (!(Boolean) page.evaluate(sign)) {
      ofService.add(memory("VmRSS:"));
      ofPage.add(((Number) page.evaluate("performance.memory.usedJSHeapSize")).longValue());
      page.waitForTimeout(1_000);
    }
  }

  private void report(long before, double sent, double settled, int rows, int searchable)
      throws IOException {
    Report report =
        new Report("drop", "memory", "at first MB", "median MB", "last quarter MB", "most MB");
    report.fact("files", files.size());
    report.fact("MB of all", files.size() * (double) Files.size(files.getFirst()) / MB);
    report.fact("MB a second of the line", megabytesPerSecond);
    report.fact("seconds until all had come", sent);
    report.fact("seconds until all were read", settled);
    report.fact("lines of the delivery", rows);
    report.fact("of them searchable", searchable);
    report.fact("where the pieces of the broken file began", offsets.toString());
    report.fact("most MB of the service since its start", memory("VmHWM:") / MB);
    row(report, "service", before, ofService);
    row(report, "script of the page", ofPage.getFirst(), ofPage);
    report.finish();
  }

  private static void row(Report report, String what, long first, List<Long> seen) {
    double[] all = seen.stream().mapToDouble(bytes -> bytes / MB).toArray();
    double[] last =
        seen.stream().skip(seen.size() * 3L / 4).mapToDouble(bytes -> bytes / MB).toArray();
    double most = seen.stream().mapToDouble(bytes -> bytes / MB).max().orElse(0);
    report.row(what, first / MB, Sampling.median(all), Sampling.median(last), most);
  }

  private long memory(String what) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
        .filter(line -> line.startsWith(what))
        .mapToLong(line -> 1_024 * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
