package org.findbuch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.ocfl.OcflStore;
import org.findbuch.archive.sql.SqlStore;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.DamagedOriginalException;
import org.findbuch.archive.store.DamagedStoreException;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.archive.store.OriginalFile;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.archive.store.Texts;
import org.findbuch.document.Access;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Layout;
import org.findbuch.document.Metadata;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.ocfl.OcflValidator;

/** The real archive in a folder, with the few sentences that tests say over and over. */
record OpenArchive(Path folder, Archive archive) implements AutoCloseable {
  private static final RecordCodec RECORDS = OcflStore.records();

  static OpenArchive in(Path folder) throws IOException {
    return in(folder, Steps.NONE);
  }

  static OpenArchive in(Path folder, Steps steps) throws IOException {
    return in(folder, steps, Around.NOTHING);
  }

  /** What stands between the archive and the real parts. */
  interface Around {
    Around NOTHING =
        new Around() {
          @Override
          public <T> T part(Class<T> type, T part) {
            return part;
          }
        };

    <T> T part(Class<T> type, T part);
  }

  static OpenArchive in(Path folder, Steps steps, Around around) throws IOException {
    ObjectStore objects = around.part(ObjectStore.class, OcflStore.open(folder));
    Catalogue catalogue =
        around.part(Catalogue.class, catalogue(folder.resolve("catalogue.sqlite")));
    Texts texts = around.part(Texts.class, SqlStore.texts(folder.resolve("texts.sqlite"), RECORDS));
    try {
      return new OpenArchive(folder, Archive.open(folder, objects, catalogue, texts, steps));
    } catch (IOException | RuntimeException | Error e) {
      objects.close();
      catalogue.close();
      texts.close();
      throw e;
    }
  }

  private static Catalogue catalogue(Path file) throws IOException {
    try {
      return SqlStore.catalogue(file, RECORDS);
    } catch (DamagedStoreException damaged) {
      return SqlStore.unopened(file, RECORDS);
    }
  }

  Spooled spool(String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return archive.spool(new ByteArrayInputStream(bytes), Long.MAX_VALUE);
  }

  Receipt receive(String content) throws IOException {
    return receive(content, Metadata.NONE);
  }

  Receipt receive(String content, Metadata metadata) throws IOException {
    return archive.receive(
        spool(content),
        new Arrival("a.txt", Format.TXT, metadata, Release.of(Publication.PUBLISHED)),
        "test");
  }

  DocumentId stored(String content) throws IOException {
    return ((Receipt.Stored) receive(content)).holding().id();
  }

  Receipt receiveVersion(DocumentId id, String content) throws IOException {
    return archive.receiveVersion(
        id,
        spool(content),
        new Arrival("b.txt", Format.TXT, Metadata.NONE, Release.of(Publication.DRAFT)),
        "test");
  }

  /** Plays the part of reading: every waiting document gets these pages. */
  void readAll(String... pages) throws IOException {
    for (Holding holding : archive.queue().next(new Lane(Lane.TEXT, 1), 100, Set.of())) {
      try (TextWriter writer =
          archive.queue().write(holding.document().newest(), new Lane(Lane.TEXT, 1))) {
        int left = 0;
        for (Page page : writer.left()) {
          left = page.number();
        }
        for (int i = left; i < pages.length; i++) {
          writer.add(page(i + 1, pages[i]));
        }
        writer.finish(new Found("Told by the file", List.of(), null, null), null);
      }
      archive.queue().read(holding.id(), holding.document().newest(), coverage -> List.of());
    }
  }

  /** Plays the part of the index: it has seen everything. */
  void indexAll() throws IOException {
    for (Holding holding : archive.queue().unindexed(100)) {
      archive.queue().indexed(Map.of(holding.id(), holding.stamp()));
    }
  }

  /** Where the archive finds nothing wrong with itself, a stranger has to find nothing either. */
  List<Damage> check() throws IOException {
    List<Damage> damages = new ArrayList<>();
    archive.check(damages::add);
    if (damages.isEmpty()) {
      assertThat(OcflValidator.validate(folder.resolve("ocfl"))).isEmpty();
    }
    return damages;
  }

  Holding find(DocumentId id) throws IOException {
    return archive.find(id).orElseThrow();
  }

  String content(DocumentId id, int original) throws IOException {
    Holding holding = find(id);
    OriginalFile file = archive.open(id, holding.document().originals().get(original - 1));
    try (var in = file.from(0, file.bytes())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Every document with its version, words and bytes, and every collection, a line each. */
  String state() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Holding holding : archive.list(DocumentFilter.all(Access.STAFF), 1, 100)) {
      Document document = holding.document();
      List<String> line = new ArrayList<>();
      line.add(document.id() + " " + document.version() + " " + holding.publication().code());
      line.add(String.valueOf(document.metadata().title()));
      for (Original original : document.originals()) {
        line.add(contentOrNone(document.id(), original.number()));
      }
      lines.add(String.join(" ", line));
    }
    lines.sort(Comparator.naturalOrder());
    archive.collections().all().forEach(collection -> lines.add(collection.id() + " (collection)"));
    return String.join("\n", lines);
  }

  private String contentOrNone(DocumentId id, int original) throws IOException {
    try {
      return content(id, original);
    } catch (FileNotFoundException | DamagedOriginalException erasedOrLost) {
      return "(none)";
    }
  }

  List<Path> incoming() throws IOException {
    try (var files = Files.list(folder.resolve("incoming"))) {
      return files.toList();
    }
  }

  /** A new folder in memory, if there is any: a disk takes three times as long. */
  static Path inMemory(Path otherwise) throws IOException {
    Path memory = Path.of("/dev/shm");
    return Files.createTempDirectory(Files.isWritable(memory) ? memory : otherwise, "findbuch");
  }

  static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  static Page page(int number, String text) {
    return new Page(number, String.valueOf(number), PageState.TEXT, text, Layout.NONE);
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
