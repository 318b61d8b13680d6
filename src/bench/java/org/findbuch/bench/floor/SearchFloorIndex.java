package org.findbuch.bench.floor;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;

/** Writes an index of the same block structure: one document a page, then one for the record. */
public final class SearchFloorIndex implements Closeable {
  static final Map<String, Float> RECORD =
      Map.of(
          "title", 3f,
          "subtitle", 2f,
          "description", 1f,
          "authors", 1.5f,
          "collections", 1.5f,
          "topics", 2f,
          "places", 1.5f);
  static final FacetsConfig FACETS = new FacetsConfig();

  private static final double BUFFER_MEGABYTES = 32;
  private static final FieldType MARKED = type(true);
  private static final FieldType PLAIN = type(false);

  private final IndexWriter writer;

  /** One document as the floor takes it. */
  public record Block(
      String id,
      long date,
      Map<String, List<String>> record,
      Map<String, List<String>> facets,
      Iterable<String> pages) {}

  private SearchFloorIndex(IndexWriter writer) {
    this.writer = writer;
  }

  /** Begins an empty index. */
  public static SearchFloorIndex create(Path folder) throws IOException {
    Map<String, org.apache.lucene.analysis.Analyzer> exact = new HashMap<>();
    exact.put("text_exact", Terms.EXACT);
    RECORD.keySet().forEach(part -> exact.put(part + "_exact", Terms.EXACT));
    IndexWriterConfig config =
        new IndexWriterConfig(new PerFieldAnalyzerWrapper(Terms.GERMAN, exact))
            .setSimilarity(new BM25Similarity(0.9f, 0.75f))
            .setRAMBufferSizeMB(BUFFER_MEGABYTES)
            .setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    return new SearchFloorIndex(new IndexWriter(FSDirectory.open(folder), config));
  }

  public void add(Block block) throws IOException {
    List<Document> documents = new ArrayList<>();
    int number = 0;
    for (String page : block.pages()) {
      number++;
      Document fields = new Document();
      fields.add(new StoredField("page", number));
      fields.add(new Field("text_de", page, MARKED));
      fields.add(new Field("text_exact", page, PLAIN));
      documents.add(fields);
    }
    documents.add(record(block));
    writer.addDocuments(documents);
  }

  private static Document record(Block block) throws IOException {
    Document fields = new Document();
    fields.add(new StringField("document", "", Field.Store.NO));
    fields.add(new StringField("id", block.id(), Field.Store.YES));
    fields.add(new NumericDocValuesField("date", block.date()));
    block
        .record()
        .forEach(
            (part, texts) -> {
              for (String text : texts) {
                fields.add(new Field(part + "_de", text, PLAIN));
                fields.add(new Field(part + "_exact", text, PLAIN));
                if (part.equals("title")) {
                  fields.add(new StoredField("title", text));
                }
              }
            });
    block
        .facets()
        .forEach(
            (facet, values) -> {
              for (String value : List.copyOf(new java.util.TreeSet<>(values))) {
                fields.add(new SortedSetDocValuesFacetField(facet, value));
              }
            });
    synchronized (FACETS) {
      block.facets().keySet().forEach(facet -> FACETS.setMultiValued(facet, true));
    }
    return FACETS.build(fields);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static FieldType type(boolean shown) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setStored(shown);
    type.setIndexOptions(
        shown
            ? IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS
            : IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.freeze();
    return type;
  }
}
