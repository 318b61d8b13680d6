package org.findbuch.bench.floor;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.core.SimpleAnalyzer;
import org.apache.lucene.search.suggest.InputIterator;
import org.apache.lucene.search.suggest.Lookup;
import org.apache.lucene.search.suggest.analyzing.AnalyzingInfixSuggester;
import org.apache.lucene.search.suggest.analyzing.FuzzySuggester;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Words that Lucene's own suggesters offer, the more frequent first. */
public final class SuggestionFloor implements Closeable {
  private final AnalyzingInfixSuggester infix;
  private final FuzzySuggester fuzzy;

  private SuggestionFloor(AnalyzingInfixSuggester infix, FuzzySuggester fuzzy) {
    this.infix = infix;
    this.fuzzy = fuzzy;
  }

  /**
   * Builds both.
   *
   * @param folder for the index of the one and what the other needs while it is built
   */
  public static SuggestionFloor of(Map<String, Integer> words, Path folder) throws IOException {
    FSDirectory directory = FSDirectory.open(folder);
    AnalyzingInfixSuggester infix = new AnalyzingInfixSuggester(directory, new SimpleAnalyzer());
    FuzzySuggester fuzzy = new FuzzySuggester(directory, "fuzzy", new SimpleAnalyzer());
    infix.build(new Words(words));
    fuzzy.build(new Words(words));
    return new SuggestionFloor(infix, fuzzy);
  }

  /** Words that begin so. */
  public List<String> infix(String typed, int most) throws IOException {
    return texts(infix.lookup(typed, most, true, false));
  }

  /** Words that begin so, or with one slip. */
  public List<String> fuzzy(String typed, int most) throws IOException {
    return texts(fuzzy.lookup(typed, false, most));
  }

  /** Bytes of the one that is held in memory. */
  public long fuzzyBytes() {
    return fuzzy.ramBytesUsed();
  }

  private static List<String> texts(List<Lookup.LookupResult> found) {
    return found.stream().map(one -> one.key.toString()).toList();
  }

  @Override
  public void close() throws IOException {
    infix.close();
  }

  private static final class Words implements InputIterator {
    private final Iterator<Map.Entry<String, Integer>> rest;
    private long weight;

    private Words(Map<String, Integer> words) {
      this.rest = words.entrySet().iterator();
    }

    @Override
    public @Nullable BytesRef next() {
      if (!rest.hasNext()) {
        return null;
      }
      Map.Entry<String, Integer> word = rest.next();
      weight = word.getValue();
      return new BytesRef(word.getKey());
    }

    @Override
    public long weight() {
      return weight;
    }

    @Override
    public @Nullable BytesRef payload() {
      return null;
    }

    @Override
    public boolean hasPayloads() {
      return false;
    }

    @Override
    public @Nullable Set<BytesRef> contexts() {
      return null;
    }

    @Override
    public boolean hasContexts() {
      return false;
    }
  }
}
