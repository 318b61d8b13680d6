package org.findbuch.extract.pool;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.findbuch.extract.Cage;
import org.findbuch.extract.protocol.LowerClaim;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts workers with the same Java and class path as this process, and little else of it. */
final class WorkerStarter implements Closeable {
  /**
   * A worker reads too few files to win back what the thorough compiler costs, which is as much as
   * the reading; the quick one costs a tenth of that.
   */
  static final String COMPILES_QUICKLY = "-XX:TieredStopAtLevel=1";

  /** Drawing is the same for every page, and somebody waits for it. */
  static final String COMPILES_WELL = "-XX:+TieredCompilation";

  private static final List<String> JVM =
      List.of(
          "-Xmx384m",
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:+DisplayVMOutputToStderr",
          "-XX:MaxDirectMemorySize=64m",
          "-XX:MaxMetaspaceSize=192m",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED",
          "-Dfile.encoding=UTF-8",
          "-Djava.awt.headless=true",
          "-Dlogback.configurationFile=logback-worker.xml");

  /** Where an AOT cache is that was made with this class path; it may come later, or never. */
  private static final String CACHE = System.getProperty("findbuch.worker-cache", "");

  private final List<String> program;
  private final String compiles;
  private final Path folder;
  private final Path home = Path.of(System.getProperty("java.home"));
  private final Bubble bubble = new Bubble(Path.of("/usr/bin/bwrap"));
  private final Cage cage;
  private final Set<WorkerProcess> running = ConcurrentHashMap.newKeySet();

  /**
   * Starts every worker and watches over it. One thread for all: a worker in a cage dies with the
   * thread that started it.
   */
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("extract-watch").factory());

  WorkerStarter(List<String> program, Path folder, @Nullable Cage known, String compiles)
      throws IOException {
    this.program = List.copyOf(program);
    this.compiles = compiles;
    this.folder = folder;
    this.cage = known == null ? onWatch(() -> bubble.trial(home, folder)) : known;
  }

  Cage cage() {
    return cage;
  }

  WorkerProcess start(int number) throws IOException {
    WorkerFolder desk = WorkerFolder.at(folder.resolve("worker-" + number), cage);
    Process process = onWatch(() -> builder(desk).start());
    WorkerProcess worker = new WorkerProcess(process, desk, watch, running::remove);
    running.add(worker);
    if (watch.isShutdown()) {
      worker.close();
    }
    return worker;
  }

  @Override
  public void close() {
    watch.shutdownNow();
    running.forEach(WorkerProcess::close);
  }

  private ProcessBuilder builder(WorkerFolder desk) throws IOException {
    List<String> command = new ArrayList<>(LowerClaim.command());
    List<String> cache = cache();
    if (cage.holds()) {
      List<String> shown = shown();
      shown.addAll(cache);
      command.addAll(bubble.around(desk, home, shown));
    }
    command.add(home.resolve("bin/java").toString());
    command.addAll(JVM);
    command.add(compiles);
    for (String file : cache) {
      command.addAll(List.of("-XX:AOTCache=" + file, "-XX:+VerifySharedSpaces", "-Xlog:aot=off"));
    }
    if (cage.holds()) {
      command.add(LowerClaim.toldOfOwnSession());
    }
    command.add("-Djava.io.tmpdir=" + desk.scratchInside());
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath()));
    command.addAll(program);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("LANG", "C.UTF-8");
    environment.put("TMPDIR", desk.scratchInside());
    return builder.directory(folder.toFile());
  }

  private static List<String> cache() {
    return !CACHE.isEmpty() && Files.isReadable(Path.of(CACHE)) ? List.of(CACHE) : List.of();
  }

  /** What the class path names, and what the program's own jar names beyond it. */
  private static List<String> shown() throws IOException {
    List<String> shown = new ArrayList<>(classPath());
    Path first = Path.of(shown.getFirst());
    if (!Files.isRegularFile(first)) {
      return shown;
    }
    try (JarFile jar = new JarFile(first.toFile())) {
      Manifest manifest = jar.getManifest();
      String named =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      for (String entry : named == null ? new String[0] : named.split(" ", -1)) {
        Path path = first.resolveSibling(entry).normalize();
        if (!entry.isBlank() && Files.exists(path)) {
          shown.add(path.toString());
        }
      }
    }
    return shown;
  }

  private static List<String> classPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath().normalize();
      if (!entry.isEmpty() && Files.exists(path)) {
        entries.add(path.toString());
      }
    }
    return entries;
  }

  private <T> T onWatch(Callable<T> task) throws IOException {
    try {
      return watch.submit(task).get(30, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new IOException("a worker could not be started", failed.getCause());
    } catch (java.util.concurrent.TimeoutException
        | java.util.concurrent.RejectedExecutionException failed) {
      throw new IOException("a worker could not be started", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("a worker was being started", interrupted);
    }
  }

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
            "/etc/libreoffice",
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
}
