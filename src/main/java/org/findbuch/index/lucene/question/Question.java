package org.findbuch.index.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;
import org.findbuch.document.Facet;
import org.findbuch.index.PartialMatch;
import org.findbuch.index.SearchResult;
import org.findbuch.index.SearchResult.Count;
import org.findbuch.index.SearchResult.Hit;
import org.findbuch.index.SearchResult.NoHit;
import org.findbuch.index.lucene.match.Deadline;
import org.findbuch.index.lucene.match.OneSearch;
import org.findbuch.index.lucene.match.Ranking;
import org.findbuch.index.lucene.match.SearchThreads;
import org.findbuch.index.lucene.match.Sideways;
import org.findbuch.index.lucene.match.TieredScore;
import org.findbuch.index.lucene.proof.Passages;
import org.findbuch.index.lucene.proof.Reasons;
import org.findbuch.index.lucene.proof.Reasons.Asked;
import org.findbuch.index.lucene.store.DocumentList;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.index.lucene.store.PointInTime.View;
import org.findbuch.query.Query.Word;
import org.findbuch.query.Query.Years;
import org.findbuch.query.QueryParts;
import org.findbuch.query.SearchRequest;
import org.jspecify.annotations.Nullable;

/** One search from the request to the answer. */
public final class Question {
  private final SearchRequest typed;
  private final SearchRequest request;
  private final View view;
  private final Deadline deadline;
  private final OneSearch searcher;
  private @Nullable Map<String, List<String>> others;

  /**
   * @param helpers who may search a large index together with the thread that asks; null for nobody
   */
  public Question(
      SearchRequest request, View view, Deadline deadline, @Nullable SearchThreads helpers) {
    this.typed = request;
    this.request = PartialMatch.counting(request);
    this.view = view;
    this.deadline = deadline;
    this.searcher = new OneSearch(view.reader(), deadline, helpers);
  }

  public SearchResult answer() throws IOException {
    Plan plan = plan();
    Sideways.Found found = collected(plan, farthest());
    OneHit together = together(found);
    int wanted = Math.min(request.page() * request.size(), found.total() - together.size());
    if (together.first(found.top().scoreDocs).length < wanted) {
      found = collected(plan, farthest() + together.size());
    }
    ScoreDoc[] shown = shown(found.top(), plan, together);
    deadline.check();
    Passages passages = passages(plan);
    List<Hit> hits =
        request.within() == null
            ? passages.best(shown)
            : passages.inOrder(shown, (request.page() - 1) * request.size(), request.size());
    Map<Facet, List<Count>> facets = facets(found);
    return new SearchResult(
        found.total() - together.size(),
        found.complete() - together.complete(),
        isListing() ? hits : together.with(missing(hits, shown, plan), shown),
        facets,
        plan.notices(),
        noHit(found));
  }

  private List<Hit> missing(List<Hit> hits, ScoreDoc[] shown, Plan plan) throws IOException {
    Partial partial = plan.partial();
    if (partial == null) {
      return hits;
    }
    List<List<org.findbuch.query.Query>> missing = partial.missing(searcher, shown);
    return IntStream.range(0, shown.length)
        .mapToObj(i -> hits.get(i).missing(missing.get(i)))
        .toList();
  }

  private Passages passages(Plan plan) throws IOException {
    Reasons reasons = new Reasons(asked(plan), searcher, deadline);
    return new Passages(searcher, view.parents(), plan.asked(), reasons, deadline);
  }

  /** The numbers of the matching pages of the best document. */
  public List<Integer> pages() throws IOException {
    Plan plan = plan();
    ScoreDoc[] best = collected(plan.unranked(), farthest()).top().scoreDocs;
    deadline.check();
    return best.length == 0 ? List.of() : passages(plan).numbers(best[0].doc);
  }

  /** How many documents are found, and nothing else of them. */
  public long total() throws IOException {
    Sideways.Found found = collected(plan().unranked(), farthest());
    deadline.check();
    return (long) found.total() - together(found).size();
  }

  /** All values of one facet. */
  public List<Count> values(Facet facet) throws IOException {
    Sideways.Found found = collected(plan().unranked(), farthest());
    FacetTally counted = tally(found.countedFor(facet));
    List<String> chosen = request.chosen().getOrDefault(facet, List.of());
    List<Count> counts = new FacetCounts(view, facet).allIn(counted, chosen);
    deadline.check();
    return counts;
  }

  /** Where no words are asked for, documents are listed one by one. */
  private boolean isListing() {
    return request.query() instanceof org.findbuch.query.Query.Everything;
  }

  private OneHit together(Sideways.Found found) throws IOException {
    return new OneHit(view.twins(), isListing() ? Sideways.Found.NONE : found);
  }

  private FacetTally tally(DocumentList documents) throws IOException {
    return new FacetTally(view, documents, searcher, !isListing());
  }

  private Plan plan() throws IOException {
    return compiler().plan(request.query(), request.match());
  }

  private Compiler compiler() throws IOException {
    return new Compiler(searcher, view.parents(), others(), deadline);
  }

  /** What words of the question are also written like. */
  private Map<String, List<String>> others() throws IOException {
    Map<String, List<String>> known = others;
    if (known == null) {
      known = request.expand() ? view.abbreviations().in(request.query()) : Map.of();
      others = known;
    }
    return known;
  }

  /** What to give reasons for: nothing unless they are wanted. */
  private List<Asked> asked(Plan plan) throws IOException {
    List<Asked> asked = new ArrayList<>();
    if (request.explain()) {
      for (org.findbuch.query.Query one : QueryParts.asked(request.query())) {
        compiler().plan(one).asked().stream()
            .filter(plan.asked()::contains)
            .forEach(leaf -> asked.add(new Asked(one, leaf, others(one))));
      }
    }
    return asked;
  }

  private List<String> others(org.findbuch.query.Query asked) {
    return others != null && QueryParts.word(asked) instanceof Word(var text)
        ? others.getOrDefault(text, List.of())
        : List.of();
  }

  private @Nullable NoHit noHit(Sideways.Found found) throws IOException {
    return found.total() > 0
        ? null
        : new NoHitCounts(view, others(), deadline)
            .of(request.query(), isNarrowed() ? typed : null);
  }

  private boolean isNarrowed() {
    return !request.chosen().isEmpty()
        || !request.excluded().isEmpty()
        || years() != null
        || request.within() != null;
  }

  /** What matches, without what is chosen of facets. */
  private BooleanQuery.Builder found(Plan plan) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(plan.documents(), plan.partial() == null ? Occur.FILTER : Occur.MUST);
    request.excluded().forEach((facet, values) -> all.add(any(facet, values), Occur.MUST_NOT));
    if (request.within() != null) {
      all.add(Compiler.everything(), Occur.FILTER);
      all.add(new TermQuery(new Term(IndexFields.ID, request.within().value())), Occur.FILTER);
    }
    return all;
  }

  private @Nullable Query ranking(Plan plan) {
    return plan.asked().isEmpty() ? null : new Ranking(plan.asked()).quick(view.parents());
  }

  private @Nullable Query years() {
    Integer from = request.fromYear();
    Integer to = request.toYear();
    if (from == null && to == null) {
      return null;
    }
    int first = from == null ? Years.FIRST : from;
    int last = to == null ? Years.LAST : to;
    return IntPoint.newRangeQuery(IndexFields.YEAR, first, last);
  }

  /** What narrows each facet; a span of years narrows the years as values of them do. */
  private Map<Facet, Query> chosen() {
    Map<Facet, Query> chosen = new EnumMap<>(Facet.class);
    request.chosen().forEach((facet, values) -> chosen.put(facet, any(facet, values)));
    Query years = years();
    if (years != null) {
      chosen.merge(Facet.YEAR, years, Question::both);
    }
    return chosen;
  }

  private static Query both(Query one, Query other) {
    return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, Occur.FILTER).build();
  }

  private static Query any(Facet facet, List<String> values) {
    return new TermInSetQuery(
        IndexFields.facet(facet), values.stream().map(BytesRef::new).toList());
  }

  /**
   * All that is found.
   *
   * @param farthest how many of the best
   */
  private Sideways.Found collected(Plan plan, int farthest) throws IOException {
    int last = request.within() == null ? farthest : 1;
    Query ranking = byRelevance() ? ranking(plan) : null;
    // says then which scores are too low for the best, and leaves counting to Sideways
    int counted = ranking == null ? Integer.MAX_VALUE : last;
    TopFieldCollectorManager top =
        new TopFieldCollectorManager(HitOrder.of(request.sort()), last, null, counted);
    Sideways.Found found =
        searcher.search(
            found(plan).build(), new Sideways(top, ranking, chosen(), searcher, plan.leastShare()));
    if (searcher.timedOut()) {
      throw deadline.exceeded();
    }
    return found;
  }

  /** How many of the best are needed to know which are shown. */
  private int farthest() {
    int shown = request.page() * request.size();
    return byRelevance() ? Math.max(shown, Rescoring.WINDOW) : shown;
  }

  private boolean byRelevance() {
    return request.sort() == org.findbuch.query.Sort.RELEVANCE;
  }

  private ScoreDoc[] shown(TopFieldDocs top, Plan plan, OneHit together) throws IOException {
    int first = request.within() == null ? (request.page() - 1) * request.size() : 0;
    if (!byRelevance()) {
      ScoreDoc[] shown = some(together.first(top.scoreDocs), first, request.size());
      BooleanQuery.Builder scored = found(plan);
      Query ranking = ranking(plan);
      if (ranking != null) {
        scored.add(ranking, Occur.SHOULD);
      }
      TopFieldCollector.populateScores(shown, searcher, scored.build());
      return shown;
    }
    ScoreDoc[] all = top.scoreDocs;
    for (ScoreDoc hit : all) {
      hit.score = (Float) ((FieldDoc) hit).fields[0];
    }
    if (!plan.asked().isEmpty()) {
      Query thorough = new Ranking(plan.asked()).thorough(view.parents());
      all = Rescoring.ordered(searcher, thorough, all, plan);
    }
    if (plan.partial() != null) {
      for (ScoreDoc hit : all) {
        hit.score = TieredScore.shown(hit.score);
      }
    }
    return some(together.first(all), first, request.size());
  }

  private static ScoreDoc[] some(ScoreDoc[] hits, int first, int most) {
    int from = Math.min(first, hits.length);
    return Arrays.copyOfRange(hits, from, Math.min(from + most, hits.length));
  }

  private Map<Facet, List<Count>> facets(Sideways.Found found) throws IOException {
    Map<Facet, List<Count>> facets = new EnumMap<>(Facet.class);
    FacetTally hits = tally(found.hits());
    for (Facet facet : Facet.values()) {
      DocumentList sideways = found.withoutFacet().get(facet);
      FacetTally counted = sideways == null ? hits : tally(sideways);
      List<String> chosen = request.chosen().getOrDefault(facet, List.of());
      List<Count> counts = new FacetCounts(view, facet).in(counted, chosen);
      if (!counts.isEmpty()) {
        facets.put(facet, counts);
      }
    }
    return facets;
  }
}
