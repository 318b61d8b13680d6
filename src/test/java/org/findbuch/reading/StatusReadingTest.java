package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.findbuch.document.Access;
import org.findbuch.document.Metadata;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusReadingTest {
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
  void of_nothing_everything_can_be_searched() throws IOException {
    StatusView status = library.status().status(Access.PUBLIC);
    assertThat(status.totalPages()).isZero();
    assertThat(status.searchableShare()).isEqualTo(1);
    assertThat(status.index().complete()).isTrue();
    assertThat(status.publications()).isEqualTo(Map.of(Publication.PUBLISHED, 0L));
  }

  @Test
  void the_public_learns_nothing_of_what_is_not_published() throws IOException {
    library.add("a.txt", Metadata.NONE, Publication.PUBLISHED, "eins", "", "drei", "vier");
    StatusView before = library.status().status(Access.PUBLIC);
    library.add("b.txt", Metadata.NONE, Publication.DRAFT, "eins", "");
    library.add("c.txt", Metadata.NONE, Publication.REVIEW, "zwei");
    library.settle();
    StatusView shown = library.status().status(Access.PUBLIC);
    assertThat(shown.documents()).isEqualTo(Map.of(State.SEARCHABLE, 1L));
    assertThat(shown.publications()).isEqualTo(Map.of(Publication.PUBLISHED, 1L));
    assertThat(shown.pages()).isEqualTo(before.pages());
    assertThat(shown.pages())
        .containsOnlyKeys(PageState.values())
        .containsEntry(PageState.TEXT, 3L)
        .containsEntry(PageState.UNREAD, 1L);
    assertThat(shown.totalPages()).isEqualTo(4);
    assertThat(shown.searchablePages()).isEqualTo(3);
    assertThat(shown.searchableShare()).isEqualTo(0.75);
    assertThat(shown.index().waiting()).isZero();
  }

  @Test
  void staff_learn_all_of_it() throws IOException {
    library.stopIndexing();
    library.add("a.txt", Metadata.NONE, Publication.PUBLISHED, "eins");
    library.add("b.txt", Metadata.NONE, Publication.DRAFT, "eins", "");
    StatusView status = library.status().status(Access.STAFF);
    assertThat(status.publications())
        .containsEntry(Publication.PUBLISHED, 1L)
        .containsEntry(Publication.DRAFT, 1L);
    assertThat(status.totalPages()).isEqualTo(3);
    assertThat(status.index().waiting()).isEqualTo(2);
    StatusView shown = library.status().status(Access.PUBLIC);
    assertThat(shown.index().waiting()).as("published ones alone").isEqualTo(1);
    assertThat(shown.totalPages()).isEqualTo(1);
    assertThat(shown.searchableShare()).as("nothing of it is found yet").isZero();
  }
}
