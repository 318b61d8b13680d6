package org.findbuch.index.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.document.Language;
import org.findbuch.index.Abbreviations;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.index.SearchResult;
import org.findbuch.index.Searcher;
import org.findbuch.index.lucene.match.SearchThreads;
import org.findbuch.index.lucene.question.Admission;
import org.findbuch.index.lucene.question.PageMarks;
import org.findbuch.index.lucene.question.Question;
import org.findbuch.index.lucene.question.RareWords;
import org.findbuch.index.lucene.store.PointInTime;
import org.findbuch.index.lucene.store.PointInTime.View;
import org.findbuch.index.lucene.typing.Correction;
import org.findbuch.index.lucene.typing.Lexicons;
import org.findbuch.index.lucene.typing.Suggestions;
import org.findbuch.query.Match;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;

/** Answers one reader, each question from what is seen when it comes. */
record LuceneSearcher(
    LiveGeneration live,
    Access access,
    Lexicons lexicons,
    Admission admission,
    SearchThreads helpers,
    Set<String> abbreviationsOff)
    implements Searcher {
  @Override
  public SearchResult search(SearchRequest request) throws IOException {
    return answer(
        admission.pass(request.query()),
        (snapshot, pass) -> question(request, snapshot, pass).answer());
  }

  @Override
  public List<Integer> pages(Query query, DocumentId id) throws IOException {
    SearchRequest inside = SearchRequest.of(query).within(id).matching(Match.MOST);
    return answer(
        admission.pass(query), (snapshot, pass) -> question(inside, snapshot, pass).pages());
  }

  @Override
  public List<SearchResult.Count> values(SearchRequest request, Facet facet) throws IOException {
    return answer(
        admission.pass(request.query()),
        (snapshot, pass) -> question(request, snapshot, pass).values(facet));
  }

  private Question question(SearchRequest request, PointInTime snapshot, Admission.Pass pass) {
    SearchThreads together = pass.costly() ? null : helpers;
    return new Question(request, view(snapshot), pass.deadline(), together);
  }

  @Override
  public List<SearchResult.Mark> marks(Query query, Language language, String text)
      throws IOException {
    Map<String, List<String>> others = others(query);
    try (Admission.Pass pass = admission.pass()) {
      return PageMarks.find(query, others, language, text, pass.deadline());
    }
  }

  /** None while there is no index to ask. */
  private Map<String, List<String>> others(Query query) throws IOException {
    try {
      return answer(admission.pass(), (snapshot, pass) -> view(snapshot).abbreviations().in(query));
    } catch (IndexNotReadyException notYet) {
      return Map.of();
    }
  }

  @Override
  public List<Abbreviations.Learned> abbreviations() throws IOException {
    return answer(admission.pass(), (snapshot, pass) -> all(view(snapshot)));
  }

  private static List<Abbreviations.Learned> all(View view) throws IOException {
    return Abbreviations.all(view.introduced().all(), view.off());
  }

  private View view(PointInTime snapshot) {
    return snapshot.view(access).withoutAbbreviations(abbreviationsOff);
  }

  @Override
  public Optional<Query> correct(SearchRequest request, long found) throws IOException {
    if (Admission.isCostly(request.query())) {
      // looking would cost as much once more, when the answer is there already
      return Optional.empty();
    }
    return answer(
        admission.pass(),
        (snapshot, pass) -> new Correction(view(snapshot), pass.deadline(), found).of(request));
  }

  @Override
  public List<String> suggest(String typed, int most) throws IOException {
    return answer(
        admission.pass(),
        (snapshot, pass) ->
            new Suggestions(snapshot.view(access), lexicons.of(snapshot, access), pass.deadline())
                .of(typed, most));
  }

  @Override
  public List<SearchResult.Hit> similar(
      String text, Language language, Set<DocumentId> except, int most) throws IOException {
    return answer(
        admission.pass(),
        (snapshot, pass) ->
            new RareWords(view(snapshot), pass.deadline()).of(text, language, except, most));
  }

  private interface Answering<T> {
    T from(PointInTime snapshot, Admission.Pass pass) throws IOException;
  }

  /** Gives the pass back in any case; what is read from damaged files is no answer. */
  private <T> T answer(Admission.Pass pass, Answering<T> answering) throws IOException {
    try (pass) {
      return live.read(
          live.searched(),
          snapshot -> {
            T answer = answering.from(snapshot, pass);
            live.vouch(answer instanceof SearchResult found && found.total() == 0);
            return answer;
          });
    }
  }
}
