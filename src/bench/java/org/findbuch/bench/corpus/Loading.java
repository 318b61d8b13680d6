package org.findbuch.bench.corpus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Archives;
import org.findbuch.archive.Arrival;
import org.findbuch.archive.Receipt;
import org.findbuch.archive.Spooled;
import org.findbuch.archive.TextWriter;
import org.findbuch.archive.WorkThreads;
import org.findbuch.document.Collection;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Holding;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.extract.Extractor;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.SearchIndex;

/** Brings a corpus to where a service answers from, without files that have to be read. */
public final class Loading {
  private static final int RECEIVING = 4;
  private static final int BATCH = 1_000;

  private final Corpus corpus;
  private final Archive archive;
  private final SearchIndex index;
  private final Taking alsoTaking;

  private Loading(Corpus corpus, Archive archive, SearchIndex index, Taking alsoTaking) {
    this.corpus = corpus;
    this.archive = archive;
    this.index = index;
    this.alsoTaking = alsoTaking;
  }

  /** Builds a new generation of the index on all cores, as the program does, and switches to it. */
  public static void intoIndex(Corpus corpus, SearchIndex index) throws IOException {
    try (SearchIndex.Rebuild rebuild = index.rebuild()) {
      each(corpus, rebuild::put);
      rebuild.switchOver();
    }
  }

  /** What is done with one document. */
  public interface Taking {
    void take(IndexedDocument document) throws IOException;
  }

  /** Makes all documents, on as many threads as there are cores. */
  public static void each(Corpus corpus, Taking taking) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    try (WorkThreads threads = new WorkThreads("corpus", cores, 4 * cores)) {
      for (int n = 0; n < corpus.documents(); n++) {
        int number = n;
        threads.submit(() -> taking.take(corpus.entry(corpus.document(number))));
      }
      threads.finish();
    }
  }

  /**
   * Fills an empty archive and the index that belongs to it, so that {@code serve} on both answers
   * every search, shows every page, and finds nothing to mend. The originals are text files; their
   * pages are those of the corpus, as if they had been read from a format that has pages.
   *
   * @param alsoTaking gets all that the index gets, from several threads
   */
  public static void intoArchive(Corpus corpus, Path folder, SearchIndex index, Taking alsoTaking)
      throws IOException {
    if (Files.isDirectory(folder.resolve("ocfl"))) {
      throw new IOException(folder + " holds an archive already, name an empty folder");
    }
    Files.createDirectories(folder);
    try (Archive archive = open(folder)) {
      for (Collection collection : corpus.collections()) {
        archive.collections().add(collection, "test");
      }
      new Loading(corpus, archive, index, alsoTaking).load();
    }
  }

  /** The archive of a folder, without the program around it. */
  public static Archive open(Path folder) throws IOException {
    return Archives.open(folder);
  }

  private void load() throws IOException {
    try (SearchIndex.Rebuild rebuild = index.rebuild();
        ExecutorService threads = Executors.newFixedThreadPool(RECEIVING)) {
      Map<DocumentId, Long> stamps = new HashMap<>();
      for (int first = 0; first < corpus.documents(); first += BATCH) {
        List<Future<Holding>> batch = new ArrayList<>();
        for (int n = first; n < Math.min(first + BATCH, corpus.documents()); n++) {
          int number = n;
          batch.add(threads.submit(() -> receive(corpus.document(number), rebuild)));
        }
        for (Future<Holding> received : batch) {
          Holding holding = done(received);
          stamps.put(holding.id(), holding.stamp());
        }
      }
      rebuild.switchOver();
      archive.queue().indexed(stamps);
    }
  }

  private static Holding done(Future<Holding> received) throws IOException {
    try {
      return received.get();
    } catch (ExecutionException failed) {
      throw new IOException("a document of the corpus was not taken", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while the corpus was being loaded", stopped);
    }
  }

  private Holding receive(GeneratedDocument document, SearchIndex.Rebuild rebuild)
      throws IOException {
    List<Page> pages = new ArrayList<>();
    document.pages().forEach(pages::add);
    String text = String.join("\n\n", pages.stream().map(Page::text).toList());
    Spooled spooled =
        archive.spool(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Long.MAX_VALUE);
    Arrival arrival =
        new Arrival(
            "dokument-%07d.txt".formatted(document.number()),
            Format.TXT,
            document.metadata(),
            Release.of(Publication.PUBLISHED));
    Receipt receipt = archive.receive(spooled, arrival, "test");
    Original original = receipt.holding().document().newest();
    try (TextWriter writer = archive.queue().write(original, Extractor.TEXT)) {
      for (Page page : pages) {
        writer.add(page);
      }
      writer.finish(Found.NOTHING, null);
    }
    archive.queue().read(receipt.holding().id(), original, coverage -> List.of());
    Holding read = archive.find(receipt.holding().id()).orElseThrow();
    GeneratedDocument written =
        new GeneratedDocument(document.number(), document.metadata(), pages);
    IndexedDocument entry = corpus.entry(written, read.id(), read.stamp(), Format.TXT);
    rebuild.put(entry);
    alsoTaking.take(entry);
    return read;
  }
}
