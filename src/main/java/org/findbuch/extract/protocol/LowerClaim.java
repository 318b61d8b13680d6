package org.findbuch.extract.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    try {
      if (Boolean.getBoolean(OWN_SESSION)) {
        Files.writeString(SESSION, niceness);
      }
    } catch (IOException notOffered) {
      // a system without such shares weighs processes as they are
    }
  }
}
