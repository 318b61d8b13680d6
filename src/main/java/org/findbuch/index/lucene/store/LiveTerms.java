package org.findbuch.index.lucene.store;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The terms that a document has which was not removed. A segment keeps those of removed ones until
 * it is merged, so whatever takes a word from its dictionary asks here before it says the word. For
 * one thread, as what reads postings is large and used again.
 */
public final class LiveTerms {
  private final IndexReader reader;
  private final @Nullable Bits live;
  private @Nullable PostingsEnum reused;

  public LiveTerms(IndexReader reader) {
    this.reader = reader;
    this.live = MultiBits.getLiveDocs(reader);
  }

  /** Whether the term that an enumeration of the whole index stands at is one of them. */
  public boolean hasTermOf(TermsEnum all) throws IOException {
    // what more documents have than were removed stands in one that was not
    if (live == null || all.docFreq() > reader.numDeletedDocs()) {
      return true;
    }
    PostingsEnum documents = all.postings(reused, PostingsEnum.NONE);
    reused = documents;
    return any(documents, live);
  }

  public boolean has(Term term) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(term.field());
      TermsEnum all = terms == null ? TermsEnum.EMPTY : terms.iterator();
      Bits here = leaf.reader().getLiveDocs();
      if (all.seekExact(term.bytes())
          && (all.docFreq() > leaf.reader().numDeletedDocs()
              || any(all.postings(null, PostingsEnum.NONE), here))) {
        return true;
      }
    }
    return false;
  }

  private static boolean any(PostingsEnum documents, @Nullable Bits live) throws IOException {
    return next(documents, live) != DocIdSetIterator.NO_MORE_DOCS;
  }

  /** The next document that was not removed. */
  public static int next(PostingsEnum documents, @Nullable Bits live) throws IOException {
    int next = documents.nextDoc();
    while (next != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(next)) {
      next = documents.nextDoc();
    }
    return next;
  }
}
