package org.findbuch.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.findbuch.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A service that is written to, searched and hurt for a while ({@code -Dfindbuch.soak}, seconds)
 * answers all the while, loses nothing, and does not grow.
 */
@Tag("crash")
@Isolated("how much it gets done in its time is asked")
@Timeout(value = 1, unit = TimeUnit.DAYS)
class SoakTest {
  private static final long SECONDS = Long.getLong("findbuch.soak", 15);
  private static final int MOST_DOCUMENTS = 100;
  private static final int SLOW_CLIENTS = 40;
  private static final int SAMPLES = 12;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @RegisterExtension final Seed seed = new Seed();
  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> ids = new ConcurrentLinkedQueue<>();
  private final AtomicLong slowestHealth = new AtomicLong();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private volatile long end;

  /** What the process holds after a garbage collection. */
  private record Held(long heap, long descriptors, long threads) {}

  @Test
  void it_answers_all_the_while_and_does_not_grow() throws Exception {
    String key = Program.run(folder, "token", "add", "test", "--role", "editor").out().getLast();
    try (Program service = Program.start(folder, Map.of(), "serve", "--port", "0")) {
      String address = String.valueOf(service.address());
      live(service, address, new Caller(address, key));
    }
  }

  private void live(Program service, String address, Caller talking) throws Exception {
    end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try (Caller caller = talking) {
      List<Held> samples = new ArrayList<>();
      List<Future<?>> work = new ArrayList<>();
      try (ExecutorService threads = Executors.newCachedThreadPool()) {
        for (int i = 0; i < 2; i++) {
          Random chance = new Random(seed.random().nextLong() + i);
          work.add(threads.submit(again(() -> write(caller, chance))));
          work.add(threads.submit(again(() -> search(caller, chance))));
        }
        work.add(threads.submit(again(() -> askForHealth(caller))));
        Random chance = seed.random();
        work.add(threads.submit(again(() -> hurt(service, address, chance))));
        work.add(threads.submit(again(() -> sample(service, caller, samples))));
      }
      for (Future<?> each : work) {
        each.get();
      }
      System.out.printf(
          "%d s with %s: %s, slowest /health %d ms%n", SECONDS, seed, counts, slowestHealth.get());
      List<String> said = service.errors();
      assertThat(wrong)
          .as(
              () ->
                  "%s at %s%n%s"
                      .formatted(
                          service.isAlive() ? "running" : "ended by itself",
                          Instant.now(),
                          String.join(
                              "\n", said.subList(Math.max(0, said.size() - 200), said.size()))))
          .isEmpty();
      assertThat(counts).containsKeys("upload", "edit", "search", "worker killed", "index hurt");
      assertFlat(samples);
      assertNothingLost(service, caller);
    }
  }

  /** Until the end or the first failure, which ends all the others as well. */
  private Callable<Boolean> again(Callable<?> turn) {
    return () -> {
      while (System.nanoTime() < end && wrong.isEmpty()) {
        try {
          turn.call();
        } catch (Exception | AssertionError failed) {
          wrong.add(Instant.now() + " " + failed);
        }
      }
      return true;
    };
  }

  private void count(String what) {
    counts.computeIfAbsent(what, _ -> new AtomicLong()).incrementAndGet();
  }

  /** The index may be being built: that alone may be said, and only to who searches. */
  private void expect(HttpResponse<String> answer, Integer... allowed) {
    if (!List.of(allowed).contains(answer.statusCode())) {
      wrong.add(answer + ": " + answer.body());
    }
  }

  private boolean write(Caller caller, Random chance) throws Exception {
    if (ids.size() < MOST_DOCUMENTS) {
      String text = "Bericht über Wort%d und Wort%d.".formatted(chance.nextInt(), chance.nextInt());
      HttpResponse<String> answer = caller.upload("bericht.txt", text);
      expect(answer, 201);
      if (answer.statusCode() == 201) {
        String id = JSON.readTree(answer.body()).path("id").asText();
        acknowledged.put(id, text);
        ids.add(id);
        count("upload");
      }
    } else {
      String id = String.valueOf(ids.poll());
      String title = "Titel " + chance.nextInt(1_000);
      expect(caller.edit(id, "{\"publication\":\"published\",\"title\":\"" + title + "\"}"), 200);
      ids.add(id);
      count("edit");
    }
    TimeUnit.MILLISECONDS.sleep(chance.nextInt(100));
    return true;
  }

  private boolean search(Caller caller, Random chance) throws Exception {
    List<String> queries = List.of("bericht", "titel*", "wort~", "\"bericht über\"", "title:titel");
    String query = queries.get(chance.nextInt(queries.size())).replace("\"", "%22");
    HttpResponse<String> answer =
        caller.get("/api/search?q=" + query.replace(" ", "%20").replace("ü", "%C3%BC"));
    expect(answer, 200, 503);
    count(answer.statusCode() == 200 ? "search" : "search refused");
    TimeUnit.MILLISECONDS.sleep(chance.nextInt(40));
    return true;
  }

  private boolean askForHealth(Caller caller) throws Exception {
    long start = System.nanoTime();
    expect(caller.get("/health"), 200);
    slowestHealth.accumulateAndGet((System.nanoTime() - start) / 1_000_000, Math::max);
    TimeUnit.MILLISECONDS.sleep(100);
    return true;
  }

  private boolean hurt(Program service, String address, Random chance) throws Exception {
    TimeUnit.MILLISECONDS.sleep(500 + chance.nextInt(1_000));
    service.handle().descendants().forEach(ProcessHandle::destroyForcibly);
    count("worker killed");
    TimeUnit.MILLISECONDS.sleep(500 + chance.nextInt(1_000));
    callSlowly(URI.create(address), chance);
    TimeUnit.MILLISECONDS.sleep(500 + chance.nextInt(1_000));
    hurtIndex(chance);
    return true;
  }

  private void callSlowly(URI service, Random chance) throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW_CLIENTS; i++) {
        Socket socket = new Socket(service.getHost(), service.getPort());
        sockets.add(socket);
        String request =
            "POST /api/documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999\r\n";
        byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(bytes, 0, 1 + chance.nextInt(bytes.length));
      }
      TimeUnit.MILLISECONDS.sleep(500);
      count("slow clients");
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  /** All its files are deleted, or some bytes of one of them are others. */
  private void hurtIndex(Random chance) throws IOException {
    try (var all = Files.walk(folder.resolve("index"))) {
      List<Path> files = all.filter(file -> file.toString().endsWith(".cfs")).sorted().toList();
      if (chance.nextBoolean()) {
        delete(folder.resolve("index/public"));
      } else if (!files.isEmpty()) {
        Path file = files.get(chance.nextInt(files.size()));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          byte[] bytes = new byte[64];
          chance.nextBytes(bytes);
          channel.write(ByteBuffer.wrap(bytes), Math.max(0, chance.nextLong(channel.size())));
        }
      }
      count("index hurt");
    } catch (IOException | java.io.UncheckedIOException deletedMeanwhile) {
      // by the index itself, which is as good
      count("index gone already");
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      }
    }
  }

  private boolean sample(Program service, Caller caller, List<Held> samples) throws Exception {
    TimeUnit.MILLISECONDS.sleep(SECONDS * 1_000 / SAMPLES);
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    long pid = service.handle().pid();
    new ProcessBuilder(jcmd, String.valueOf(pid), "GC.run")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    HttpResponse<String> answer = caller.get("/metrics");
    assertThat(answer.statusCode()).as("%s", service.errors()).isEqualTo(200);
    String metrics = answer.body();
    samples.add(
        new Held(
            metric(metrics, "jvm_memory_pool_collection_used_bytes{pool=\"Tenured Gen\"}"),
            metric(metrics, "process_open_fds"),
            metric(metrics, "jvm_threads_current")));
    System.out.println(samples.getLast());
    return true;
  }

  private static long metric(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + metrics));
  }

  /** The first third fills caches and pools; what comes last is no more than what came then. */
  private static void assertFlat(List<Held> samples) {
    int third = samples.size() / 3;
    List<Held> early = samples.subList(third, 2 * third);
    List<Held> late = samples.subList(2 * third, samples.size());
    assertThat(most(late, Held::heap)).isLessThan(most(early, Held::heap) + (16 << 20));
    assertThat(most(late, Held::descriptors)).isLessThan(most(early, Held::descriptors) + 64);
    assertThat(most(late, Held::threads)).isLessThan(most(early, Held::threads) + 32);
  }

  private static long most(List<Held> samples, java.util.function.ToLongFunction<Held> what) {
    return samples.stream().mapToLong(what).max().orElseThrow();
  }

  private void assertNothingLost(Program service, Caller caller) throws Exception {
    for (Map.Entry<String, String> each : acknowledged.entrySet()) {
      assertThat(caller.get("/d/" + each.getKey() + "/original").body()).isEqualTo(each.getValue());
    }
    for (int tries = 0; caller.get("/api/search?q=bericht").statusCode() != 200; tries++) {
      assertThat(tries).as("no index is built: %s", last(service)).isLessThan(60);
      TimeUnit.SECONDS.sleep(1);
    }
    Program.Result check = Program.run(folder, "check");
    for (int tries = 0; check.exitCode() != 0 && tries < 30; tries++) {
      TimeUnit.SECONDS.sleep(1);
      check = Program.run(folder, "check");
    }
    assertThat(check.exitCode()).as("%s %s", check, last(service)).isZero();
  }

  /** What the service said last. */
  private static List<String> last(Program service) {
    List<String> errors = service.errors();
    return errors.subList(Math.max(0, errors.size() - 20), errors.size());
  }
}
