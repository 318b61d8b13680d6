package org.findbuch.bench.relevance;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/** Lucene as it comes: title and text in one field of one analyzer, any of the words, BM25. */
public final class PlainRetriever implements Retriever, Closeable {
  private static final String ID = "id";
  private static final String TEXT = "text";

  private final FSDirectory directory;
  private final QueryBuilder queries;
  private final Occur joining;
  private final IndexWriter writer;
  private @Nullable DirectoryReader reader;

  private PlainRetriever(FSDirectory directory, Analyzer analyzer, Occur joining)
      throws IOException {
    this.directory = directory;
    this.joining = joining;
    queries = new QueryBuilder(analyzer);
    writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
  }

  /** An empty one whose questions ask for any of their words. */
  public static PlainRetriever ofAnyWord(Path folder, Analyzer analyzer) throws IOException {
    return new PlainRetriever(FSDirectory.open(folder), analyzer, Occur.SHOULD);
  }

  /** An empty one whose questions ask for all of their words. */
  public static PlainRetriever ofAllWords(Path folder, Analyzer analyzer) throws IOException {
    return new PlainRetriever(FSDirectory.open(folder), analyzer, Occur.MUST);
  }

  /** Adds a text; none may follow the first question. */
  public void add(JudgedText text) throws IOException {
    Document fields = new Document();
    fields.add(new StringField(ID, text.id(), Field.Store.YES));
    fields.add(new TextField(TEXT, text.title() + "\n" + text.text(), Field.Store.NO));
    writer.addDocument(fields);
  }

  /** Whether a text of that name is found. */
  public boolean finds(String question, String name) throws IOException {
    Query query = queries.createBooleanQuery(TEXT, question, joining);
    return query != null && searcher().count(ofName(query, name)) > 0;
  }

  private static Query ofName(Query query, String name) {
    return new BooleanQuery.Builder()
        .add(query, Occur.MUST)
        .add(new TermQuery(new Term(ID, name)), Occur.FILTER)
        .build();
  }

  @Override
  public List<String> best(String question, int most) throws IOException {
    Query query = queries.createBooleanQuery(TEXT, question, joining);
    List<String> ids = new ArrayList<>();
    if (query != null) {
      IndexSearcher searcher = searcher();
      for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
        ids.add(searcher.storedFields().document(hit.doc).get(ID));
      }
    }
    return ids;
  }

  private IndexSearcher searcher() throws IOException {
    if (reader == null) {
      reader = DirectoryReader.open(writer);
    }
    return new IndexSearcher(reader);
  }

  @Override
  public void close() throws IOException {
    try (directory;
        writer) {
      if (reader != null) {
        reader.close();
      }
    }
  }
}
