package org.findbuch.index.lucene;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.BytesRef;
import org.findbuch.document.Language;

/**
 * The ways in which text becomes terms. A document is analysed in its own language and, for exact
 * forms, prefixes and spelling, also as it stands. A change here needs a new {@link
 * Schema#VERSION}.
 */
enum Analysis {
  GERMAN(
      "de",
      lower ->
          new GermanLightStemFilter(
              new GermanNormalizationFilter(
                  new StopFilter(lower, GermanAnalyzer.getDefaultStopSet())))),
  ENGLISH(
      "en",
      lower ->
          new PorterStemFilter(
              new StopFilter(
                  new EnglishPossessiveFilter(lower), EnglishAnalyzer.ENGLISH_STOP_WORDS_SET))),
  OTHER("xx", ASCIIFoldingFilter::new),
  EXACT("exact", lower -> lower);

  /** The analyses that are by language: each document is in one of them. */
  static final List<Analysis> LANGUAGES = List.of(GERMAN, ENGLISH, OTHER);

  private final String suffix;

  @SuppressWarnings("ImmutableEnumChecker") // it keeps a stream for each thread and nothing else
  private final Analyzer analyzer;

  Analysis(String suffix, Function<TokenStream, TokenStream> filters) {
    this.suffix = suffix;
    this.analyzer = new Chain(filters);
  }

  static Analysis of(Language language) {
    return switch (language.code()) {
      case "de" -> GERMAN;
      case "en" -> ENGLISH;
      default -> OTHER;
    };
  }

  /** The field that holds a part of the record or the page in this analysis. */
  String field(String part) {
    return part + "_" + suffix;
  }

  Tokens tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      TermToBytesRefAttribute term = stream.addAttribute(TermToBytesRefAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      int position = -1;
      stream.reset();
      while (stream.incrementToken()) {
        position += step.getPositionIncrement();
        BytesRef copy = BytesRef.deepCopyOf(term.getBytesRef());
        tokens.add(new Token(copy, position, offset.startOffset(), offset.endOffset()));
      }
      stream.end();
      return new Tokens(tokens, position + 1 + step.getPositionIncrement());
    } catch (IOException impossible) {
      throw new IllegalStateException("text in memory could not be read", impossible);
    }
  }

  /** One term of a text: its position counts words, its offsets count UTF-16 code units. */
  record Token(BytesRef term, int position, int start, int end) {}

  /**
   * The terms of a text in order.
   *
   * @param end the position after the last word, one that has no term included
   */
  record Tokens(List<Token> list, int end) {
    boolean isEmpty() {
      return list.isEmpty();
    }
  }

  private static final class Chain extends Analyzer {
    private final Function<TokenStream, TokenStream> filters;

    private Chain(Function<TokenStream, TokenStream> filters) {
      this.filters = filters;
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
      return new LineEndFilter(reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer words = new StandardTokenizer();
      return new TokenStreamComponents(words, filters.apply(new LowerCaseFilter(words)));
    }
  }
}
