package org.findbuch.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service that is ended finishes what it is answering, and takes nothing new. */
@Tag("crash")
@Timeout(180)
class EndingTest {
  private static final int LARGE = 40 << 20;
  private static final int CLIENTS = 12;

  @TempDir Path folder;

  @Test
  void requests_that_are_being_answered_come_to_their_end_and_new_ones_are_refused()
      throws Exception {
    byte[] bytes = new byte[LARGE];
    new Random(4711).nextBytes(bytes);
    System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.UTF_8), 0, bytes, 0, 9);
    Path large = Files.write(folder.resolve("large.pdf"), bytes);
    String key = Program.run(folder, "token", "add", "test", "--role", "editor").out().getLast();
    String added = Program.run(folder, "add", large.toString(), "--json").out().getFirst();
    String original = "/d/" + added.replaceAll(".*\"id\":\"([0-9a-z]+)\".*", "$1") + "/original";
    try (Program service = Program.start(folder, Map.of(), "serve", "--port", "0");
        ExecutorService clients = Executors.newCachedThreadPool()) {
      int port = URI.create(Objects.requireNonNull(service.address())).getPort();
      CountDownLatch begun = new CountDownLatch(1);
      Future<byte[]> download = clients.submit(() -> slowly(port, original, begun));
      Future<String> upload = clients.submit(() -> slowly(port, key));
      assertThat(begun.await(20, TimeUnit.SECONDS)).as("%s", added).isTrue();
      List<Future<Integer>> searches = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        searches.add(clients.submit(searching(port)));
      }
      Thread.sleep(1_000);
      service.handle().destroy();
      awaitRefusal(port);
      assertThat(download.isDone() || upload.isDone()).isFalse();
      assertThat(Arrays.equals(download.get(), bytes)).as("the whole download").isTrue();
      assertThat(upload.get()).startsWith("HTTP/1.1 201");
      for (Future<Integer> search : searches) {
        assertThat(search.get()).isPositive();
      }
      assertThat(service.waitFor()).as("%s", service.errors()).isEqualTo(143);
    }
    assertThat(Program.run(folder, "list").out())
        .anyMatch(line -> line.toLowerCase(Locale.ROOT).endsWith(" slow"));
    assertThat(Program.run(folder, "check").exitCode()).isZero();
  }

  private static void awaitRefusal(int port) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (isTaken(port)) {
      assertThat(System.nanoTime()).as("new connections are taken").isLessThan(end);
      Thread.sleep(20);
    }
  }

  private static boolean isTaken(int port) {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /** Takes some seconds for the whole of it. */
  private static byte[] slowly(int port, String path, CountDownLatch begun) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setReceiveBufferSize(64 << 10);
      send(socket, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      InputStream in = socket.getInputStream();
      assertThat(head(in)).contains("200 OK");
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      byte[] piece = new byte[LARGE / 40];
      for (int read = in.readNBytes(piece, 0, piece.length);
          read > 0;
          read = in.readNBytes(piece, 0, piece.length)) {
        body.write(piece, 0, read);
        begun.countDown();
        Thread.sleep(100);
      }
      return body.toByteArray();
    }
  }

  /** An upload whose end comes some seconds later; the whole answer. */
  private static String slowly(int port, String key) throws Exception {
    String body =
        "--g\r\nContent-Disposition: form-data; name=\"file\"; filename=\"slow.txt\"\r\n\r\n"
            + "Die Hitze ".repeat(2_000)
            + "\r\n--g--\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      send(
          socket,
          "POST /api/documents HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + key
              + "\r\nContent-Type: multipart/form-data; boundary=g\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n");
      for (int at = 0; at < body.length(); at += 1_000) {
        send(socket, body.substring(at, Math.min(body.length(), at + 1_000)));
        Thread.sleep(150);
      }
      socket.setSoTimeout(20_000);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Searches over one connection until it is told that it ends; how many were answered. */
  private static Callable<Integer> searching(int port) {
    return () -> {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        InputStream in = socket.getInputStream();
        for (int answered = 1; true; answered++) {
          send(socket, "GET /api/search?q=Hitze HTTP/1.1\r\nHost: localhost\r\n\r\n");
          String head = head(in);
          assertThat(head).startsWith("HTTP/1.1 200");
          int length = Integer.parseInt(head.replaceAll("(?is).*content-length: (\\d+).*", "$1"));
          assertThat(in.readNBytes(length)).hasSize(length);
          if (head.contains("Connection: close")) {
            return answered;
          }
        }
      }
    };
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = in.read();
      assertThat(read).as("after %s", head).isNotNegative();
      head.append((char) read);
    }
    return head.toString();
  }
}
