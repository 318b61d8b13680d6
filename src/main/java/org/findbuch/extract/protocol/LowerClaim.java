package org.findbuch.extract.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * What somebody waits for, as an answer to a search, comes first where processors are short; the
 * reading of files takes what is left.
 */
public final class LowerClaim {
  private static final Path NICE = Path.of("/usr/bin/nice");
  private static final String NICENESS = "10";
  private static final String LOWEST = "19";

  private static final String OWN_SESSION = "findbuch.own-session";
  private static final int MOST_TRIES = 20;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(110);
  private static final Path SESSION = Path.of("/proc/self/autogroup");

  private LowerClaim() {}

  /** The start of a command line whose process makes way for others. */
  public static List<String> command() {
    return Files.isExecutable(NICE) ? List.of(NICE.toString(), "-n", NICENESS) : List.of();
  }

  /** The start of a command line whose process makes way even for who makes way. */
  public static List<String> lowest() {
    return Files.isExecutable(NICE) ? List.of(NICE.toString(), "-n", LOWEST) : List.of();
  }

  /** What tells a process of ours that it has a session of its own. */
  public static String toldOfOwnSession() {
    return "-D" + OWN_SESSION + "=true";
  }

  /**
   * Linux gives each session the same share and weighs its processes only against each other
   * (sched(7), autogroup). A process with a session of its own, as in a cage, has to say for all of
   * it that it makes way; one that shares it must not, as it would say so for others.
   */
  public static void ofOwnSession() {
    say(NICENESS);
  }

  /** The same for a process that makes way even for who makes way. */
  public static void lowestOfOwnSession() {
    say(LOWEST);
  }

  private static void say(String niceness) {
    if (Boolean.getBoolean(OWN_SESSION) && !isTaken(niceness)) {
      Thread.ofPlatform().daemon().name("lower-claim").start(() -> sayAgain(niceness));
    }
  }

  /**
   * The kernel takes one claim in a tenth of a second from all who are not its administrators, and
   * has the others try again (EAGAIN): nothing is written then, which the channel tells.
   */
  private static boolean isTaken(String niceness) {
    try (WritableByteChannel session = Files.newByteChannel(SESSION, StandardOpenOption.WRITE)) {
      return session.write(ByteBuffer.wrap(niceness.getBytes(StandardCharsets.US_ASCII))) > 0;
    } catch (IOException notOffered) {
      return true; // a system without such shares weighs processes as they are
    }
  }

  /** Until it is taken, or a lower one is. */
  private static void sayAgain(String niceness) {
    try {
      for (int tries = 0; tries < MOST_TRIES; tries++) {
        Thread.sleep(BETWEEN_TRIES);
        if (Files.readString(SESSION).strip().endsWith(" " + LOWEST) || isTaken(niceness)) {
          return;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException notOffered) {
      // a system without such shares weighs processes as they are
    }
  }
}
