package org.findbuch.index.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.findbuch.document.Audience;
import org.findbuch.document.DocumentId;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.Searcher;

/** Two shelves of Lucene indexes. */
public final class LuceneIndex implements SearchIndex {
  private final Path root;

  private LuceneIndex(Path root) {
    this.root = root;
  }

  /**
   * Opens the index in a folder, an empty and incomplete one where there is none that can answer.
   *
   * @throws org.findbuch.index.IndexHeldException when another process has it
   */
  public static LuceneIndex open(Path root) throws IOException {
    return new LuceneIndex(root);
  }

  @Override
  public void put(IndexedDocument document) throws IOException {
    throw unfinished();
  }

  @Override
  public void remove(DocumentId id) throws IOException {
    throw unfinished();
  }

  @Override
  public void refresh() throws IOException {
    throw unfinished();
  }

  @Override
  public Map<DocumentId, Entry> entries() throws IOException {
    throw unfinished();
  }

  @Override
  public Searcher searcher(Audience audience) {
    throw unfinished();
  }

  @Override
  public Rebuild rebuild() throws IOException {
    throw unfinished();
  }

  @Override
  public Generation generation() {
    throw unfinished();
  }

  @Override
  public void close() throws IOException {}

  private UnsupportedOperationException unfinished() {
    return new UnsupportedOperationException("index " + root);
  }
}
