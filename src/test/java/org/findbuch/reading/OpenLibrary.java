package org.findbuch.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.findbuch.Settings;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Archives;
import org.findbuch.archive.Arrival;
import org.findbuch.archive.TextWriter;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Lane;
import org.findbuch.document.Layout;
import org.findbuch.document.Metadata;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.editing.ByHand;
import org.findbuch.extract.Cage;
import org.findbuch.extract.Extractor;
import org.findbuch.extract.pool.WorkerPool;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;
import org.findbuch.ingest.Disks;
import org.findbuch.ingest.Ingestor;
import org.findbuch.ingest.OcrPace;
import org.findbuch.ingest.Settled;
import org.jspecify.annotations.Nullable;

/** A library over a real archive and a real index; only reading files is played by hand. */
final class OpenLibrary implements AutoCloseable {
  final Archive archive;
  final SearchIndex index;
  private final Extractor extractor;
  private final Ingestor ingestor;

  OpenLibrary(Path folder) throws IOException {
    Path kept = Files.createDirectories(folder.resolve("archive"));
    archive = Archives.open(kept);
    index = LuceneIndex.open(folder.resolve("index"));
    Settings settings = Settings.of(java.util.Map.of(), folder);
    extractor = new WorkerPool(List.of("none"), 1, settings.limits(), folder);
    ingestor = new Ingestor(archive, extractor, index);
    ingestor.start(0);
    settle();
  }

  Library as(Access access) {
    return as(access, Wording.GERMAN);
  }

  Library as(Access access, Wording wording) {
    return new Library(archive, index, access, wording);
  }

  StatusReading status() {
    return new StatusReading(
        archive,
        index,
        Cage.NOT_INSTALLED,
        () -> new OcrPace(false, 3),
        () -> false,
        new Disks(Map.of(), 0),
        new Readiness(Map.of()));
  }

  /** Adds a document, its pages read and not yet indexed; an empty page is one without text. */
  DocumentId add(String name, Metadata said, Publication publication, String... pages)
      throws IOException {
    Format format = Format.valueOf(name.substring(name.indexOf('.') + 1).toUpperCase(Locale.ROOT));
    byte[] bytes = (name + String.join("\f", pages)).getBytes(StandardCharsets.UTF_8);
    try (var spooled = archive.spool(new ByteArrayInputStream(bytes), Long.MAX_VALUE)) {
      Arrival arrival = new Arrival(name, format, said, Release.of(publication));
      DocumentId id = archive.receive(spooled, arrival, ByHand.WHO).holding().id();
      read(id, null, pages);
      return id;
    }
  }

  /** Adds the next original of a document. */
  void addVersion(DocumentId id, String name, String... pages) throws IOException {
    byte[] bytes = (name + String.join("\f", pages)).getBytes(StandardCharsets.UTF_8);
    try (var spooled = archive.spool(new ByteArrayInputStream(bytes), Long.MAX_VALUE)) {
      archive.receiveVersion(
          id,
          spooled,
          new Arrival(name, Format.TXT, Metadata.NONE, Release.of(Publication.DRAFT)),
          ByHand.WHO);
      read(id, null, pages);
    }
  }

  /** Plays what reading would bring. */
  void read(DocumentId id, @Nullable Fault cutShort, String... pages) throws IOException {
    List<Page> texts = new ArrayList<>();
    for (int i = 0; i < pages.length; i++) {
      PageState state = pages[i].isEmpty() ? PageState.UNREAD : PageState.TEXT;
      texts.add(new Page(i + 1, String.valueOf(i + 1), state, pages[i], Layout.NONE));
    }
    read(id, Found.NOTHING, cutShort, texts);
  }

  void read(DocumentId id, Found found, @Nullable Fault cutShort, List<Page> pages)
      throws IOException {
    Original newest = archive.find(id).orElseThrow().document().newest();
    try (TextWriter writer = archive.queue().write(newest, new Lane(Lane.TEXT, 1))) {
      for (Page page : pages) {
        writer.add(page);
      }
      writer.finish(found, cutShort);
    }
    archive.queue().read(id, newest, coverage -> List.of());
  }

  void collection(String id, @Nullable String parent, @Nullable String start) throws IOException {
    archive
        .collections()
        .add(
            new Collection(
                new CollectionId(id),
                CollectionKind.CONFERENCE,
                "Titel von " + id,
                parent == null ? null : new CollectionId(parent),
                start == null ? null : new DocumentDate(start),
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null),
            ByHand.WHO);
  }

  void withdraw(DocumentId id, String reason) throws IOException {
    new ByHand(archive).withdraw(id, reason);
  }

  void erase(DocumentId id, String reason) throws IOException {
    new ByHand(archive).erase(id, reason);
  }

  /** Waits until the index knows everything. */
  void settle() throws IOException {
    ingestor.wake();
    Settled.await(archive, index);
  }

  /** Lets the index fall behind: what happens from now on it does not see. */
  void stopIndexing() throws IOException {
    ingestor.close();
  }

  @Override
  public void close() throws IOException {
    ingestor.close();
    extractor.close();
    index.close();
    archive.close();
  }
}
