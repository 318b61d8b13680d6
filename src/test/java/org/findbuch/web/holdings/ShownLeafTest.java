package org.findbuch.web.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.reading.PageView;
import org.findbuch.reading.PageView.Boxes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShownLeafTest {
  private static final Boxes KNOWN = new Boxes(2, 595, 842, List.of());
  private static final Boxes UNKNOWN = new Boxes(2, 0, 0, List.of());

  private static ShownLeaf leaf(Boxes boxes, List<Mark> marks, @Nullable String newer) {
    PageView page =
        new PageView(
            2,
            "2",
            "Demenz",
            PageState.TEXT,
            100,
            ReadBy.FINDBUCH,
            List.of(),
            marks,
            1,
            3,
            List.of(),
            null,
            null,
            newer);
    return new ShownLeaf(
        page, new ShownLeaf.Picture("/d/abc", boxes, true), List.of(), "/d/abc/2/tables/", false);
  }

  @Test
  void places_that_are_known_only_with_the_picture_are_asked_for_then() {
    List<Mark> marks = List.of(new Mark(0, 6));
    assertThat(leaf(UNKNOWN, marks, null).boxes("Demenz & Pflege"))
        .isEqualTo("/api/documents/abc/pages/2/boxes?q=Demenz+%26+Pflege");
    assertThat(leaf(KNOWN, marks, null).boxes("Demenz")).isNull();
    assertThat(leaf(UNKNOWN, List.of(), null).boxes("Demenz")).isNull();
    assertThat(leaf(UNKNOWN, marks, "/d/abc").boxes("Demenz")).as("nobody answers").isNull();
  }
}
