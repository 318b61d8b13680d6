package org.findbuch.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Arrival;
import org.findbuch.archive.Receipt;
import org.findbuch.archive.Spooled;
import org.findbuch.bench.corpus.Loading;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.document.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * How long a ZIP of 1 GB takes beside reading the same files from the same state of the machine's
 * cache, and beside what the same bytes cost through a socket without a service; the first time
 * after a start, again, and with nothing in the cache; whether a download goes on in its middle
 * with the same bytes, and what memory the service has meanwhile. The service has read and indexed
 * everything before.
 */
public final class ZipBench {
  private static final int DOCUMENTS = 100;
  private static final int BYTES = 9_990_000;
  private static final int ROUNDS = 5;
  private static final int PIECE = 1 << 16;

  private final List<Path> files = new ArrayList<>();
  private final List<DocumentId> ids = new ArrayList<>();
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
  private long most;

  private ZipBench() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("zip-bench");
    try {
      new ZipBench().run(folder);
    } finally {
      Scratch.delete(folder);
    }
  }

  private void run(Path folder) throws IOException {
    Path source = Files.createDirectories(folder.resolve("archive"));
    Path index = folder.resolve("index");
    try (Archive archive = Loading.open(source)) {
      fill(archive);
    }
    Report report =
        new Report("zip", "what", "median s", "least", "most", "times reading", "times socket");
    report.fact("documents", DOCUMENTS);
    report.fact("MB", megabytes());
    try (Service service = Service.start(source, index)) {
      settle(service);
    }
    for (int round = 0; round < ROUNDS; round++) {
      try (Service service = Service.start(source, index)) {
        settle(service);
        URI zip = service.address("/auswahl.zip?" + selection());
        note("reading", reading(null));
        note("reading, with checksums", reading(Sha256.digest()));
        note("through a socket", socket());
        note("ZIP, first time", fetched(zip));
        report.fact("service MB after the first, round " + round, status(service, "VmRSS:"));
        note("ZIP again", fetched(zip));
        note("originals one by one", apart(service));
        forget();
        note("reading, cold", reading(null));
        forget();
        note("ZIP again, cold", fetched(zip));
        report.fact("the same bytes in two parts", resumed(zip));
        most = Math.max(most, status(service, "VmHWM:"));
      }
      try (Service service = Service.start(source, index)) {
        settle(service);
        forget();
        note("ZIP, first time, cold", fetched(service.address("/auswahl.zip?" + selection())));
      }
    }
    report.fact("most MB of the service", most);
    seconds.forEach((what, each) -> row(report, what, each));
    report.finish();
  }

  private void note(String what, double took) {
    seconds.computeIfAbsent(what, _ -> new ArrayList<>()).add(took);
  }

  private void row(Report report, String what, List<Double> each) {
    double median = median(each);
    String reading = what.endsWith("cold") ? "reading, cold" : "reading";
    report.row(
        what,
        median,
        Collections.min(each),
        Collections.max(each),
        median / median(seconds.getOrDefault(reading, each)),
        median / median(seconds.getOrDefault("through a socket", each)));
  }

  private static double median(List<Double> each) {
    return each.stream().sorted().skip(each.size() / 2).findFirst().orElseThrow();
  }

  private void fill(Archive archive) throws IOException {
    Random random = new Random(42);
    for (int i = 0; i < DOCUMENTS; i++) {
      Metadata said = new Metadata.Builder().title("Bericht " + i).build();
      byte[] bytes = pdf("Bericht " + i, random);
      try (Spooled spooled = archive.spool(new ByteArrayInputStream(bytes), Long.MAX_VALUE)) {
        Receipt receipt =
            archive.receive(
                spooled,
                new Arrival(i + ".pdf", Format.PDF, said, Release.of(Publication.PUBLISHED)),
                "bench");
        ids.add(receipt.holding().id());
        var original = receipt.holding().document().newest();
        files.add(archive.open(receipt.holding().id(), original).path());
      }
    }
  }

  /** One page, and much beside it that nobody reads. */
  private static byte[] pdf(String text, Random random) throws IOException {
    byte[] rest = new byte[BYTES];
    random.nextBytes(rest);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage();
      pdf.addPage(page);
      try (PDPageContentStream pen = new PDPageContentStream(pdf, page)) {
        pen.beginText();
        pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        pen.newLineAtOffset(100, 700);
        pen.showText(text);
        pen.endText();
      }
      PDStream beside = new PDStream(pdf, new ByteArrayInputStream(rest));
      pdf.getDocumentCatalog().getCOSObject().setItem("Beside", beside);
      pdf.save(bytes);
    }
    return bytes.toByteArray();
  }

  /** Until nothing is left to be read. */
  private static void settle(Service service) throws IOException {
    ObjectMapper json = new ObjectMapper();
    while (json.readTree(service.get("/api/status")).at("/documents/searchable").asInt()
        < DOCUMENTS) {
      LockSupport.parkNanos(100_000_000);
    }
  }

  /** What is in the machine's cache of the files. */
  private void forget() throws IOException {
    for (Path file : files) {
      Child.run(
          List.of(
              "dd",
              "of=" + file,
              "oflag=nocache",
              "conv=notrunc,fdatasync",
              "count=0",
              "status=none"),
          Map.of());
    }
  }

  private String selection() {
    return ids.stream().map(id -> "d=" + id).collect(Collectors.joining("&"));
  }

  private double megabytes() {
    return (double) DOCUMENTS * BYTES / 1e6;
  }

  private double reading(@Nullable MessageDigest digest) throws IOException {
    long start = System.nanoTime();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        read(in, digest);
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** The same bytes, read and sent piece by piece by a thread that does nothing else. */
  private double socket() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread sender = Thread.ofPlatform().start(() -> send(server));
      double took;
      try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
        long start = System.nanoTime();
        read(socket.getInputStream(), null);
        took = (System.nanoTime() - start) / 1e9;
      }
      sender.join();
      return took;
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  private void send(ServerSocket server) {
    byte[] buffer = new byte[PIECE];
    try (Socket socket = server.accept()) {
      for (Path file : files) {
        try (InputStream in = Files.newInputStream(file)) {
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            socket.getOutputStream().write(buffer, 0, read);
          }
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private double apart(Service service) throws IOException {
    double took = 0;
    for (DocumentId id : ids) {
      took += fetched(service.address("/d/" + id + "/original"));
    }
    return took;
  }

  private static double fetched(URI address) throws IOException {
    long start = System.nanoTime();
    try (InputStream in = address.toURL().openStream()) {
      read(in, null);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static boolean resumed(URI zip) throws IOException {
    HttpURLConnection whole = (HttpURLConnection) zip.toURL().openConnection();
    long length = whole.getContentLengthLong();
    String tag = whole.getHeaderField("ETag");
    MessageDigest once = Sha256.digest();
    try (InputStream in = whole.getInputStream()) {
      read(in, once);
    }
    MessageDigest twice = Sha256.digest();
    long middle = length / 2 + 1;
    for (String range : List.of("bytes=0-" + (middle - 1), "bytes=" + middle + "-")) {
      HttpURLConnection part = (HttpURLConnection) zip.toURL().openConnection();
      part.setRequestProperty("Range", range);
      part.setRequestProperty("If-Range", tag);
      if (part.getResponseCode() != HttpURLConnection.HTTP_PARTIAL) {
        return false;
      }
      try (InputStream in = part.getInputStream()) {
        read(in, twice);
      }
    }
    return HexFormat.of().formatHex(once.digest()).equals(HexFormat.of().formatHex(twice.digest()));
  }

  private static void read(InputStream in, @Nullable MessageDigest digest) throws IOException {
    byte[] buffer = new byte[PIECE];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (digest != null) {
        digest.update(buffer, 0, read);
      }
    }
  }

  /** A field of the process's status, in MB. */
  private static long status(Service service, String field) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024 / 1_000_000)
        .findFirst()
        .orElse(0);
  }
}
