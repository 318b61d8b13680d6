package org.findbuch;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.Options;
import org.findbuch.cli.Session;
import org.findbuch.cli.Stop;
import org.findbuch.cli.Terminal;
import org.findbuch.extract.DocumentReader;
import org.findbuch.extract.drawing.PictureWriter;
import org.findbuch.extract.ocr.OcrReader;
import org.findbuch.extract.office.LibreOffice;
import org.findbuch.extract.parts.PartsReader;
import org.findbuch.extract.pdf.PdfReader;
import org.findbuch.extract.picture.PagePainter;
import org.findbuch.extract.scan.ScanReader;
import org.findbuch.extract.tika.OfficeReader;
import org.findbuch.extract.worker.Worker;
import org.findbuch.index.lucene.LuceneIndex;
import org.findbuch.web.WebServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The program's front door: the command line, or a worker that reads files for another process. */
public final class Main {
  private static final int PATIENCE_SECONDS = 40;

  /** The same as that of a JVM with {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  private Main() {}

  public static void main(String[] arguments) {
    List<String> typed = List.of(arguments);
    if (typed.contains("serve") || typed.contains("demo") || isTraining(typed)) {
      // Before the first logger is made: the service says what it does, a command only its result.
      System.setProperty("findbuch.log", "INFO");
      System.setProperty("jdk.virtualThreadScheduler.parallelism", "" + WebServer.carriers());
    }
    Thread.setDefaultUncaughtExceptionHandler(Main::ended);
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    if (typed.equals(List.of("worker"))) {
      List<PagePainter> painters = List.of(new PdfReader(), new ScanReader());
      Worker.serve(
          readers(),
          new OcrReader(painters),
          new PictureWriter(painters),
          new LibreOffice(),
          PdfReader.binder(painters));
      return;
    }
    System.exit(isTraining(typed) ? train(typed) : run(typed, LuceneIndex::open));
  }

  /**
   * A thread has ended by what nobody caught. Without memory nothing can be relied on: whoever has
   * started the process starts another, and that finds all that was acknowledged.
   */
  private static void ended(Thread thread, Throwable failed) {
    try {
      LoggerFactory.getLogger(Main.class).error("thread {} has ended", thread.getName(), failed);
    } finally {
      if (failed instanceof OutOfMemoryError) {
        System.err.println("ended for lack of memory: " + failed.getMessage());
        Runtime.getRuntime().halt(OUT_OF_MEMORY);
      }
    }
  }

  private static List<DocumentReader> readers() {
    return List.of(new PartsReader(List.of(new PdfReader(), new OfficeReader(), new ScanReader())));
  }

  private static boolean isTraining(List<String> typed) {
    return typed.size() > 1 && typed.getFirst().startsWith("training-");
  }

  /** What {@code .ci/train} starts; no command, as nobody types it. */
  private static int train(List<String> typed) {
    List<String> rest = typed.subList(1, typed.size());
    try {
      if (typed.getFirst().equals("training-worker")) {
        Training.read(rest, readers());
        return 0;
      }
      return new Training(
              access(LuceneIndex::open), Path.of(rest.getFirst()), rest.subList(1, rest.size()))
          .run();
    } catch (IOException failed) {
      LoggerFactory.getLogger(Main.class).warn("the training failed", failed);
      return 1;
    }
  }

  static int run(List<String> typed, App.Opening indexes) {
    Stop stop = new Stop();
    CountDownLatch ended = new CountDownLatch(1);
    stopWhenAsked(stop, ended);
    try {
      return App.commands().run(typed, terminal(stop), access(indexes));
    } finally {
      ended.countDown();
    }
  }

  private static Session.Access access(App.Opening indexes) {
    Path home = Path.of(System.getProperty("findbuch.home", "")).toAbsolutePath();
    return (options, command) -> App.open(settings(options, home), home, command, indexes);
  }

  private static Settings settings(Options options, Path home) throws IOException {
    try {
      return SettingsFile.read(options, home);
    } catch (SettingException wrong) {
      throw CommandException.usage("setting.wrong", String.valueOf(wrong.getMessage()));
    }
  }

  /** Ctrl-C and a polite kill end the command in order: what is under way is finished or undone. */
  private static void stopWhenAsked(Stop stop, CountDownLatch ended) {
    Thread hook =
        new Thread(
            () -> {
              stop.ask();
              try {
                if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                  LoggerFactory.getLogger(Main.class).warn("ended before everything was closed");
                }
              } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static Terminal terminal(Stop stop) {
    return new Terminal(
        System.in,
        System.out,
        System.err,
        Path.of("").toAbsolutePath(),
        isTerminal(),
        Locale.getDefault().getLanguage().equals("de") ? "de" : "en",
        System.getProperty("user.name", ""),
        stop,
        console());
  }

  /** Where somebody types a password; null when input comes from a file or another program. */
  private static @Nullable Console console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).orElse(null);
  }

  private static boolean isTerminal() {
    return Boolean.parseBoolean(System.getProperty("findbuch.terminal", "false"));
  }
}
