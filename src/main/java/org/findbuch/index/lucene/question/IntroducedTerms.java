package org.findbuch.index.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.findbuch.index.Abbreviations;
import org.findbuch.index.Abbreviations.Evidence;
import org.findbuch.index.lucene.store.IntroducedName;
import org.findbuch.index.lucene.store.LiveTerms;
import org.findbuch.index.lucene.store.PointInTime.View;
import org.jspecify.annotations.Nullable;

/** The abbreviations that the documents of an index introduce which were not removed. */
public final class IntroducedTerms implements Abbreviations.Source {
  private final IndexReader reader;
  private final @Nullable Terms terms;
  private final @Nullable Bits live;

  private IntroducedTerms(View view) throws IOException {
    this.reader = view.reader();
    boolean any = view.fields().contains(IntroducedName.FIELD);
    this.terms = any ? MultiTerms.getTerms(reader, IntroducedName.FIELD) : null;
    this.live = any ? MultiBits.getLiveDocs(reader) : null;
  }

  public static Abbreviations of(View view) throws IOException {
    return new Abbreviations(new IntroducedTerms(view), view.off());
  }

  /** All that a reader's documents introduce, also what the search does not go by. */
  public static List<Abbreviations.Learned> all(View view) throws IOException {
    List<Evidence> all = new IntroducedTerms(view).from(IntroducedName.shortForms());
    return Abbreviations.all(all, view.off());
  }

  @Override
  public List<Evidence> ofShort(String key) throws IOException {
    return from(IntroducedName.ofShort(key));
  }

  @Override
  public List<Evidence> ofLong(String first) throws IOException {
    return from(IntroducedName.ofLong(first));
  }

  private List<Evidence> from(BytesRef begin) throws IOException {
    List<Evidence> found = new ArrayList<>();
    TermsEnum all = terms == null ? TermsEnum.EMPTY : terms.iterator();
    if (all.seekCeil(begin) == TermsEnum.SeekStatus.END) {
      return found;
    }
    PostingsEnum reused = null;
    for (BytesRef term = all.term();
        term != null && StringHelper.startsWith(term, begin);
        term = all.next()) {
      int documents = all.docFreq();
      if (live != null) {
        reused = all.postings(reused, PostingsEnum.NONE);
        documents = 0;
        while (LiveTerms.next(reused, live) != DocIdSetIterator.NO_MORE_DOCS) {
          documents++;
        }
      }
      if (documents > 0) {
        found.add(new Evidence(IntroducedName.parsed(term), documents));
      }
    }
    return found;
  }
}
