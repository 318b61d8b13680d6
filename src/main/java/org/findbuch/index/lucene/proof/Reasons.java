package org.findbuch.index.lucene.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.findbuch.document.Coded;
import org.findbuch.index.Manner;
import org.findbuch.index.RecordPart;
import org.findbuch.index.SearchResult.Form;
import org.findbuch.index.SearchResult.Reason;
import org.findbuch.index.SearchedPages.Origin;
import org.findbuch.index.lucene.match.Deadline;
import org.findbuch.index.lucene.match.Leaf;
import org.findbuch.index.lucene.match.Leaf.Hints;
import org.findbuch.index.lucene.match.OneSearch;
import org.findbuch.index.lucene.match.Sequence;
import org.findbuch.index.lucene.proof.Marker.Found;
import org.findbuch.index.lucene.store.Analysis;
import org.findbuch.index.lucene.store.PageRecord;
import org.findbuch.language.Morphology;
import org.findbuch.query.QueryParts;
import org.jspecify.annotations.Nullable;

/**
 * Says of documents where they have what was asked for. They are asked about in ascending order.
 */
public final class Reasons {
  private static final int MOST_FORMS = 12;

  private final OneSearch searcher;
  private final Deadline deadline;
  private final List<Term> terms = new ArrayList<>();

  /**
   * A word or phrase that was asked for, and how it is looked for.
   *
   * @param others what it is also written like
   */
  public record Asked(org.findbuch.query.Query query, Leaf leaf, List<String> others) {}

  /** The same with what finds it on pages and in each part of the record. */
  private record Term(Asked asked, Weight pages, Map<RecordPart, Weight> record) {}

  public Reasons(List<Asked> asked, OneSearch searcher, Deadline deadline) throws IOException {
    this.searcher = searcher;
    this.deadline = deadline;
    for (Asked one : asked) {
      terms.add(new Term(one, weight(one.leaf().pages()), record(one.leaf())));
    }
  }

  private Map<RecordPart, Weight> record(Leaf leaf) throws IOException {
    Map<RecordPart, List<Sequence>> byPart = new LinkedHashMap<>();
    for (Sequence sequence : leaf.inRecord()) {
      byPart.computeIfAbsent(part(sequence.field()), _ -> new ArrayList<>()).add(sequence);
    }
    Map<RecordPart, Weight> weights = new LinkedHashMap<>();
    for (Map.Entry<RecordPart, List<Sequence>> one : byPart.entrySet()) {
      weights.put(one.getKey(), weight(new Leaf(List.of(), one.getValue(), Hints.NONE).record()));
    }
    return weights;
  }

  /** A collection is known by its title and by its id. */
  private static RecordPart part(String field) {
    String name = field.substring(0, field.indexOf('_'));
    return name.equals("slugs")
        ? RecordPart.COLLECTIONS
        : Coded.parse(RecordPart.class, name)
            .orElseThrow(() -> new IllegalStateException("no part of the record: " + field));
  }

  private Weight weight(Query query) throws IOException {
    return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1f);
  }

  /** The reasons in one segment. */
  In in(LeafReaderContext leaf) throws IOException {
    return new In(leaf);
  }

  /** Reads forward only. */
  final class In {
    private final LeafReaderContext part;
    private final List<Marker> markers = new ArrayList<>();
    private final List<@Nullable DocIdSetIterator> pages = new ArrayList<>();
    private final List<Map<RecordPart, DocIdSetIterator>> records = new ArrayList<>();

    private In(LeafReaderContext leaf) throws IOException {
      this.part = leaf;
      for (Term term : terms) {
        deadline.check();
        markers.add(new Marker(List.of(term.asked().leaf()), searcher.vocabulary()));
        pages.add(iterator(term.pages(), leaf));
        Map<RecordPart, DocIdSetIterator> parts = new HashMap<>();
        for (Map.Entry<RecordPart, Weight> one : term.record().entrySet()) {
          DocIdSetIterator found = iterator(one.getValue(), leaf);
          if (found != null) {
            parts.put(one.getKey(), found);
          }
        }
        records.add(parts);
      }
    }

    /**
     * How a document has each term.
     *
     * @param first its first page
     * @param record its last entry, after all pages
     * @param shown pages that the reader sees; their forms are told first
     */
    List<Reason> of(int first, int record, Set<Integer> shown) throws IOException {
      List<Reason> reasons = new ArrayList<>();
      Map<Integer, PageRecord> read = new HashMap<>();
      for (int i = 0; i < terms.size(); i++) {
        deadline.check();
        Asked asked = terms.get(i).asked();
        List<Integer> on = pagesOf(pages.get(i), first, record, shown);
        List<Form> forms = forms(asked, markers.get(i), on, read);
        List<RecordPart> parts = parts(records.get(i), record);
        if (!forms.isEmpty() || !parts.isEmpty()) {
          reasons.add(new Reason(asked.query(), asked.others(), forms, parts));
        }
      }
      return reasons;
    }

    /** Matching pages among those that are shown; where there are none, the first one. */
    private static List<Integer> pagesOf(
        @Nullable DocIdSetIterator matching, int first, int record, Set<Integer> shown)
        throws IOException {
      if (matching == null) {
        return List.of();
      }
      List<Integer> seen = new ArrayList<>();
      int one = -1;
      int page = matching.docID() < first ? matching.advance(first) : matching.docID();
      while (page < record) {
        one = one < 0 ? page : one;
        if (shown.contains(page)) {
          seen.add(page);
        }
        page = matching.nextDoc();
      }
      return seen.isEmpty() && one >= 0 ? List.of(one) : seen;
    }

    private List<Form> forms(
        Asked asked, Marker marker, List<Integer> on, Map<Integer, PageRecord> read)
        throws IOException {
      List<Form> forms = new ArrayList<>();
      for (int page : on) {
        PageRecord record = read.get(page);
        if (record == null) {
          record = Passages.record(part.reader(), page);
          read.put(page, record);
        }
        Morphology language = Analysis.of(part.reader(), page, List.of()).morphology();
        List<Found> marks = marker.marks(part, page, record);
        Origin at = record.origin(marks.isEmpty() ? 0 : marks.getFirst().start());
        for (String form : joined(asked.leaf(), marks, record.text())) {
          Manner manner = Manner.of(QueryParts.bare(asked.query()), asked.others(), language, form);
          Form found = new Form(form, at.page(), at.label(), manner);
          if (forms.size() < MOST_FORMS && !forms.contains(found)) {
            forms.add(found);
          }
        }
      }
      return forms;
    }

    private static List<RecordPart> parts(Map<RecordPart, DocIdSetIterator> found, int record)
        throws IOException {
      Set<RecordPart> parts = EnumSet.noneOf(RecordPart.class);
      for (Map.Entry<RecordPart, DocIdSetIterator> one : found.entrySet()) {
        DocIdSetIterator matching = one.getValue();
        int at = matching.docID() < record ? matching.advance(record) : matching.docID();
        if (at == record) {
          parts.add(one.getKey());
        }
      }
      return List.copyOf(parts);
    }
  }

  private static @Nullable DocIdSetIterator iterator(Weight weight, LeafReaderContext leaf)
      throws IOException {
    Scorer scorer = weight.scorer(leaf);
    return scorer == null ? null : scorer.iterator();
  }

  /** Found words that follow each other are one form where several were asked for together. */
  private static List<String> joined(Leaf leaf, List<Found> marks, String text) {
    boolean several = leaf.onPages().stream().anyMatch(sequence -> sequence.slots().size() > 1);
    List<String> forms = new ArrayList<>();
    int start = -1;
    int end = -1;
    for (Found mark : marks) {
      if (start >= 0 && !(several && isGap(text, end, mark.start()))) {
        forms.add(text.substring(start, end));
        start = -1;
      }
      start = start < 0 ? mark.start() : start;
      end = mark.end();
    }
    if (start >= 0) {
      forms.add(text.substring(start, end));
    }
    return forms;
  }

  private static boolean isGap(String text, int from, int to) {
    String between = text.substring(from, to);
    return between.indexOf('(') < 0 && between.codePoints().noneMatch(Character::isLetterOrDigit);
  }
}
