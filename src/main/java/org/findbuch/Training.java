package org.findbuch;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.findbuch.cli.Session;
import org.findbuch.cli.Stop;
import org.findbuch.cli.Terminal;
import org.findbuch.extract.DocumentReader;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.Recognition;

/**
 * Does once what a service does after every start, for a JVM that writes down what it will need:
 * adds files, serves them, searches and turns pages.
 */
final class Training {
  private static final int ROUNDS = 15;
  private static final Pattern ADDRESS = Pattern.compile("http://\\S+");
  private static final Pattern DOCUMENT = Pattern.compile("\"url\":\"(/d/[0-9a-z]+)\"");
  private static final List<String> QUESTIONS =
      List.of(
          "/health",
          "/",
          "/api/status",
          "/api/search?q=gesundheit",
          "/search?q=gesundheit+alter",
          "/api/search?q=%22leben+mit+demenz%22+OR+pfleg*&size=20",
          "/search?q=kinder+-schule&kind=report&sort=newest",
          "/api/search?q=gesundhiet~&from=2004&to=2016&lang=en",
          "/c",
          "/api/documents",
          "/there-is-no-such-page");

  private final Session.Access access;
  private final List<String> folders;
  private final List<String> files;

  /**
   * Prepares a training.
   *
   * @param folder for an archive and an index, which stay there
   * @param files files and folders to add
   */
  Training(Session.Access access, Path folder, List<String> files) {
    this.access = access;
    this.files = List.copyOf(files);
    this.folders =
        List.of(
            "--archive", folder.resolve("archive").toString(),
            "--index", folder.resolve("index").toString());
  }

  /** Does once what a worker does: reads files and folders of files. */
  static void read(List<String> named, List<DocumentReader> readers) throws IOException {
    for (String name : named) {
      try (Stream<Path> below = Files.walk(Path.of(name))) {
        for (Path file : below.filter(Files::isRegularFile).toList()) {
          read(file, readers);
        }
      }
    }
  }

  private static void read(Path file, List<DocumentReader> readers) throws IOException {
    if (new Recogniser().recognise(file, file.toString()) instanceof Recognition.Known known) {
      for (DocumentReader reader : readers) {
        if (reader.reads(known.format())) {
          reader.read(file, known.format(), Limits.DEFAULTS, page -> {});
        }
      }
    }
  }

  /** Trains, and returns the exit code of the first command that failed. */
  int run() throws IOException {
    List<String> add = new ArrayList<>(List.of("add"));
    add.addAll(folders);
    add.addAll(files);
    int added = App.commands().run(add, terminal(System.err, new Stop()), access);
    if (added != 0) {
      return added;
    }
    return serve();
  }

  private int serve() throws IOException {
    List<String> serve = new ArrayList<>(List.of("serve", "--port", "0"));
    serve.addAll(folders);
    Stop stop = new Stop();
    PipedInputStream said = new PipedInputStream();
    PrintStream out = new PrintStream(new PipedOutputStream(said), true, StandardCharsets.UTF_8);
    CompletableFuture<Integer> service =
        CompletableFuture.supplyAsync(
            () -> {
              try (out) {
                return App.commands().run(serve, terminal(out, stop), access);
              }
            },
            run -> Thread.ofPlatform().name("service").start(run));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8))) {
      Matcher ready = ADDRESS.matcher(String.valueOf(lines.readLine()));
      if (ready.find()) {
        ask(ready.group());
      }
    }
    stop.ask();
    return service.join();
  }

  private static void ask(String address) throws IOException {
    String found = "";
    for (int round = 0; round < ROUNDS; round++) {
      for (String question : QUESTIONS) {
        String answer = answer(address + question);
        found = question.startsWith("/api/search") ? answer : found;
      }
      Matcher document = DOCUMENT.matcher(found);
      if (document.find()) {
        answer(address + document.group(1));
        answer(address + document.group(1) + "/1?q=gesundheit");
        answer(address + document.group(1) + "/original");
      }
    }
  }

  private static String answer(String address) throws IOException {
    try (InputStream in = URI.create(address).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (FileNotFoundException nothingThere) {
      return "";
    }
  }

  private static Terminal terminal(PrintStream out, Stop stop) {
    return new Terminal(
        InputStream.nullInputStream(), out, System.err, Path.of("/"), false, "de", "", stop, null);
  }
}
