package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Metadata;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.reading.PageView.PageLink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageReadingTest {
  @TempDir Path folder;
  private OpenLibrary library;
  private DocumentId id;

  @BeforeEach
  void open() throws IOException {
    library = new OpenLibrary(folder);
    id =
        library.add(
            "a.pdf",
            Metadata.NONE,
            Publication.PUBLISHED,
            "Die Pflege im Quartier",
            "",
            "Von Häusern und Pflege",
            "Schluss");
    library.settle();
  }

  @AfterEach
  void close() throws IOException {
    library.close();
  }

  @Test
  void a_page_knows_its_neighbours_and_carries_the_question_on() throws IOException {
    PageView first = page(1, "Pflege");
    assertThat(first.label()).isEqualTo("S.\u00a01");
    assertThat(first.previous()).isNull();
    assertThat(first.next()).isEqualTo("/d/" + id + "/2?q=Pflege");
    assertThat(first.newerUrl()).isNull();
    assertThat(first.pageCount()).isEqualTo(4);
    PageView last = page(4, null);
    assertThat(last.next()).isNull();
    assertThat(last.previous()).isEqualTo("/d/" + id + "/3");
    assertThat(library.as(Access.PUBLIC).page(id, null, 5, null)).isEmpty();
    assertThat(library.as(Access.PUBLIC, Wording.ENGLISH).page(id, null, 1, null).orElseThrow())
        .extracting(PageView::label)
        .isEqualTo("p.\u00a01");
  }

  @Test
  void the_other_pages_with_the_words_are_named() throws IOException {
    assertThat(page(3, "Pflege").found())
        .containsExactly(
            new PageLink(1, "S.\u00a01", "/d/" + id + "/1?q=Pflege"),
            new PageLink(3, "S.\u00a03", "/d/" + id + "/3?q=Pflege"));
    assertThat(page(3, null).found()).isEmpty();
    assertThat(page(3, "  ").found()).isEmpty();
  }

  @Test
  void a_page_without_text_says_so() throws IOException {
    assertThat(page(2, "Pflege").state()).isEqualTo(PageState.UNREAD);
    assertThat(page(2, "Pflege").text()).isEmpty();
    assertThat(page(2, "Pflege").marks()).isEmpty();
  }

  @Test
  void whatever_stands_behind_its_address_a_page_can_be_read() throws IOException {
    PageView page = page(1, "x".repeat(600));
    assertThat(page.text()).isEqualTo("Die Pflege im Quartier");
    assertThat(page.marks()).isEmpty();
    assertThat(page.found()).isEmpty();
  }

  @Test
  void an_older_original_keeps_its_pages_and_points_to_the_newest() throws IOException {
    library.addVersion(id, "b.txt", "Neue Pflege");
    library.settle();
    PageView old = library.as(Access.PUBLIC).page(id, 1, 3, "Pflege").orElseThrow();
    assertThat(old.text()).isEqualTo("Von Häusern und Pflege");
    assertThat(old.label()).isEqualTo("S.\u00a03");
    assertThat(old.previous()).isEqualTo("/d/" + id + "/v/1/2?q=Pflege");
    assertThat(old.newerUrl()).isEqualTo("/d/" + id);
    assertThat(old.found()).isEmpty();
    assertThat(old.marks()).isNotEmpty();
    assertThat(page(1, "Pflege").original()).isEqualTo(2);
    assertThat(page(1, "Pflege").label()).isEqualTo("Abschnitt\u00a01");
    assertThat(library.as(Access.PUBLIC).page(id, 3, 1, null)).isEmpty();
    assertThat(library.as(Access.PUBLIC).pages(id, 1, "Pflege"))
        .hasSize(4)
        .last()
        .isEqualTo(new PageLink(4, "S.\u00a04", "/d/" + id + "/v/1/4?q=Pflege"));
  }

  private PageView page(int number, @Nullable String query) throws IOException {
    return library.as(Access.PUBLIC).page(id, null, number, query).orElseThrow();
  }
}
