package org.findbuch.extract.pool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.findbuch.extract.protocol.LowerClaim;

/** Makes way for others as a reader does, then says how its session is weighed. */
final class SessionProgram {
  private SessionProgram() {}

  public static void main(String[] arguments) throws IOException {
    LowerClaim.ofOwnSession();
    System.out.println(session("self"));
  }

  /** Runs it to its end: what it said. */
  static String started(String starter, String option) throws IOException {
    Process process =
        new ProcessBuilder(
                starter,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                System.getProperty("java.class.path"),
                SessionProgram.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  /** Whether this kernel weighs sessions against each other at all (sched(7), autogroup). */
  static boolean areWeighed() {
    return Files.isReadable(Path.of("/proc/self/autogroup"));
  }

  static String session(String process) throws IOException {
    return areWeighed()
        ? Files.readString(Path.of("/proc", process, "autogroup")).strip()
        : "not weighed";
  }
}
