package org.findbuch.index.lucene.question;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.findbuch.index.lucene.store.Analysis;
import org.findbuch.index.lucene.store.LiveTerms;

/**
 * Words of the index that are spelled nearly like another one. What is near is worked out once for
 * all fields, for that takes longer than looking through one of them.
 */
public final class NearWords {
  private final CompiledAutomaton near;

  /** Takes words one after the other. */
  public interface Words {
    void word(BytesRef word, int documents) throws IOException;
  }

  /**
   * @param edits letters that may differ, at most 2
   * @param same letters at the beginning that may not
   */
  public NearWords(String word, int edits, int same) {
    this.near = FuzzyQuery.getFuzzyAutomaton(word, edits, same, true);
  }

  /**
   * Those of one field that were not removed, the word itself included; stems and parts of
   * compounds are none.
   */
  public void in(IndexReader reader, String field, Words words) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, field);
    if (terms == null) {
      return;
    }
    LiveTerms live = new LiveTerms(reader);
    TermsEnum all = near.getTermsEnum(terms);
    for (BytesRef term = all.next(); term != null; term = all.next()) {
      if (Analysis.isWord(term) && live.hasTermOf(all)) {
        words.word(term, all.docFreq());
      }
    }
  }
}
