package org.findbuch.index.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Language;
import org.findbuch.index.SearchResult.Hit;
import org.findbuch.index.lucene.match.Deadline;
import org.findbuch.index.lucene.store.Analysis;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.index.lucene.store.Parents;
import org.findbuch.index.lucene.store.PointInTime.View;
import org.findbuch.language.Forms;
import org.findbuch.language.Word;
import org.findbuch.language.Words;

/**
 * Documents that are about the same as a text: they have its rare words on their pages. Words that
 * stand on many pages, as those of letterheads and forms, have no say. A word counts as in BM25,
 * pages that have it in the place of its occurrences, and pages of a document in that of its
 * length.
 */
public final class RareWords {
  /** Words that are asked for, and among how many of the text they are chosen. */
  private static final int MOST_WORDS = 60;

  private static final int MOST_LOOKED_UP = 250;

  /** A word on more pages is no rare one, whatever their share; it bounds what an answer costs. */
  private static final int MOST_PAGES = 2_000;

  private static final int LARGEST_SHARE = 8;
  private static final int FEW_PAGES = 12;
  private static final int SHORTEST = 4;

  /** Parts of a compound say less than the whole. */
  private static final double PART = 0.5;

  private static final double SATURATION = 1.2;
  private static final double LENGTH = 0.75;

  /** Fewer words in common are chance. */
  private static final int LEAST_WORDS = 4;

  /** What has less of all that the words weigh is about something else. */
  private static final double LEAST_SHARE = 0.03;

  private final View view;
  private final Deadline deadline;

  public RareWords(View view, Deadline deadline) {
    this.view = view;
    this.deadline = deadline;
  }

  private record Rare(List<Term> terms, double weight) {}

  /** What is known of a document so far. */
  private static final class Tally {
    private double score;
    private int words;
    private int last = -1;
    private int pages;
    private int all;

    void add(int word) {
      if (last != word) {
        last = word;
        words++;
        pages = 0;
      }
      pages++;
      all++;
    }
  }

  /**
   * The likest documents first.
   *
   * @param except that are not among them
   */
  public List<Hit> of(String text, Language language, Set<DocumentId> except, int most)
      throws IOException {
    List<Rare> rare = rare(text, Analysis.of(language));
    if (rare.size() < LEAST_WORDS) {
      return List.of();
    }
    double least = LEAST_SHARE * rare.stream().mapToDouble(Rare::weight).sum();
    List<Hit> hits = new ArrayList<>();
    double pages = view.reader().numDocs();
    for (LeafReaderContext leaf : view.reader().leaves()) {
      BitSet ends = view.parents().getBitSet(leaf);
      SortedDocValues ids = leaf.reader().getSortedDocValues(IndexFields.KEY);
      if (ends == null || ids == null) {
        continue;
      }
      double average = Math.max(1, pages / Math.max(1, documents()));
      Map<Integer, Tally> tallies = tally(leaf, ends, rare, average);
      for (Map.Entry<Integer, Tally> one :
          tallies.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
        Tally tally = one.getValue();
        if (tally.words >= LEAST_WORDS && tally.score >= least && ids.advanceExact(one.getKey())) {
          DocumentId id = new DocumentId(ids.lookupOrd(ids.ordValue()).utf8ToString());
          if (!except.contains(id)) {
            hits.add(new Hit(id, tally.score, tally.all, List.of(), List.of()));
          }
        }
      }
    }
    hits.sort(
        Comparator.comparingDouble(Hit::score).reversed().thenComparing(hit -> hit.id().value()));
    return List.copyOf(hits.subList(0, Math.min(most, hits.size())));
  }

  private int documents() throws IOException {
    return view.reader().docFreq(new Term(IndexFields.DOCUMENT, ""));
  }

  /** The words of the text that say most of what it is about. */
  private List<Rare> rare(String text, Analysis analysis) throws IOException {
    Map<String, Double> counts = new HashMap<>();
    for (Word word : Words.of(text)) {
      Forms forms = analysis.morphology().forms(word);
      if (!forms.common() && forms.word().length() >= SHORTEST && isWord(forms.word())) {
        counts.merge(forms.stem(), 1.0, Double::sum);
        for (String part : forms.parts()) {
          counts.merge(part, PART, Double::sum);
        }
      }
    }
    deadline.check();
    IndexReader reader = view.reader();
    int farthest = Math.min(MOST_PAGES, Math.max(FEW_PAGES, reader.numDocs() / LARGEST_SHARE));
    String field = analysis.field(IndexFields.TEXT);
    List<Rare> rare = new ArrayList<>();
    List<Map.Entry<String, Double>> likely =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue()
                    .reversed()
                    .thenComparingInt(entry -> -entry.getKey().length())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_LOOKED_UP)
            .toList();
    for (Map.Entry<String, Double> entry : likely) {
      List<Term> terms = new ArrayList<>();
      int frequency = 0;
      for (BytesRef term : analysis.wholeOrPart(entry.getKey())) {
        terms.add(new Term(field, term));
        frequency += reader.docFreq(terms.getLast());
      }
      if (frequency > 0 && frequency <= farthest) {
        double idf = Math.log(1 + (double) reader.numDocs() / frequency);
        rare.add(new Rare(terms, (1 + Math.log(1 + entry.getValue())) * idf));
      }
    }
    rare.sort(Comparator.comparingDouble(Rare::weight).reversed());
    deadline.check();
    return rare.subList(0, Math.min(MOST_WORDS, rare.size()));
  }

  /** Numbers and dates are on pages of every kind. */
  private static boolean isWord(String word) {
    return word.codePoints().allMatch(Character::isLetter);
  }

  /** By the record of each document that has some of the words, within a part of the index. */
  private Map<Integer, Tally> tally(
      LeafReaderContext leaf, BitSet ends, List<Rare> rare, double average) throws IOException {
    Map<Integer, Tally> tallies = new HashMap<>();
    Bits live = leaf.reader().getLiveDocs();
    for (int word = 0; word < rare.size(); word++) {
      Map<Integer, Tally> touched = new HashMap<>();
      for (Term term : rare.get(word).terms()) {
        PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
        if (postings == null) {
          continue;
        }
        for (int page = postings.nextDoc();
            page != DocIdSetIterator.NO_MORE_DOCS;
            page = postings.nextDoc()) {
          if (live == null || live.get(page)) {
            int record = ends.nextSetBit(page);
            Tally tally = tallies.computeIfAbsent(record, _ -> new Tally());
            tally.add(word);
            touched.put(record, tally);
          }
        }
      }
      double weight = rare.get(word).weight();
      touched.forEach(
          (record, tally) -> {
            double length = record - Parents.firstPage(ends, record) + 1;
            double slack = SATURATION * (1 - LENGTH + LENGTH * length / average);
            tally.score += weight * tally.pages / (tally.pages + slack);
          });
      deadline.check();
    }
    return tallies;
  }
}
