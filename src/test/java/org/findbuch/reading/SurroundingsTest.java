package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Language;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.reading.PageView.PageLink;
import org.findbuch.reading.SearchView.HitView;
import org.findbuch.reading.Surroundings.Difference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {
  @TempDir Path folder;
  private OpenLibrary library;

  @BeforeEach
  void open() throws IOException {
    library = new OpenLibrary(folder);
  }

  @AfterEach
  void close() throws IOException {
    library.close();
  }

  @Test
  void of_two_files_it_is_told_which_pages_changed_came_and_went() throws IOException {
    DocumentId id = add(Publication.PUBLISHED, "Titel", "eins", "zwei", "Schluss");
    library.addVersion(id, "b.txt", "Ti tel", "eins", "drei", "Schluss", "Anhang");
    Difference more = around(Access.PUBLIC).difference(id, 1, 2).orElseThrow();
    assertThat(more.changed()).extracting(PageLink::url).containsExactly("/d/" + id + "/3");
    assertThat(more.added()).isEqualTo(1);
    assertThat(more.removed()).isZero();
    library.addVersion(id, "c.txt", "Titel", "Schluss");
    Difference fewer = around(Access.PUBLIC).difference(id, 2, 3).orElseThrow();
    assertThat(fewer.changed()).isEmpty();
    assertThat(fewer.removed()).isEqualTo(3);
    assertThat(around(Access.PUBLIC).difference(id, 1, 1).orElseThrow().isNone()).isTrue();
    assertThat(around(Access.PUBLIC).difference(id, 1, 4)).isEmpty();
  }

  @Test
  void of_long_files_only_the_number_of_pages_is_compared() throws IOException {
    String[] pages = new String[201];
    java.util.Arrays.fill(pages, "Seite");
    DocumentId id = add(Publication.PUBLISHED, "eins");
    library.addVersion(id, "b.txt", pages);
    assertThat(around(Access.PUBLIC).difference(id, 1, 2)).contains(new Difference(null, 200, 0));
  }

  @Test
  void pages_without_text_and_pages_with_hits_are_listed_for_who_may_see_them() throws IOException {
    DocumentId id = add(Publication.PUBLISHED, "Hitze", "", "Hitze und Schatten");
    DocumentId draft = add(Publication.DRAFT, "Hitze", "");
    library.settle();
    assertThat(around(Access.PUBLIC).unsearchable(id))
        .extracting(PageLink::url)
        .containsExactly("/d/" + id + "/2");
    assertThat(around(Access.PUBLIC).found(id, "hitze"))
        .extracting(PageLink::url)
        .containsExactly("/d/" + id + "/1?q=hitze", "/d/" + id + "/3?q=hitze");
    assertThat(around(Access.PUBLIC).found(id, "wort ".repeat(65))).isEmpty();
    assertThat(around(Access.PUBLIC).unsearchable(draft)).isEmpty();
    assertThat(around(Access.PUBLIC).found(draft, "hitze")).isEmpty();
    assertThat(around(Access.PUBLIC).difference(draft, 1, 1)).isEmpty();
    assertThat(around(Access.STAFF).unsearchable(draft)).hasSize(1);
  }

  @Test
  void documents_with_the_same_rare_words_are_similar_and_drafts_are_for_staff()
      throws IOException {
    String heat = "Hitzeaktionsplan mit Trinkbrunnen, Schattenplätzen und Kühlräumen";
    DocumentId one = add(Publication.PUBLISHED, heat + " für die Altstadt");
    DocumentId like = add(Publication.PUBLISHED, "Im Sommer: " + heat);
    DocumentId draft = add(Publication.DRAFT, "Entwurf: " + heat);
    DocumentId other = add(Publication.PUBLISHED, "Schuleingangsuntersuchung, Impfquote, Masern");
    library.settle();
    assertThat(around(Access.PUBLIC).similar(one)).extracting(HitView::id).containsExactly(like);
    assertThat(around(Access.STAFF).similar(one))
        .extracting(HitView::id)
        .containsExactlyInAnyOrder(like, draft);
    assertThat(around(Access.PUBLIC).similar(draft)).isEmpty();
    assertThat(around(Access.PUBLIC).similar(heat, new Language("de")))
        .extracting(HitView::id)
        .contains(one, like)
        .doesNotContain(draft, other);
    assertThat(around(Access.PUBLIC).similar("und der die", new Language("de"))).isEmpty();
    assertThat(around(Access.PUBLIC).similar(heat, new Language("tr"))).isEmpty();
  }

  private Surroundings around(Access access) {
    return library.as(access).surroundings();
  }

  private DocumentId add(Publication publication, String... pages) throws IOException {
    return library.add("a.txt", Metadata.NONE, publication, pages);
  }
}
