package org.findbuch.bench.floor;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.lucene.analysis.core.SimpleAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.StringDistance;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** Lucene's own spell checker as it comes, on the small letters of the same words. */
public final class SpellingFloor implements Closeable {
  private static final String WORDS = "words";

  /** All that are so near, as the cheapest slips need not be the fewest. */
  private static final int MOST_INSPECTED = 500;

  private final FSDirectory directory;
  private final IndexWriter writer;
  private @Nullable DirectoryReader reader;

  private SpellingFloor(FSDirectory directory) throws IOException {
    this.directory = directory;
    this.writer = new IndexWriter(directory, new IndexWriterConfig(new SimpleAnalyzer()));
  }

  public static SpellingFloor create(Path folder) throws IOException {
    return new SpellingFloor(FSDirectory.open(folder));
  }

  public void add(String text) throws IOException {
    Document document = new Document();
    document.add(new TextField(WORDS, text, Field.Store.NO));
    writer.addDocument(document);
  }

  /** Ends adding. */
  public void finish() throws IOException {
    writer.forceMerge(1);
    reader = DirectoryReader.open(writer);
  }

  private DirectoryReader finished() {
    if (reader == null) {
      throw new IllegalStateException("words are still being added");
    }
    return reader;
  }

  /** How many different ones there are. */
  public long words() throws IOException {
    return finished().leaves().getFirst().reader().terms(WORDS).size();
  }

  public Optional<String> best(String word) throws IOException {
    return best(word, new DirectSpellChecker());
  }

  /**
   * By other costs of slips.
   *
   * @param same letters at the beginning that may not differ
   */
  public Optional<String> best(String word, int same, StringDistance costs) throws IOException {
    DirectSpellChecker checker = new DirectSpellChecker();
    checker.setMinPrefix(same);
    checker.setMaxInspections(MOST_INSPECTED);
    checker.setDistance(costs);
    checker.setMinQueryLength(0);
    return best(word, checker);
  }

  private Optional<String> best(String word, DirectSpellChecker checker) throws IOException {
    Term term = new Term(WORDS, word);
    return Arrays.stream(checker.suggestSimilar(term, 1, finished(), SuggestMode.SUGGEST_ALWAYS))
        .map(found -> found.string)
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
    writer.close();
    directory.close();
  }
}
