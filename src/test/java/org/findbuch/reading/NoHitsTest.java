package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Access;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.index.SearchResult.NoHit;
import org.findbuch.index.SearchResult.Part;
import org.findbuch.query.Query;
import org.findbuch.reading.SearchView.NoHitView;
import org.findbuch.reading.SearchView.PartView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoHitsTest {
  @TempDir Path folder;

  @Test
  void each_part_comes_with_the_question_without_it_as_it_can_be_typed() throws IOException {
    try (OpenLibrary library = new OpenLibrary(folder)) {
      library.add("a.txt", Metadata.NONE, Publication.PUBLISHED, "eins", "");
      library.add("b.txt", Metadata.NONE, Publication.DRAFT, "", "");
      Query word = new Query.Word("Pflege");
      Query phrase = new Query.Phrase(List.of("soziale", "Arbeit"), 0);
      Query not = new Query.Not(new Query.Word("Heim"));
      NoHit noHit =
          new NoHit(
              7L,
              List.of(new Part(word, 3L, 0L), new Part(phrase, 2L, 1L), new Part(not, null, null)));
      NoHitView view = new NoHits(library.archive, Access.PUBLIC).view(noHit);
      assertThat(view)
          .isEqualTo(
              new NoHitView(
                  7L,
                  List.of(
                      new PartView("Pflege", 3L, "\"soziale Arbeit\" -Heim", 0L),
                      new PartView("\"soziale Arbeit\"", 2L, "Pflege -Heim", 1L),
                      new PartView("-Heim", null, "Pflege \"soziale Arbeit\"", null)),
                  1,
                  2));
      assertThat(new NoHits(library.archive, Access.STAFF).view(noHit))
          .extracting(NoHitView::unsearchablePages, NoHitView::pages)
          .containsExactly(3L, 4L);
      assertThat(new NoHits(library.archive, Access.PUBLIC).view(null)).isNull();
    }
  }

  @Test
  void a_single_part_has_nothing_beside_it() throws IOException {
    try (OpenLibrary library = new OpenLibrary(folder)) {
      NoHit noHit = new NoHit(null, List.of(new Part(new Query.Word("Pflege"), 0L, null)));
      assertThat(new NoHits(library.archive, Access.PUBLIC).view(noHit))
          .isEqualTo(new NoHitView(null, List.of(new PartView("Pflege", 0L, null, null)), 0, 0));
    }
  }
}
