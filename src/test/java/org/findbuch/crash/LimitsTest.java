package org.findbuch.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine that gives less than is usual: it works all the same, or one sentence says why not. */
@Tag("crash")
class LimitsTest {
  /** The user root, too, is then bound by the rights of files. */
  private static final List<String> BOUND_BY_RIGHTS =
      List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void a_file() throws IOException {
    file =
        Files.writeString(folder.resolve("hitze.txt"), "Ältere Menschen leiden unter der Hitze.");
  }

  @AfterEach
  void writable_again() throws IOException {
    mode("rwxr-xr-x", "archive");
    mode("rwxr-xr-x", "index");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx96m", "-Djava.io.tmpdir=/nowhere", "-Djava.io.tmpdir=/proc"})
  void little_memory_and_no_folder_for_temporary_files_are_enough(String option) throws Exception {
    Map<String, String> options = Map.of("_JAVA_OPTIONS", option);
    Program.Result added = run(List.of(), options, "add", file.toString());
    assertThat(added.exitCode()).as("%s", added).isZero();
    Program.Result found = run(List.of(), options, "search", "Hitze");
    assertThat(found.out()).as("%s", found).anyMatch(line -> line.contains("1 document"));
    assertThat(run(List.of(), options, "check").exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"archive", "index"})
  void a_folder_that_cannot_be_written_is_named(String name) throws Exception {
    run(List.of(), Map.of(), "add", file.toString());
    mode("r-xr-xr-x", name);
    for (String command : List.of("list", "serve")) {
      Program.Result refused = run(bound(), Map.of(), command);
      assertThat(refused.exitCode()).as("%s", refused).isEqualTo(1);
      assertThat(refused.err())
          .singleElement()
          .asString()
          .contains("No access to " + folder.resolve(name), "Give the program the right to it.");
    }
  }

  @Test
  void more_silent_connections_than_open_files_silence_nobody() throws Exception {
    run(List.of(), Map.of(), "add", file.toString());
    List<Socket> silent = new ArrayList<>();
    try (Program service =
        Program.startBy(
            List.of("prlimit", "--nofile=330"), folder, Map.of(), "serve", "--port", "0")) {
      String address = String.valueOf(service.address());
      try (Caller caller = new Caller(address, "none")) {
        while (silent.size() < 320 && isTaken(silent, URI.create(address).getPort())) {
          // one more
        }
        assertThat(ask(silent.getFirst(), "/search?q=Hitze")).startsWith("HTTP/1.1 200");
        for (Socket socket : silent) {
          socket.close();
        }
        assertThat(caller.get("/health").body()).isEqualTo("ok");
      }
      assertThat(service.errors()).noneMatch(line -> line.contains(" ERROR "));
    }
  }

  /** Holds a connection on which half a request was sent; false when it is left waiting. */
  private static boolean isTaken(List<Socket> silent, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      socket.getOutputStream().write("GET ".getBytes(StandardCharsets.US_ASCII));
      silent.add(socket);
      return true;
    } catch (SocketTimeoutException waiting) {
      socket.close();
      return false;
    }
  }

  private static String ask(Socket socket, String path) throws IOException {
    socket.setSoTimeout(20_000);
    socket
        .getOutputStream()
        .write((path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    byte[] start = new byte[100];
    return new String(start, 0, socket.getInputStream().read(start), StandardCharsets.US_ASCII);
  }

  @Test
  void a_folder_that_cannot_be_made_is_named() throws Exception {
    Files.createFile(folder.resolve("archive"));
    Program.Result refused = run(List.of(), Map.of(), "list");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).singleElement().asString().contains(folder + "/archive");
  }

  private Program.Result run(
      List<String> starter, Map<String, String> environment, String... command) throws Exception {
    try (Program program = Program.startBy(starter, folder, environment, command)) {
      return program.result();
    }
  }

  private static List<String> bound() {
    return "root".equals(System.getProperty("user.name")) ? BOUND_BY_RIGHTS : List.of();
  }

  private void mode(String rights, String name) throws IOException {
    if (Files.isDirectory(folder.resolve(name))) {
      List<Path> all = new ArrayList<>();
      try (Stream<Path> files = Files.walk(folder.resolve(name))) {
        files.forEach(all::add);
      }
      for (Path each : all) {
        Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(rights));
      }
    }
  }
}
