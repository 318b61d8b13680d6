package org.findbuch.index.lucene;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.BytesRef;
import org.findbuch.document.Language;

/**
 * The ways in which text becomes terms. A document is analysed in its own language and, for exact
 * forms, prefixes and spelling, also as it stands. All of them cut a text into the same words, so
 * that a position means the same place in each. A change here needs a new {@link Schema#VERSION}.
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

  private static final BytesRef NO_TERM = new BytesRef();

  @SuppressWarnings("ImmutableEnumChecker") // it keeps a stream for each thread and nothing else
  private static final Analyzer WORDS = new Words();

  private final String suffix;

  @SuppressWarnings("ImmutableEnumChecker") // it keeps a stream for each thread and nothing else
  private final Analyzer word;

  @SuppressWarnings("ImmutableEnumChecker") // what it holds can be worked out at any time
  private final KnownWords known = new KnownWords();

  Analysis(String suffix, UnaryOperator<TokenStream> filters) {
    this.suffix = suffix;
    this.word = new OneWord(filters);
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

  /** The terms of a text. */
  Tokens tokens(String text) {
    return of(words(text));
  }

  /** What this analysis makes of the words of a text: each keeps its place or has no term. */
  Tokens of(Tokens words) {
    if (this == EXACT) {
      return words;
    }
    List<Token> tokens = new ArrayList<>(words.list().size());
    for (Token word : words.list()) {
      BytesRef term = known.term(word.term(), this::term);
      if (term.length > 0) {
        tokens.add(new Token(term, word.position(), word.start(), word.end()));
      }
    }
    return new Tokens(tokens, words.end());
  }

  private BytesRef term(BytesRef ofWord) {
    try (TokenStream stream = word.tokenStream("", ofWord.utf8ToString())) {
      TermToBytesRefAttribute term = stream.addAttribute(TermToBytesRefAttribute.class);
      stream.reset();
      return stream.incrementToken() ? BytesRef.deepCopyOf(term.getBytesRef()) : NO_TERM;
    } catch (IOException impossible) {
      throw new IllegalStateException("a word in memory could not be read", impossible);
    }
  }

  /** The words of a text in small letters, as every analysis begins with them. */
  static Tokens words(String text) {
    List<Token> tokens = new ArrayList<>(text.length() / 6);
    try (TokenStream stream = WORDS.tokenStream("", text)) {
      TermToBytesRefAttribute term = stream.addAttribute(TermToBytesRefAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        BytesRef copy = BytesRef.deepCopyOf(term.getBytesRef());
        tokens.add(new Token(copy, tokens.size(), offset.startOffset(), offset.endOffset()));
      }
      stream.end();
      return new Tokens(tokens, tokens.size());
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

  private static final class Words extends Analyzer {
    @Override
    protected Reader initReader(String field, Reader reader) {
      return new LineEndFilter(reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer words = new StandardTokenizer();
      return new TokenStreamComponents(words, new LowerCaseFilter(words));
    }
  }

  /** Takes a text for one word, whatever stands in it. */
  private static final class OneWord extends Analyzer {
    private final UnaryOperator<TokenStream> filters;

    private OneWord(UnaryOperator<TokenStream> filters) {
      this.filters = filters;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      KeywordTokenizer word = new KeywordTokenizer();
      return new TokenStreamComponents(word, filters.apply(word));
    }
  }
}
