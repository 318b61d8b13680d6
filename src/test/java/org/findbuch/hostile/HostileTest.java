package org.findbuch.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.Recognition;
import org.findbuch.extract.tika.OfficeReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Every file of the table, made here, recognised here, and read by a worker. */
@Tag("hostile")
@Isolated("measures memory and time of workers")
class HostileTest {
  private static final String SECRET = "Geheimfach";
  private static final long MOST_GROWN_BYTES = 16 << 20;

  private static final Map<String, Sample> SAMPLES = samples();
  private static final AtomicInteger VISITS = new AtomicInteger();
  private static final Set<Throwable> UNCAUGHT = ConcurrentHashMap.newKeySet();

  @TempDir static Path folder;
  private static ServerSocket server;
  private static Sample.Bait bait;
  private static Proving proving;
  private static Thread.UncaughtExceptionHandler before;

  private static Map<String, Sample> samples() {
    Map<String, Sample> all = new HashMap<>(PdfSamples.all());
    all.putAll(PackageSamples.all());
    all.putAll(OtherSamples.all());
    return Map.copyOf(all);
  }

  @BeforeAll
  static void open() throws IOException {
    before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> UNCAUGHT.add(thrown));
    server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(HostileTest::countVisits);
    Path secret = Files.writeString(folder.resolve("secret.txt"), SECRET);
    bait =
        new Sample.Bait(
            secret.toUri().toString(), "http://127.0.0.1:" + server.getLocalPort() + "/x.dtd");
    proving = new Proving(folder);
  }

  @AfterAll
  static void close() throws IOException {
    proving.close();
    server.close();
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  private static void countVisits() {
    try {
      while (true) {
        server.accept().close();
        VISITS.incrementAndGet();
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  @TestFactory
  Stream<DynamicTest> every_file_ends_as_the_table_says() throws IOException {
    return Row.all().stream().map(row -> DynamicTest.dynamicTest(row.sample(), () -> take(row)));
  }

  @Test
  void every_sample_stands_in_the_table_once() throws IOException {
    assertThat(Row.all())
        .extracting(Row::sample)
        .containsExactlyInAnyOrderElementsOf(SAMPLES.keySet());
  }

  /** In a cage nothing could be had anyhow: what asks for it must not even try outside of one. */
  @TestFactory
  Stream<DynamicTest> no_parser_looks_elsewhere() throws IOException {
    return Row.all().stream()
        .filter(row -> row.sample().contains("-entity") || row.sample().contains("-http"))
        .filter(row -> !row.sample().startsWith("pdf") && !row.outcome().equals("rejected"))
        .map(row -> DynamicTest.dynamicTest(row.sample(), () -> readHere(row)));
  }

  private void take(Row row) throws Exception {
    Path file = made(row);
    long heap = heap();
    endsAsSaid(row, file);
    nextIsRead(row.limits());
    assertThat(UNCAUGHT).isEmpty();
    assertThat(heap() - heap).as("bytes that stay").isLessThan(MOST_GROWN_BYTES);
  }

  private static void endsAsSaid(Row row, Path file) throws Exception {
    Proving.Seen seen = proving.take(file, row.file(), row.limits());
    assertThat(seen.outcome() + ": " + seen.sentence())
        .isEqualTo(row.outcome() + ": " + row.sentence());
    assertThat(seen.pages()).as("pages with text").isGreaterThanOrEqualTo(row.pages());
    assertThat(seen.text()).doesNotContain(SECRET);
    assertThat(VISITS).as("visits to the server").hasValue(0);
  }

  private void nextIsRead(String limits) throws Exception {
    Path fine = folder.resolve("fine");
    boolean misbehaves = Proving.misbehaves(limits);
    Files.write(fine, misbehaves ? "gut".getBytes(StandardCharsets.UTF_8) : PdfSamples.hello());
    long began = System.nanoTime();
    Proving.Seen seen = proving.take(fine, misbehaves ? "gut.txt" : "gut.pdf", limits);
    assertThat(seen.outcome()).isEqualTo("added");
    assertThat(seen.pages()).isEqualTo(1);
    assertThat(seen.sentence()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
  }

  private void readHere(Row row) throws Exception {
    Path file = made(row);
    StringBuilder text = new StringBuilder();
    if (new Recogniser().recognise(file, row.file()) instanceof Recognition.Known(var format)) {
      new OfficeReader().read(file, format, Limits.DEFAULTS, page -> text.append(page.text()));
    }
    assertThat(text).doesNotContain(SECRET);
    assertThat(VISITS).as("visits to the server").hasValue(0);
  }

  private static Path made(Row row) throws Exception {
    Sample sample = Objects.requireNonNull(SAMPLES.get(row.sample()), row.sample());
    return Files.write(folder.resolve("sample"), sample.make(bait));
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
