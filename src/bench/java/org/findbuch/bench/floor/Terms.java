package org.findbuch.bench.floor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;
import org.tartarus.snowball.ext.GermanStemmer;

/** The two chains of the floor: German with the parts of compounds, and words as they stand. */
final class Terms {
  static final Analyzer GERMAN =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          StandardTokenizer words = new StandardTokenizer();
          TokenStream kept =
              new StopFilter(new LowerCaseFilter(words), GermanAnalyzer.getDefaultStopSet());
          TokenStream stems =
              new SnowballFilter(
                  new GermanNormalizationFilter(new PartFilter(kept)), new GermanStemmer());
          return new TokenStreamComponents(words, new RemoveDuplicatesTokenFilter(stems));
        }
      };

  static final Analyzer EXACT =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          StandardTokenizer words = new StandardTokenizer();
          return new TokenStreamComponents(words, new LowerCaseFilter(words));
        }
      };

  private Terms() {}

  /** The words of a text one after the other, with a gap where a stop word stands. */
  static PhraseQuery phrase(String field, String text) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    try (TokenStream stream = GERMAN.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      for (int at = -1; stream.incrementToken(); ) {
        if (step.getPositionIncrement() > 0) {
          at += step.getPositionIncrement();
          phrase.add(new Term(field, term.toString()), at);
        }
      }
      stream.end();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return phrase.build();
  }

  /** The words of a text, each with its own term first and then those of its parts. */
  static List<List<String>> words(String text) {
    List<List<String>> words = new ArrayList<>();
    try (TokenStream stream = GERMAN.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (step.getPositionIncrement() > 0) {
          words.add(new ArrayList<>());
        }
        words.getLast().add(term.toString());
      }
      stream.end();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return words;
  }

  static List<String> of(Analyzer analyzer, String text) {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return terms;
  }
}
