package org.findbuch.bench.floor;

import de.danielnaber.jwordsplitter.GermanWordSplitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Puts the parts of a compound behind it, at its own position. */
final class PartFilter extends TokenFilter {
  private static final int SHORTEST = 6;

  /** The splitter takes no longer words. */
  private static final int LONGEST = 70;

  private static final int MOST_KNOWN = 100_000;
  private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();
  private static final GermanWordSplitter SPLITTER = splitter();

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final Deque<String> parts = new ArrayDeque<>();

  PartFilter(TokenStream words) {
    super(words);
  }

  private static GermanWordSplitter splitter() {
    try {
      return new GermanWordSplitter(true);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!parts.isEmpty()) {
      term.setEmpty().append(parts.poll());
      step.setPositionIncrement(0);
      return true;
    }
    if (!input.incrementToken()) {
      return false;
    }
    parts.addAll(parts(term.toString()));
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    parts.clear();
  }

  private static List<String> parts(String word) {
    if (word.length() < SHORTEST || word.length() > LONGEST) {
      return List.of();
    }
    if (KNOWN.size() > MOST_KNOWN) {
      KNOWN.clear();
    }
    return KNOWN.computeIfAbsent(word, PartFilter::split);
  }

  private static synchronized List<String> split(String word) {
    List<String> parts = SPLITTER.splitWord(word);
    return parts.size() < 2
        ? List.of()
        : parts.stream().filter(part -> part.length() > 2).distinct().toList();
  }
}
