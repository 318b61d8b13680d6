package org.findbuch.index.lucene.question;

import java.io.IOException;
import java.util.function.IntPredicate;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.findbuch.index.lucene.store.Analysis;
import org.findbuch.index.lucene.store.LiveTerms;

/**
 * Words of the index that are spelled nearly like another one or have some letters in common. The
 * pattern is worked out once for all fields, for that takes longer than looking through one of
 * them.
 */
public final class WordPattern {
  private final CompiledAutomaton pattern;

  /** Takes words one after the other. */
  public interface Words {
    void word(BytesRef word, int documents) throws IOException;
  }

  private WordPattern(CompiledAutomaton pattern) {
    this.pattern = pattern;
  }

  /**
   * Words that differ from another one by some letters.
   *
   * @param edits letters that may differ, at most 2
   * @param same letters at the beginning that may not
   */
  public static WordPattern near(String word, int edits, int same) {
    return new WordPattern(FuzzyQuery.getFuzzyAutomaton(word, edits, same, true));
  }

  /** Words that a regular expression matches as a whole. */
  static WordPattern matching(String regex) {
    Automaton automaton =
        Operations.determinize(
            new RegExp(regex, RegExp.NONE).toAutomaton(),
            Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    return new WordPattern(new CompiledAutomaton(automaton));
  }

  /**
   * Those of one field that were not removed, the word itself included; stems and parts of
   * compounds are none.
   */
  public void in(IndexReader reader, String field, Words words) throws IOException {
    in(reader, field, _ -> true, words);
  }

  /**
   * The same, but for words of which there is enough already.
   *
   * @param matters by how many documents have a word; asked first, as removed ones cost more
   */
  void in(IndexReader reader, String field, IntPredicate matters, Words words) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, field);
    if (terms == null) {
      return;
    }
    LiveTerms live = new LiveTerms(reader);
    TermsEnum all = pattern.getTermsEnum(terms);
    for (BytesRef term = all.next(); term != null; term = all.next()) {
      if (Analysis.isWord(term) && matters.test(all.docFreq()) && live.hasTermOf(all)) {
        words.word(term, all.docFreq());
      }
    }
  }
}
