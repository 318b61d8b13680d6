package org.findbuch.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
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
 * How long a ZIP of 1 GB takes, the first time and again, beside the same originals sent one by one
 * by the same service and beside reading them from the disk; whether a download goes on in its
 * middle with the same bytes, and what memory the service has meanwhile.
 */
public final class ZipBench {
  private static final int DOCUMENTS = 100;
  private static final int BYTES = 10_000_000;
  private static final int ROUNDS = 5;

  private final List<Path> files = new ArrayList<>();
  private final List<DocumentId> ids = new ArrayList<>();

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
    try (Archive archive = Loading.open(source)) {
      fill(archive);
    }
    Report report =
        new Report("zip", "what", "MB", "s", "times one by one", "times reading", "service MB");
    report.fact("documents", DOCUMENTS);
    try (Service service = Service.start(source, folder.resolve("index"))) {
      URI zip = service.address("/auswahl.zip?" + selection());
      long before = memory(service);
      report.fact("service MB before", before / 1e6);
      for (int round = 0; round < ROUNDS; round++) {
        double reading = reading();
        // The first ZIP is asked for before anything else has proved the originals.
        double whole = round == 0 ? seconds(zip) : 0;
        double apart = apart(service);
        whole = round == 0 ? whole : seconds(zip);
        String what = round == 0 ? "ZIP, first time" : "ZIP again";
        report.row("reading the files", megabytes(), reading, reading / apart, 1.0, "");
        report.row("originals one by one", megabytes(), apart, 1.0, apart / reading, "");
        report.row(what, megabytes(), whole, whole / apart, whole / reading, memory(service) / 1e6);
      }
      report.fact("the same bytes in two parts", resumed(zip));
      report.fact("most MB of the service", peak(service) / 1e6);
    }
    report.finish();
  }

  private void fill(Archive archive) throws IOException {
    Random random = new Random(42);
    for (int i = 0; i < DOCUMENTS; i++) {
      byte[] bytes = new byte[BYTES];
      random.nextBytes(bytes);
      Metadata said = new Metadata.Builder().title("Bericht " + i).build();
      try (Spooled spooled = archive.spool(new ByteArrayInputStream(bytes), Long.MAX_VALUE)) {
        Receipt receipt =
            archive.receive(
                spooled,
                new Arrival(i + ".txt", Format.TXT, said, Release.of(Publication.PUBLISHED)),
                "bench");
        ids.add(receipt.holding().id());
        var original = receipt.holding().document().newest();
        files.add(archive.open(receipt.holding().id(), original).path());
      }
    }
  }

  private String selection() {
    return ids.stream().map(id -> "d=" + id).collect(Collectors.joining("&"));
  }

  private double megabytes() {
    return (double) DOCUMENTS * BYTES / 1e6;
  }

  private double reading() throws IOException {
    long start = System.nanoTime();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        read(in, null);
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private double apart(Service service) throws IOException {
    double seconds = 0;
    for (DocumentId id : ids) {
      seconds += seconds(service.address("/d/" + id + "/original"));
    }
    return seconds;
  }

  private static double seconds(URI address) throws IOException {
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
    byte[] buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (digest != null) {
        digest.update(buffer, 0, read);
      }
    }
  }

  private static long memory(Service service) throws IOException {
    return status(service, "VmRSS:");
  }

  private static long peak(Service service) throws IOException {
    return status(service, "VmHWM:");
  }

  private static long status(Service service, String field) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
        .findFirst()
        .orElse(0);
  }
}
