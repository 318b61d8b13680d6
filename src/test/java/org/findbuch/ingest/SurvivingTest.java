package org.findbuch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Arrival;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.ocfl.OcflStore;
import org.findbuch.archive.sql.SqlStore;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Layout;
import org.findbuch.document.Metadata;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.document.State;
import org.findbuch.extract.Cage;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Extractor;
import org.findbuch.extract.PageSink;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One document over which the program fails holds up no other, and no thread ends over it. */
@Tag("contract")
class SurvivingTest {
  private static final long PATIENCE = 60_000;

  @TempDir Path folder;

  @Test
  void a_file_over_which_a_reader_fails_with_an_error_is_waited_for_by_nobody() throws Exception {
    for (Throwable breaks :
        new Throwable[] {new StackOverflowError(), new AssertionError(), new RuntimeException()}) {
      Path own = Files.createTempDirectory(folder, "lane");
      everyOtherIsFound(own, breaks, null);
    }
  }

  @Test
  void a_document_over_which_the_index_fails_with_an_error_is_waited_for_by_nobody()
      throws Exception {
    for (Throwable breaks :
        new Throwable[] {new StackOverflowError(), new NoClassDefFoundError()}) {
      Path own = Files.createTempDirectory(folder, "index");
      everyOtherIsFound(own, null, breaks);
    }
  }

  private static void everyOtherIsFound(
      Path folder, @Nullable Throwable inReader, @Nullable Throwable inIndex) throws Exception {
    var records = OcflStore.records();
    try (Archive archive =
            Archive.open(
                folder,
                OcflStore.open(folder),
                SqlStore.catalogue(folder.resolve("catalogue.sqlite"), records),
                SqlStore.texts(folder.resolve("texts.sqlite"), records),
                Steps.NONE);
        LuceneIndex index = LuceneIndex.open(folder.resolve("index"));
        Ingestor ingestor = new Ingestor(archive, new Reader(inReader), breaking(index, inIndex))) {
      DocumentId bad = receive(archive, "böse");
      DocumentId good = receive(archive, "gut");
      DocumentId better = receive(archive, "besser");
      ingestor.start(1);
      assertThat(ingestor.awaitSettled(Set.of(good, better), PATIENCE)).isTrue();
      DocumentId later = receive(archive, "später");
      ingestor.wake();
      assertThat(ingestor.awaitSettled(Set.of(later), PATIENCE)).isTrue();
      assertThat(archive.find(later).orElseThrow().state()).isEqualTo(State.SEARCHABLE);
      assertThat(archive.find(bad).orElseThrow().state()).isNotEqualTo(State.UNREADABLE);
    }
  }

  private static DocumentId receive(Archive archive, String text) throws IOException {
    return archive
        .receive(
            archive.spool(new ByteArrayInputStream(text.getBytes(UTF_8)), 1_000),
            new Arrival(
                text + ".txt", Format.TXT, Metadata.NONE, Release.of(Publication.PUBLISHED)),
            "test")
        .holding()
        .id();
  }

  private static SearchIndex breaking(SearchIndex index, @Nullable Throwable breaks) {
    return (SearchIndex)
        Proxy.newProxyInstance(
            SearchIndex.class.getClassLoader(),
            new Class<?>[] {SearchIndex.class},
            (_, method, arguments) -> {
              if (breaks != null
                  && method.getName().equals("put")
                  && ((IndexedDocument) arguments[0]).title().contains("böse")) {
                throw breaks;
              }
              try {
                return method.invoke(index, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  private record Reader(@Nullable Throwable breaks) implements Extractor {
    @Override
    public Extraction read(Path file, Format format, PageSink sink) throws IOException {
      String text = Files.readString(file);
      if (breaks instanceof Error error && text.equals("böse")) {
        throw error;
      }
      if (breaks instanceof RuntimeException failed && text.equals("böse")) {
        throw failed;
      }
      sink.accept(new Page(1, "1", PageState.TEXT, text, Layout.NONE));
      return new Extraction.Read(Found.NOTHING, null);
    }

    @Override
    public Workers workers() {
      return new Workers(1, 0, 0, Map.of());
    }

    @Override
    public Cage cage() {
      return Cage.NOT_INSTALLED;
    }

    @Override
    public void close() {}
  }
}
