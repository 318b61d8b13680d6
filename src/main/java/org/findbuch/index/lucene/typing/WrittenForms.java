package org.findbuch.index.lucene.typing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.index.lucene.store.LiveTerms;
import org.findbuch.index.lucene.store.PageRecord;
import org.jspecify.annotations.Nullable;

/** How a word of the index is written on the pages that have it: with or without a capital. */
record WrittenForms(IndexReader reader) {
  private static final int LOOKED_AT = 3;

  /**
   * Small letters when it is written so anywhere among the first few pages: a capital may only
   * begin a sentence. Nothing when no page has it.
   */
  Optional<String> of(Term word) throws IOException {
    List<String> forms = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      PostingsEnum pages = postings(leaf, word, PostingsEnum.POSITIONS);
      if (pages != null) {
        collect(leaf, pages, word.text(), forms);
      }
      if (forms.size() >= LOOKED_AT) {
        break;
      }
    }
    if (forms.isEmpty() || forms.contains(word.text())) {
      return forms.stream().filter(word.text()::equals).findFirst();
    }
    return forms.stream()
        .filter(form -> !form.equals(form.toUpperCase(Locale.GERMAN)))
        .findFirst()
        .or(() -> Optional.of(forms.getFirst()));
  }

  private static void collect(
      LeafReaderContext leaf, PostingsEnum pages, String word, List<String> forms)
      throws IOException {
    BinaryDocValues records = leaf.reader().getBinaryDocValues(IndexFields.PAGE);
    int page = LiveTerms.next(pages, leaf.reader().getLiveDocs());
    while (page != DocIdSetIterator.NO_MORE_DOCS && forms.size() < LOOKED_AT) {
      if (records != null && records.advanceExact(page)) {
        PageRecord record = PageRecord.decoded(records.binaryValue());
        int position = pages.nextPosition();
        String form = record.text().substring(record.start(position), record.end(position));
        // A word broken at a line's end stands there in two pieces.
        forms.add(form.toLowerCase(Locale.GERMAN).equals(word) ? form : word);
      }
      page = LiveTerms.next(pages, leaf.reader().getLiveDocs());
    }
  }

  private static @Nullable PostingsEnum postings(LeafReaderContext leaf, Term term, int flags)
      throws IOException {
    Terms terms = leaf.reader().terms(term.field());
    if (terms == null) {
      return null;
    }
    TermsEnum all = terms.iterator();
    return all.seekExact(term.bytes()) ? all.postings(null, flags) : null;
  }
}
