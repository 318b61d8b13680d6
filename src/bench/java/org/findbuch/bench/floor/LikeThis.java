package org.findbuch.bench.floor;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;

/**
 * Similar documents as Lucene finds them: its MoreLikeThis as it comes, with GermanAnalyzer and
 * term vectors, each document one text.
 */
public final class LikeThis implements Closeable {
  private static final String TEXT = "text";
  private static final FieldType VECTORS = vectors();

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final MoreLikeThis likeThis;

  private LikeThis(DirectoryReader reader) throws IOException {
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    this.likeThis = new MoreLikeThis(reader);
    likeThis.setAnalyzer(new GermanAnalyzer());
    likeThis.setFieldNames(new String[] {TEXT});
  }

  private static FieldType vectors() {
    FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
    type.setStoreTermVectors(true);
    type.freeze();
    return type;
  }

  /** Texts with their ids. */
  public interface Texts {
    void each(Taking taking) throws IOException;
  }

  /** Takes one. */
  public interface Taking {
    void take(String id, String text) throws IOException;
  }

  /** An index of all of them in an empty folder. */
  public static LikeThis of(Path folder, Texts texts) throws IOException {
    FSDirectory directory = FSDirectory.open(folder);
    try (IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig(new GermanAnalyzer()))) {
      texts.each(
          (id, text) -> {
            Document fields = new Document();
            fields.add(new StringField("id", id, Field.Store.YES));
            fields.add(new Field(TEXT, text, VECTORS));
            writer.addDocument(fields);
          });
      writer.forceMerge(1);
    }
    return new LikeThis(DirectoryReader.open(directory));
  }

  /** Ids of those that are likest, none of them itself. */
  public List<String> similar(String id, int most) throws IOException {
    int number = searcher.search(new TermQuery(new Term("id", id)), 1).scoreDocs[0].doc;
    StoredFields stored = searcher.storedFields();
    List<String> similar = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(likeThis.like(number), most + 1).scoreDocs) {
      if (hit.doc != number && similar.size() < most) {
        similar.add(stored.document(hit.doc).get("id"));
      }
    }
    return similar;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
