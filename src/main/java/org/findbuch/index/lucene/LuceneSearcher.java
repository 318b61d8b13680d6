package org.findbuch.index.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.findbuch.document.Audience;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.document.Language;
import org.findbuch.index.SearchResult;
import org.findbuch.index.Searcher;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;

/** Answers one audience, each question from what is seen when it comes. */
final class LuceneSearcher implements Searcher {
  private final LuceneIndex index;
  private final Audience audience;
  private final Lexicons lexicons;
  private final long longest;

  /**
   * @param longest milliseconds that a question may take
   */
  LuceneSearcher(LuceneIndex index, Audience audience, Lexicons lexicons, long longest) {
    this.index = index;
    this.audience = audience;
    this.lexicons = lexicons;
    this.longest = longest;
  }

  @Override
  public SearchResult search(SearchRequest request) throws IOException {
    return answer(snapshot -> new Question(request, snapshot.view(audience), deadline()).answer());
  }

  @Override
  public List<Integer> pages(Query query, DocumentId id) throws IOException {
    SearchRequest inside = SearchRequest.of(query).within(id);
    return answer(snapshot -> new Question(inside, snapshot.view(audience), deadline()).pages());
  }

  @Override
  public List<SearchResult.Count> values(SearchRequest request, Facet facet) throws IOException {
    return answer(
        snapshot -> new Question(request, snapshot.view(audience), deadline()).values(facet));
  }

  @Override
  public List<SearchResult.Mark> marks(Query query, Language language, String text)
      throws IOException {
    return PageMarks.find(query, language, text, deadline());
  }

  @Override
  public Optional<Query> correct(SearchRequest request, long found) throws IOException {
    return answer(
        snapshot -> new Correction(snapshot.view(audience), deadline(), found).of(request));
  }

  @Override
  public List<String> spellings(String word, int most) throws IOException {
    return answer(
        snapshot -> {
          Spelling spelling = Correction.spelling(snapshot.view(audience), null);
          return spelling.like(word.toLowerCase(Locale.GERMAN)).stream()
              .limit(most)
              .map(Spelling.Candidate::word)
              .toList();
        });
  }

  @Override
  public List<String> suggest(String typed, int most) throws IOException {
    return answer(
        snapshot ->
            new Suggestions(snapshot.view(audience), lexicons.of(snapshot, audience), deadline())
                .of(typed, most));
  }

  private Deadline deadline() {
    return new Deadline(longest);
  }

  private interface Answering<T> {
    T from(Snapshot snapshot) throws IOException;
  }

  private <T> T answer(Answering<T> answering) throws IOException {
    Snapshot snapshot = index.searched();
    try {
      return answering.from(snapshot);
    } finally {
      snapshot.release();
    }
  }
}
