package org.findbuch.index.lucene.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;
import org.findbuch.index.lucene.match.Sequence.Slot;
import org.findbuch.index.lucene.match.Sequence.Where;
import org.findbuch.index.lucene.store.Analysis;
import org.jspecify.annotations.Nullable;

/**
 * Matches where the words of a sequence stand together. Lucene's own phrase query finds words near
 * each other by edit distance and cannot be asked for what goes over a page break only. To be asked
 * by {@link OneSearch}, which knows the terms.
 */
final class SequenceQuery extends Query {
  /**
   * How much a part of a compound counts beside a whole word. On judged German questions the mean
   * reciprocal rank was .519 with .3 and .514 with 1.
   */
  private static final float PART = 0.3f;

  private final Sequence sequence;

  private SequenceQuery(Sequence sequence) {
    this.sequence = sequence;
  }

  /** What finds a sequence; a word alone is found by Lucene's own queries. */
  static Query of(Sequence sequence) {
    Query query;
    if (sequence.where() == Where.APART) {
      query = new ConstantScoreQuery(everySlot(sequence));
    } else if (sequence.slots().size() == 1 && sequence.where() == Where.ANYWHERE) {
      query = any(sequence.field(), sequence.slots().getFirst());
    } else {
      query = new SequenceQuery(sequence);
    }
    return sequence.weight() == 1f ? query : new BoostQuery(query, sequence.weight());
  }

  /** What a document must hold to be looked at more closely. */
  private static Query everySlot(Sequence sequence) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    sequence.slots().stream()
        .distinct()
        .forEach(slot -> all.add(any(sequence.field(), slot), Occur.FILTER));
    return all.build();
  }

  private static Query any(String field, Slot slot) {
    if (slot.terms().size() == 1) {
      return new TermQuery(new Term(field, slot.terms().getFirst()));
    }
    if (!slot.oneWord()) {
      return new ConstantScoreQuery(new TermInSetQuery(field, slot.terms()));
    }
    SynonymQuery.Builder forms = new SynonymQuery.Builder(field);
    slot.terms().forEach(term -> forms.addTerm(term, Analysis.isPart(term) ? PART : 1f));
    return forms.build();
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    Weight candidates =
        searcher.createWeight(
            searcher.rewrite(everySlot(sequence)), ScoreMode.COMPLETE_NO_SCORES, 1f);
    OneSearch search = (OneSearch) searcher;
    return new SequenceWeight(
        candidates, mode.needsScores() ? scorer(search, boost) : null, search.vocabulary());
  }

  /** The forms of one word count as one term, the most frequent of them. */
  private @Nullable SimScorer scorer(OneSearch searcher, float boost) throws IOException {
    CollectionStatistics field = searcher.collectionStatistics(sequence.field());
    if (field == null) {
      return null;
    }
    List<TermStatistics> terms = new ArrayList<>();
    for (Slot slot : sequence.slots()) {
      TermStatistics most = null;
      for (BytesRef text : slot.terms()) {
        Term term = new Term(sequence.field(), text);
        TermStates states = searcher.vocabulary().states(term);
        if (states.docFreq() > (most == null ? 0 : most.docFreq())) {
          most = searcher.termStatistics(term, states.docFreq(), states.totalTermFreq());
        }
      }
      if (most != null) {
        terms.add(most);
      }
    }
    return terms.isEmpty()
        ? null
        : searcher.getSimilarity().scorer(boost, field, terms.toArray(TermStatistics[]::new));
  }

  private final class SequenceWeight extends PlainWeight {
    private final Weight candidates;
    private final @Nullable SimScorer scoring;
    private final Vocabulary vocabulary;

    private SequenceWeight(Weight candidates, @Nullable SimScorer scoring, Vocabulary vocabulary) {
      super(SequenceQuery.this);
      this.vocabulary = vocabulary;
      this.candidates = candidates;
      this.scoring = scoring;
    }

    @Override
    public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
      ScorerSupplier holding = candidates.scorerSupplier(context);
      if (holding == null) {
        return null;
      }
      return new ScorerSupplier() {
        @Override
        public Scorer get(long leadCost) throws IOException {
          DocIdSetIterator documents = holding.get(leadCost).iterator();
          SlotPostings postings = new SlotPostings(vocabulary, context, sequence);
          NumericDocValues norms =
              scoring == null ? null : context.reader().getNormValues(sequence.field());
          return new SequenceScorer(new Check(documents, postings), scoring, norms);
        }

        @Override
        public long cost() {
          return holding.cost();
        }
      };
    }
  }

  private final class Check extends TwoPhaseIterator {
    private final SlotPostings postings;
    private int words;

    private Check(DocIdSetIterator documents, SlotPostings postings) {
      super(documents);
      this.postings = postings;
    }

    @Override
    public boolean matches() throws IOException {
      BitSet found = Together.find(sequence, postings.in(approximation().docID()));
      words = found.cardinality();
      return words > 0;
    }

    /** About how many times the words stand together. */
    private float frequency() {
      return Math.max(1f, (float) words / sequence.slots().size());
    }

    @Override
    public float matchCost() {
      return 100f * sequence.slots().size();
    }
  }

  private static final class SequenceScorer extends Scorer {
    private final Check check;
    private final DocIdSetIterator documents;
    private final @Nullable SimScorer scoring;
    private final @Nullable NumericDocValues norms;

    private SequenceScorer(
        Check check, @Nullable SimScorer scoring, @Nullable NumericDocValues norms) {
      this.check = check;
      this.documents = TwoPhaseIterator.asDocIdSetIterator(check);
      this.scoring = scoring;
      this.norms = norms;
    }

    @Override
    public int docID() {
      return check.approximation().docID();
    }

    @Override
    public DocIdSetIterator iterator() {
      return documents;
    }

    @Override
    public TwoPhaseIterator twoPhaseIterator() {
      return check;
    }

    @Override
    public float score() throws IOException {
      if (scoring == null) {
        return 0f;
      }
      boolean known = norms != null && norms.advanceExact(docID());
      return scoring.score(
          check.frequency(), known ? Objects.requireNonNull(norms).longValue() : 1);
    }

    @Override
    public float getMaxScore(int upTo) {
      return scoring == null ? 0f : scoring.score(Float.MAX_VALUE, 1);
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(@Nullable String field) {
    return sequence.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SequenceQuery that && sequence.equals(that.sequence);
  }

  @Override
  public int hashCode() {
    return classHash() ^ sequence.hashCode();
  }
}
