package org.findbuch.bench.floor;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;
import org.findbuch.document.Facet;
import org.findbuch.document.Page;
import org.findbuch.index.IndexedDocument;

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
  static final FacetsConfig FACETS = facets();

  private static final double BUFFER_MEGABYTES = 32;
  private static final FieldType MARKED = type(true);
  private static final FieldType PLAIN = type(false);

  private final IndexWriter writer;

  private static FacetsConfig facets() {
    FacetsConfig facets = new FacetsConfig();
    for (Facet facet : Facet.values()) {
      facets.setMultiValued(facet.code(), true);
    }
    return facets;
  }

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

  public void add(IndexedDocument document) throws IOException {
    List<Document> documents = new ArrayList<>();
    for (Page page : document.pages()) {
      Document fields = new Document();
      fields.add(new StoredField("page", page.number()));
      fields.add(new StoredField("label", page.label()));
      fields.add(new Field("text_de", page.text(), MARKED));
      fields.add(new Field("text_exact", page.text(), PLAIN));
      documents.add(fields);
    }
    documents.add(record(document));
    writer.addDocuments(documents);
  }

  private static Document record(IndexedDocument document) throws IOException {
    Document fields = new Document();
    fields.add(new StringField("document", "", Field.Store.NO));
    fields.add(new StringField("id", document.id().value(), Field.Store.YES));
    fields.add(new StoredField("stamp", document.stamp()));
    add(fields, "title", List.of(document.title()));
    add(fields, "subtitle", Stream.ofNullable(document.subtitle()).toList());
    add(fields, "description", Stream.ofNullable(document.description()).toList());
    add(fields, "authors", document.authors());
    add(fields, "collections", document.collections());
    add(fields, "topics", document.facets().getOrDefault(Facet.TOPIC, List.of()));
    add(fields, "places", document.facets().getOrDefault(Facet.PLACE, List.of()));
    document
        .facets()
        .forEach(
            (facet, values) ->
                new TreeSet<>(values)
                    .forEach(
                        value ->
                            fields.add(new SortedSetDocValuesFacetField(facet.code(), value))));
    return FACETS.build(fields);
  }

  private static void add(Document fields, String part, List<String> texts) {
    for (String text : texts) {
      fields.add(new Field(part + "_de", text, PLAIN));
      fields.add(new Field(part + "_exact", text, PLAIN));
    }
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
