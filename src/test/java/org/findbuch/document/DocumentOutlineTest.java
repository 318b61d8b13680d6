package org.findbuch.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.findbuch.document.DocumentOutline.Entry;
import org.junit.jupiter.api.Test;

class DocumentOutlineTest {
  @Test
  void it_comes_back_as_it_was_stored() {
    DocumentOutline outline =
        new DocumentOutline(List.of(new Entry("1 Anlass", 1, 3), new Entry("Über Maß\t𝄞", 2, 4)));
    assertThat(DocumentOutline.stored(outline.stored())).isEqualTo(outline);
    assertThat(outline.entries().getLast().title()).isEqualTo("Über Maß 𝄞");
    assertThat(DocumentOutline.stored("")).isEqualTo(DocumentOutline.NONE);
  }

  @Test
  void titles_are_one_line_of_a_readable_length() {
    Entry entry = new Entry("\u00a0 Kapitel\r\n\u202e\u0001eins\u2029 " + "lang ".repeat(90), 1, 1);
    assertThat(entry.title()).startsWith("Kapitel eins lang").endsWith("…").hasSize(251);
    assertThat(new DocumentOutline(List.of(new Entry(" \n\u200b", 1, 1))).entries()).isEmpty();
  }

  @Test
  void there_is_an_end_to_it() {
    Entry entry = new Entry("Abschnitt", 1, 1);
    assertThat(new DocumentOutline(Collections.nCopies(5_000, entry)).entries())
        .hasSize(DocumentOutline.MOST);
  }

  @Test
  void a_damaged_one_is_named() {
    assertThatThrownBy(() -> DocumentOutline.stored("1\tnichts"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Entry("nirgends", 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
