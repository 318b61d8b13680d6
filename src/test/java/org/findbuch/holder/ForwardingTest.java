package org.findbuch.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Messages;
import org.findbuch.cli.Stop;
import org.findbuch.cli.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ForwardingTest {
  private static final Terminal TERMINAL =
      new Terminal(
          InputStream.nullInputStream(),
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
          Path.of("").toAbsolutePath(),
          false,
          "en",
          "anna",
          new Stop(),
          null);

  @Test
  @Timeout(10)
  void a_holder_that_was_halted_is_named_soon_and_never_learns_of_the_command() throws Exception {
    try (ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      long begun = System.nanoTime();
      assertThatThrownBy(() -> forwarding(door).run(List.of("list", "secret"), TERMINAL))
          .isInstanceOfSatisfying(
              CommandException.class,
              refused ->
                  assertThat(refused.sentence(new Messages("en")))
                      .contains("Process 4711 (serve)")
                      .contains("does not answer"));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
      assertThat(everythingSentTo(door)).doesNotContain("secret");
    }
  }

  @Test
  @Timeout(10)
  void the_wish_to_stop_reaches_the_process_that_does_the_work() throws Exception {
    try (ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread holder =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (Socket visitor = door.accept();
                        DataOutputStream out = new DataOutputStream(visitor.getOutputStream())) {
                      HolderMessage.ready(out);
                      visitor.getInputStream().transferTo(OutputStream.nullOutputStream());
                      HolderMessage.exit(out, ExitCode.FAILED);
                    } catch (IOException unexpected) {
                      throw new UncheckedIOException(unexpected);
                    }
                  });
      Stop stop = new Stop();
      Terminal impatient =
          new Terminal(
              TERMINAL.in(),
              TERMINAL.out(),
              TERMINAL.err(),
              TERMINAL.directory(),
              false,
              "en",
              "anna",
              stop,
              null);
      stop.ask();
      assertThat(forwarding(door).run(List.of("backup", "x"), impatient))
          .isEqualTo(ExitCode.FAILED);
      holder.join();
    }
  }

  private static Forwarding forwarding(ServerSocket door) {
    return new Forwarding(new Holder.Address(4711, "serve", door.getLocalPort(), "key"));
  }

  private static String everythingSentTo(ServerSocket door) throws IOException {
    try (Socket visitor = door.accept()) {
      return new String(visitor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
