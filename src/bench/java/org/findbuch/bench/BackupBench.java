package org.findbuch.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Arrival;
import org.findbuch.archive.Spooled;
import org.findbuch.archive.TextWriter;
import org.findbuch.archive.backup.Annex;
import org.findbuch.archive.backup.BackupOrder;
import org.findbuch.archive.backup.BackupReport;
import org.findbuch.archive.store.Watch;
import org.findbuch.bench.corpus.Loading;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Layout;
import org.findbuch.document.Metadata;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;

/**
 * What a backup of many small documents takes, beside {@code cp -r} and a sync of the same folder
 * in the same run; then a second backup of the same, with and without reading everything once more,
 * beside a {@code find} that asks the size of each file. {@code FINDBUCH_BENCH_DOCUMENTS} says how
 * many; else there are 10,000.
 */
public final class BackupBench {
  private static final int ROUNDS = 3;
  private static final int BYTES = 20_000;

  private final Path folder;
  private final int documents;
  private final Random random = new Random(42);

  private BackupBench(Path folder, int documents) {
    this.folder = folder;
    this.documents = documents;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    String asked = System.getenv("FINDBUCH_BENCH_DOCUMENTS");
    Path folder = Files.createTempDirectory("backup-bench");
    try {
      new BackupBench(folder, asked == null ? 10_000 : Integer.parseInt(asked)).run();
    } finally {
      Scratch.delete(folder);
    }
  }

  private void run() throws IOException, InterruptedException {
    Path source = Files.createDirectories(folder.resolve("archive"));
    try (Archive archive = Loading.open(source)) {
      long start = System.nanoTime();
      fill(archive);
      Report report =
          new Report(
              "backup",
              "what",
              "files",
              "MB",
              "s",
              "times cp -r and sync",
              "times looking at each file",
              "changes waited ms");
      report.fact("documents", documents);
      report.fact("rounds", ROUNDS);
      report.fact("seconds to make them", seconds(start));
      for (int round = 0; round < ROUNDS; round++) {
        compare(report, archive, source, round);
      }
      report.finish();
    }
  }

  private void compare(Report report, Archive archive, Path source, int round)
      throws IOException, InterruptedException {
    Path copy = folder.resolve("copy" + round);
    Floor floor = new Floor(copying(source, copy), looking(source));
    Scratch.delete(copy);
    command("sync", "-f", folder.toString());
    report.row(
        "cp -r and sync", "", "", floor.copying(), 1.0, floor.copying() / floor.looking(), "");
    Path target = folder.resolve("backup" + round);
    row(report, "backup", save(archive, source, target, false), floor);
    row(report, "the same once more", save(archive, source, target, false), floor);
    row(report, "once more --quick", save(archive, source, target, true), floor);
    Scratch.delete(target);
    command("sync", "-f", folder.toString());
  }

  /** Seconds that the same disk takes for the same files in the same minute. */
  private record Floor(double copying, double looking) {}

  private static double copying(Path source, Path copy) throws IOException, InterruptedException {
    long start = System.nanoTime();
    command("cp", "-r", source.toString(), copy.toString());
    command("sync", "-f", copy.toString());
    return seconds(start);
  }

  /** Asks the size of each file, which is the least that comparing two folders needs. */
  private static double looking(Path source) throws IOException, InterruptedException {
    long start = System.nanoTime();
    command("find", source.toString(), "-type", "f", "-size", "+1000000M");
    return seconds(start);
  }

  private static void row(Report report, String what, BackupReport saved, Floor floor) {
    double seconds = saved.took().toMillis() / 1e3;
    report.row(
        what,
        saved.files().copied(),
        saved.files().bytes() / 1e6,
        seconds,
        seconds / floor.copying(),
        seconds / floor.looking(),
        saved.pause().toMillis());
  }

  private static BackupReport save(Archive archive, Path source, Path target, boolean quick)
      throws IOException {
    Annex none = new NoDesk();
    return archive
        .saving()
        .backup(new BackupOrder(target, List.of(source), none, quick, "bench"), Watch.NONE);
  }

  private void fill(Archive archive) throws IOException {
    for (int i = 0; i < documents; i++) {
      byte[] bytes = new byte[BYTES];
      random.nextBytes(bytes);
      Metadata said = new Metadata.Builder().title("Bericht " + i).build();
      try (Spooled spooled = archive.spool(new ByteArrayInputStream(bytes), Long.MAX_VALUE)) {
        archive.receive(
            spooled,
            new Arrival(i + ".txt", Format.TXT, said, Release.of(Publication.PUBLISHED)),
            "test");
      }
      if (i % 500 == 499 || i == documents - 1) {
        read(archive);
      }
    }
  }

  /** Plays the part of reading: three pages each. */
  private void read(Archive archive) throws IOException {
    for (Holding holding : archive.queue().next(new Lane(Lane.TEXT, 1), 500, Set.of())) {
      try (TextWriter writer =
          archive.queue().write(holding.document().newest(), new Lane(Lane.TEXT, 1))) {
        for (int number = 1; number <= 3; number++) {
          byte[] text = new byte[2_000];
          random.nextBytes(text);
          String words = new String(text, StandardCharsets.ISO_8859_1);
          writer.add(new Page(number, "S. " + number, PageState.TEXT, words, Layout.NONE));
        }
        writer.finish(new Found(null, List.of(), null, null), null);
      }
      archive.queue().read(holding.id(), holding.document().newest(), coverage -> List.of());
    }
  }

  private static void command(String... line) throws IOException, InterruptedException {
    int code = new ProcessBuilder(line).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException(String.join(" ", line) + " ended with " + code);
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** The desk is small; here it is left out. */
  private record NoDesk() implements Annex {
    @Override
    public String name() {
      return "desk.sqlite";
    }

    @Override
    public void copyTo(Path file) throws IOException {
      Files.copy(new ByteArrayInputStream(new byte[0]), file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public boolean isEmpty() {
      return true;
    }

    @Override
    public void restoreFrom(Path file) {}
  }
}
