package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Access;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.reading.SearchView.CollectionRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelvesTest {
  @TempDir Path folder;
  private OpenLibrary library;

  @BeforeEach
  void open() throws IOException {
    library = new OpenLibrary(folder);
    library.collection("reihe", null, null);
    library.collection("alt", "reihe", "2001-05-12");
    library.collection("neu", "reihe", "2010/2011");
    library.collection("tief", "neu", null);
    add("a", "alt", Publication.PUBLISHED);
    add("b", "tief", Publication.PUBLISHED);
    add("c", "tief", Publication.DRAFT);
    add("d", "reihe", Publication.REVIEW);
  }

  @AfterEach
  void close() throws IOException {
    library.close();
  }

  @Test
  void the_newest_comes_first_and_what_has_no_date_last() throws IOException {
    assertThat(library.as(Access.PUBLIC).shelves().all())
        .extracting(view -> view.id().value())
        .containsExactly("neu", "alt", "reihe", "tief");
  }

  @Test
  void a_collection_counts_what_is_below_it_as_far_as_the_reader_may_see_it() throws IOException {
    assertThat(counts(Access.PUBLIC)).containsExactly(2L, 1L, 1L, 1L);
    assertThat(counts(Access.STAFF)).containsExactly(4L, 1L, 2L, 2L);
  }

  @Test
  void a_collection_names_what_holds_it_and_what_it_holds() throws IOException {
    CollectionView series = view("reihe", Wording.GERMAN);
    assertThat(series.parent()).isNull();
    assertThat(series.children())
        .extracting(CollectionRef::title)
        .containsExactly("Titel von neu", "Titel von alt");
    CollectionView deep = view("tief", Wording.GERMAN);
    assertThat(deep.parent())
        .isEqualTo(new CollectionRef(new CollectionId("neu"), "Titel von neu"));
    assertThat(deep.url()).isEqualTo("/c/tief");
    assertThat(deep.children()).isEmpty();
    assertThat(library.as(Access.STAFF).shelves().find(new CollectionId("nichts"))).isEmpty();
  }

  @Test
  void when_it_was_is_said_in_the_readers_language() throws IOException {
    assertThat(view("alt", Wording.GERMAN).dateLabel()).isEqualTo("12. Mai 2001");
    assertThat(view("alt", Wording.ENGLISH).dateLabel()).isEqualTo("12 May 2001");
    assertThat(view("neu", Wording.GERMAN).dateLabel()).isEqualTo("2010–2011");
    assertThat(view("reihe", Wording.GERMAN).dateLabel()).isNull();
    assertThat(view("alt", Wording.GERMAN).kindLabel()).isEqualTo("Konferenz");
  }

  private List<Long> counts(Access access) throws IOException {
    Shelves shelves = library.as(access).shelves();
    List<Long> counts = new java.util.ArrayList<>();
    for (String id : List.of("reihe", "alt", "neu", "tief")) {
      counts.add(shelves.find(new CollectionId(id)).orElseThrow().documents());
    }
    return counts;
  }

  private CollectionView view(String id, Wording wording) throws IOException {
    return library.as(Access.PUBLIC, wording).shelves().find(new CollectionId(id)).orElseThrow();
  }

  private void add(String name, String collection, Publication publication) throws IOException {
    Metadata said = new Metadata.Builder().collection(new CollectionId(collection)).build();
    library.add(name + ".txt", said, publication, "Text " + name);
  }
}
