package org.findbuch.index.lucene.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.findbuch.index.Abbreviations;
import org.findbuch.index.Abbreviations.Evidence;
import org.findbuch.language.Abbreviation;
import org.jspecify.annotations.Nullable;

/**
 * The abbreviations that documents introduce which were not removed. Each is a term of its document
 * and all of them are read once for as long as what is searched does not change: they are few, and
 * every word of every question asks.
 */
public final class IntroducedNames implements Abbreviations.Source {
  static final String FIELD = "introduced";
  private static final String NEXT = "\t";

  private final IndexReader reader;
  private @Nullable Known known;

  private record Known(
      List<Evidence> all,
      Map<String, List<Evidence>> ofShort,
      Map<String, List<Evidence>> ofLong) {}

  IntroducedNames(IndexReader reader) {
    this.reader = reader;
  }

  static String term(Abbreviation said) {
    return said.shortForm() + NEXT + said.longForm();
  }

  @Override
  public List<Evidence> ofShort(String key) throws IOException {
    return known().ofShort().getOrDefault(key, List.of());
  }

  @Override
  public List<Evidence> ofLong(String first) throws IOException {
    return known().ofLong().getOrDefault(first, List.of());
  }

  public List<Evidence> all() throws IOException {
    return known().all();
  }

  private synchronized Known known() throws IOException {
    Known read = known;
    if (read == null) {
      read = new Known(read(), new HashMap<>(), new HashMap<>());
      for (Evidence one : read.all()) {
        String key = Abbreviation.shortKey(one.said().shortForm());
        String first = Abbreviation.longKey(one.said().longForm()).getFirst();
        read.ofShort().computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
        read.ofLong().computeIfAbsent(first, _ -> new ArrayList<>()).add(one);
      }
      known = read;
    }
    return read;
  }

  private List<Evidence> read() throws IOException {
    List<Evidence> found = new ArrayList<>();
    Terms terms = MultiTerms.getTerms(reader, FIELD);
    TermsEnum all = terms == null ? TermsEnum.EMPTY : terms.iterator();
    Bits live = MultiBits.getLiveDocs(reader);
    PostingsEnum reused = null;
    for (BytesRef term = all.next(); term != null; term = all.next()) {
      int documents = all.docFreq();
      if (live != null) {
        reused = all.postings(reused, PostingsEnum.NONE);
        documents = 0;
        while (LiveTerms.next(reused, live) != DocIdSetIterator.NO_MORE_DOCS) {
          documents++;
        }
      }
      if (documents > 0) {
        String[] forms = term.utf8ToString().split(NEXT, 2);
        found.add(new Evidence(new Abbreviation(forms[0], forms[1]), documents));
      }
    }
    return found;
  }
}
