package org.findbuch.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Archives;
import org.findbuch.archive.Arrival;
import org.findbuch.archive.Spooled;
import org.findbuch.archive.TextWriter;
import org.findbuch.archive.ocfl.OcflStore;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Original;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.extract.DocumentReader;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Extractor;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.Recognition;
import org.findbuch.extract.pdf.PdfReader;
import org.findbuch.extract.pool.WorkerPool;
import org.findbuch.extract.scan.ScanReader;
import org.findbuch.extract.tika.OfficeReader;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.Searcher;
import org.findbuch.index.lucene.LuceneIndex;
import org.findbuch.ingest.Ingestor;

/**
 * The demo collection in an archive and index of its own, nothing else beside it, read in this very
 * process. The index is built in one go, so that its counts are the same every time.
 */
final class DemoShelf implements AutoCloseable {
  private static final Path DEMO = Path.of(System.getProperty("findbuch.home"), "src", "demo");
  private static final RecordCodec RECORDS = OcflStore.records();
  private static final List<DocumentReader> READERS =
      List.of(new PdfReader(), new OfficeReader(), new ScanReader());

  private final Archive archive;
  private final SearchIndex index;
  private final Map<DocumentId, String> files = new HashMap<>();

  private DemoShelf(Archive archive, SearchIndex index) {
    this.archive = archive;
    this.index = index;
  }

  static DemoShelf in(Path folder) throws IOException {
    Archive archive = Archives.open(folder.resolve("archive"));
    DemoShelf shelf = new DemoShelf(archive, LuceneIndex.open(folder.resolve("index")));
    shelf.load(folder);
    return shelf;
  }

  private void load(Path folder) throws IOException {
    for (JsonNode collection :
        new ObjectMapper().readTree(DEMO.resolve("collections.json").toFile())) {
      ObjectNode said = collection.deepCopy();
      said.properties().removeIf(field -> field.getValue().isNull());
      said.remove("agenda"); // lines as people type them, which nobody searches
      said.put("schema", 1).put("type", "collection");
      archive.collections().add(RECORDS.collection(said.toString()), "test");
    }
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (Reader text = Files.newBufferedReader(DEMO.resolve("metadata.csv"));
        Extractor none = new WorkerPool(List.of("none"), 1, Limits.DEFAULTS, folder);
        Ingestor ingestor = new Ingestor(archive, none, index)) {
      for (CSVRecord row : format.parse(text)) {
        add(DEMO.resolve(row.get("file")), said(row));
      }
      ingestor.indexing().rebuild();
    }
  }

  private static Metadata said(CSVRecord row) {
    Metadata.Builder metadata = new Metadata.Builder();
    for (MetadataField field : MetadataField.IN_WORDS) {
      if (row.isMapped(field.code())) {
        String cell = row.get(field.code());
        field.set(metadata, field.isList() ? Arrays.asList(cell.split(";")) : List.of(cell));
      }
    }
    return metadata.build();
  }

  private void add(Path file, Metadata said) throws IOException {
    String name = file.getFileName().toString();
    if (!(new Recogniser().recognise(file, name) instanceof Recognition.Known(Format format))) {
      throw new IOException(file + " is in no format that can be read");
    }
    try (Spooled spooled = archive.spool(Files.newInputStream(file), Long.MAX_VALUE)) {
      Holding holding =
          archive
              .receive(
                  spooled,
                  new Arrival(name, format, said, Release.of(Publication.PUBLISHED)),
                  "test")
              .holding();
      read(file, format, holding.document().newest());
      archive.queue().read(holding.id(), holding.document().newest(), coverage -> List.of());
      // A rebuild takes what has been in the index before.
      archive
          .queue()
          .indexed(Map.of(holding.id(), archive.find(holding.id()).orElseThrow().stamp()));
      files.put(holding.id(), name);
    }
  }

  private void read(Path file, Format format, Original original) throws IOException {
    DocumentReader reader =
        READERS.stream().filter(one -> one.reads(format)).findFirst().orElseThrow();
    try (TextWriter text = archive.queue().write(original, Extractor.TEXT)) {
      switch (reader.read(file, format, Limits.DEFAULTS, text::add)) {
        case Extraction.Read(var found, var cutShort) -> text.finish(found, cutShort);
        case Extraction.Unreadable(var fault) -> text.fail(fault);
      }
    }
  }

  Searcher searcher() {
    return index.searcher(Access.PUBLIC);
  }

  /** The name of the file that a document was made of. */
  String file(DocumentId id) {
    return files.getOrDefault(id, id.value());
  }

  boolean holds(String file) {
    return files.containsValue(file);
  }

  @Override
  public void close() throws IOException {
    try (archive) {
      index.close();
    }
  }
}
