package org.findbuch.index.lucene.store;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.BytesRef;
import org.findbuch.document.Language;
import org.tartarus.snowball.ext.GermanStemmer;

/**
 * The ways in which text becomes terms; a document is analysed in its own language. All of them cut
 * a text into the same words, so that a position means the same place in each. A change here needs
 * a new {@link IndexFields#VERSION}.
 */
public enum Analysis {
  GERMAN(
      "de",
      GermanAnalyzer.getDefaultStopSet(),
      word ->
          new SnowballFilter(
              new StemmerOverrideFilter(new GermanNormalizationFilter(word), KnownStems.GERMAN),
              new GermanStemmer())),
  ENGLISH(
      "en",
      EnglishAnalyzer.ENGLISH_STOP_WORDS_SET,
      word -> new PorterStemFilter(new EnglishPossessiveFilter(word))),
  OTHER("xx", CharArraySet.EMPTY_SET, ASCIIFoldingFilter::new);

  public static final List<Analysis> LANGUAGES = List.of(values());

  @SuppressWarnings("ImmutableEnumChecker") // it keeps a stream for each thread and nothing else
  private static final Analyzer WORDS = new Words();

  private final String suffix;

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
  private final CharArraySet common;

  @SuppressWarnings("ImmutableEnumChecker") // it keeps a stream for each thread and nothing else
  private final Analyzer stemmed;

  @SuppressWarnings("ImmutableEnumChecker") // what it holds can be worked out at any time
  private final KnownWords known = new KnownWords();

  Analysis(String suffix, CharArraySet common, UnaryOperator<TokenStream> stem) {
    this.suffix = suffix;
    this.common = common;
    this.stemmed = new OneWord(stem);
  }

  /** Reads the dictionaries meanwhile, so that no search has to wait for them. */
  public static void warmUp() {
    Thread.ofPlatform()
        .name("dictionaries")
        .daemon()
        .start(() -> GERMAN.forms("gesundheitskonferenz"));
  }

  public static Analysis of(Language language) {
    return switch (language.code()) {
      case "de" -> GERMAN;
      case "en" -> ENGLISH;
      default -> OTHER;
    };
  }

  /** The field that holds a part of the record or the page in this analysis. */
  public String field(String part) {
    return part + "_" + suffix;
  }

  /** The field that says which common words are there, without their places. */
  public String commonField(String part) {
    return part + "_common_" + suffix;
  }

  /** What a word in small letters is found by. */
  public Forms forms(BytesRef word) {
    return known.forms(word, this::analysed);
  }

  public Forms forms(String word) {
    return forms(new BytesRef(word));
  }

  private Forms analysed(BytesRef word) {
    String text = word.utf8ToString();
    if (common.contains(text)) {
      return Forms.common(word);
    }
    List<String> parts = this == GERMAN ? Compounds.GERMAN.parts(text) : List.of();
    return Forms.of(word, stem(text), parts.stream().map(this::stem).toList());
  }

  private String stem(String word) {
    try (TokenStream stream = stemmed.tokenStream("", word)) {
      TermToBytesRefAttribute term = stream.addAttribute(TermToBytesRefAttribute.class);
      stream.reset();
      return stream.incrementToken() ? term.getBytesRef().utf8ToString() : word;
    } catch (IOException impossible) {
      throw new IllegalStateException("a word in memory could not be read", impossible);
    }
  }

  /** What words become: every one that is not common has at least one term at its position. */
  Analysed analysed(Tokens words) {
    List<Token> terms = new ArrayList<>(words.list().size() * 2);
    List<Token> commonWords = new ArrayList<>();
    for (Token word : words.list()) {
      Forms forms = forms(word.term());
      if (forms.common()) {
        commonWords.add(word);
      }
      for (BytesRef term : forms.terms()) {
        terms.add(new Token(term, word.position(), word.start(), word.end()));
      }
    }
    return new Analysed(new Tokens(terms, words.end()), commonWords);
  }

  /** The words of a text in small letters, as every analysis begins with them. */
  public static Tokens words(String text) {
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
  public record Token(BytesRef term, int position, int start, int end) {}

  /** The terms of a text, and its common words, which have none. */
  record Analysed(Tokens terms, List<Token> common) {}

  /**
   * The terms of a text in order.
   *
   * @param end the position after the last word, one that has no term included
   */
  public record Tokens(List<Token> list, int end) {
    public boolean isEmpty() {
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
