package org.findbuch.extract.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.findbuch.extract.Cage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cage that bubblewrap builds: no network, and of the file system only what Java needs. */
record Bubble(Path program) {
  private static final Logger LOG = LoggerFactory.getLogger(Bubble.class);
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

  /** Tries whether such a cage can be built here; containers often forbid it. */
  Cage trial(Path home, Path folder) throws InterruptedException {
    if (!Files.isExecutable(program)) {
      return Cage.NOT_INSTALLED;
    }
    try {
      List<String> command =
          new ArrayList<>(
              around(WorkerFolder.at(folder.resolve("trial"), Cage.NAMESPACES), home, List.of()));
      command.addAll(List.of(home.resolve("bin/java").toString(), "-Xshare:auto", "-version"));
      Process trial = new ProcessBuilder(command).redirectErrorStream(true).start();
      boolean ended = trial.waitFor(SECONDS_TO_TRY, TimeUnit.SECONDS);
      trial.destroyForcibly();
      if (ended && trial.exitValue() == 0) {
        return Cage.NAMESPACES;
      }
      LOG.info("no namespaces: {}", ended ? trial.inputReader().readLine() : "no answer");
    } catch (IOException noCage) {
      LOG.info("no namespaces", noCage);
    }
    return Cage.NOT_ALLOWED;
  }

  List<String> around(WorkerFolder desk, Path home, List<String> classPath) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
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
