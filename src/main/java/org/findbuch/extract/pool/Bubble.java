package org.findbuch.extract.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.findbuch.extract.Cage;

/** The cage that bubblewrap builds: no network, and of the file system only what Java needs. */
final class Bubble {
  private static final Path PROGRAM = Path.of("/usr/bin/bwrap");
  private static final List<String> SYSTEM =
      List.of(
          "/usr",
          "/lib",
          "/lib64",
          "/bin",
          "/etc/ld.so.cache",
          "/etc/fonts",
          "/etc/localtime",
          "/etc/java-" + Runtime.version().feature() + "-openjdk");
  private static final int SECONDS_TO_TRY = 10;

  private Bubble() {}

  /** Whether such a cage can be built here; containers often forbid it. */
  static boolean works(Path home, Path folder) throws InterruptedException {
    if (!Files.isExecutable(PROGRAM)) {
      return false;
    }
    try {
      List<String> command =
          new ArrayList<>(
              around(WorkerFolder.at(folder.resolve("trial"), Cage.NAMESPACES), home, List.of()));
      command.addAll(List.of(home.resolve("bin/java").toString(), "-Xshare:auto", "-version"));
      Process trial =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = trial.waitFor(SECONDS_TO_TRY, TimeUnit.SECONDS);
      trial.destroyForcibly();
      return ended && trial.exitValue() == 0;
    } catch (IOException noCage) {
      return false;
    }
  }

  static List<String> around(WorkerFolder desk, Path home, List<String> classPath) {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of("--unshare-all", "--die-with-parent", "--new-session"));
    command.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
    SYSTEM.forEach(path -> show(command, path));
    show(command, home.toString());
    classPath.forEach(path -> show(command, path));
    command.addAll(List.of("--bind", desk.scratch().toString(), WorkerFolder.SCRATCH_INSIDE));
    command.addAll(List.of("--ro-bind", desk.inbox().toString(), WorkerFolder.INBOX_INSIDE));
    command.addAll(List.of("--chdir", "/"));
    return command;
  }

  private static void show(List<String> command, String path) {
    command.addAll(List.of("--ro-bind-try", path, path));
  }
}
