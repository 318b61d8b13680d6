package org.findbuch.bench.floor;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The index that one would write first: a block of pages and their record, every field in Lucene's
 * GermanAnalyzer as it comes, each text once, pages stored.
 */
public final class PlainIndex implements Closeable {
  private final IndexWriter writer;

  private PlainIndex(IndexWriter writer) {
    this.writer = writer;
  }

  /** Begins an empty index; the writer buffers so many megabytes. */
  public static PlainIndex create(Path folder, double buffer) throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(new GermanAnalyzer())
            .setRAMBufferSizeMB(buffer)
            .setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    return new PlainIndex(new IndexWriter(FSDirectory.open(folder), config));
  }

  /** Adds a document: its pages, the texts of its record and its facets' values, by field. */
  public void add(
      String id,
      Iterable<String> pages,
      Map<String, List<String>> record,
      Map<String, List<String>> facets)
      throws IOException {
    List<Document> block = new ArrayList<>();
    for (String page : pages) {
      Document fields = new Document();
      fields.add(new StringField("id", id, Field.Store.NO));
      fields.add(new TextField("text", page, Field.Store.YES));
      block.add(fields);
    }
    Document fields = new Document();
    fields.add(new StringField("id", id, Field.Store.YES));
    record.forEach(
        (part, texts) ->
            texts.forEach(text -> fields.add(new TextField(part, text, Field.Store.NO))));
    facets.forEach(
        (facet, values) ->
            values.forEach(
                value -> fields.add(new SortedSetDocValuesField(facet, new BytesRef(value)))));
    block.add(fields);
    writer.addDocuments(block);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
