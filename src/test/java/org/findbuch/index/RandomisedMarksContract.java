package org.findbuch.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Language;
import org.findbuch.index.SearchResult.Hit;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.index.SearchResult.Passage;
import org.findbuch.language.LineEnds;
import org.findbuch.query.Match;
import org.findbuch.query.Query;
import org.findbuch.query.QueryPrinter;
import org.findbuch.query.SearchRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an index marks in a text and in its passages, against the one that scans everything. */
@Tag("contract")
public abstract class RandomisedMarksContract {
  private final Chance chance = new Chance();
  private final long seed = chance.seed;

  /** An empty index in a folder. */
  protected abstract SearchIndex opened(Path folder) throws IOException;

  @Test
  void marks_of_a_text_are_those_of_a_full_scan(@TempDir Path folder) throws IOException {
    try (SearchIndex index = opened(folder);
        SearchIndex naive = new NaiveIndex()) {
      int marked = 0;
      for (int i = 0; i < 400; i++) {
        Query query = chance.query(2);
        Language language = chance.language();
        String text = chance.words(40);
        List<Mark> right = naive.searcher(Access.PUBLIC).marks(query, language, text);
        assertThat(index.searcher(Access.PUBLIC).marks(query, language, text))
            .as("-Dseed=%d %s in %s: %s", seed, QueryPrinter.print(query), language, text)
            .isEqualTo(right);
        marked += right.size();
      }
      assertThat(marked).isPositive();
    }
  }

  @Test
  void marks_of_passages_are_those_of_a_full_scan_of_their_page(@TempDir Path folder)
      throws IOException {
    try (SearchIndex index = opened(folder);
        NaiveIndex naive = new NaiveIndex()) {
      chance.fill(index, naive, 40);
      for (int i = 0; i < 60; i++) {
        SearchRequest request = chance.request().within(null);
        for (Hit hit : index.searcher(Access.STAFF).search(request).hits()) {
          List<Passage> whole = wholePages(naive, request.query(), hit.id());
          for (Passage passage : hit.passages()) {
            List<Passage> page = whole.stream().filter(p -> p.page() == passage.page()).toList();
            assertThat(page).as(said(request, passage)).isNotEmpty();
            Passage heads = naive.match(hit.id(), request.query()).heads(passage.page());
            assertThat(Stream.concat(page.stream(), Stream.of(heads)))
                .as("%s of %s", said(request, passage), page)
                .anyMatch(one -> isCutFrom(one, passage));
          }
        }
      }
    }
  }

  private String said(SearchRequest request, Passage passage) {
    return "-Dseed=" + seed + " " + QueryPrinter.print(request.query()) + " " + passage;
  }

  private static List<Passage> wholePages(SearchIndex naive, Query query, DocumentId id)
      throws IOException {
    SearchRequest inside =
        SearchRequest.of(query).within(id).matching(Match.MOST).page(1, SearchRequest.LARGEST_SIZE);
    return naive.searcher(Access.STAFF).search(inside).hits().getFirst().passages();
  }

  /** Whether a passage is pieces of a page with whole words and just the marks they have there. */
  private static boolean isCutFrom(Passage page, Passage passage) {
    LineEnds whole = new LineEnds(page.text());
    String text = plain(whole.text());
    List<Mark> marks =
        page.marks().stream()
            .map(mark -> new Mark(whole.whole(mark.start()), whole.whole(mark.end())))
            .toList();
    int from = 0;
    for (String piece : plain(passage.text()).split(" … ", -1)) {
      List<Mark> shown = inside(passage.marks(), from, from + piece.length());
      boolean isThere =
          IntStream.rangeClosed(0, text.length() - piece.length())
              .filter(start -> text.startsWith(piece, start))
              .anyMatch(start -> inside(marks, start, start + piece.length()).equals(shown));
      if (!isThere) {
        return false;
      }
      from += piece.length() + " … ".length();
    }
    return true;
  }

  private static List<Mark> inside(List<Mark> marks, int start, int end) {
    return marks.stream()
        .filter(mark -> mark.start() >= start && mark.end() <= end)
        .map(mark -> new Mark(mark.start() - start, mark.end() - start))
        .toList();
  }

  private static String plain(String text) {
    return text.replaceAll("\\s|\u2029", " ");
  }
}
